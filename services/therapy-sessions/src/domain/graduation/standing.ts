import type { AftercarePlanApproved, ContinuingCareLinked, LevelOfCareAssessed } from '@continuum/contracts';
import type { Fold } from '@continuum/event-sourcing';
import type { Safety } from '../safety/safety.js';
import { isApproved, type TreatmentPlan } from '../treatment-plan/plan-state.js';
import type { Standing } from './criteria.js';
import type { FirstAppointment, GoalStanding, LevelRecommended, OpenRisk } from './graduation.commands.js';

/** Of intake's stream of a case: the latest assessment of the level of care. */
export const latestAssessment: Fold<LevelRecommended | null, LevelOfCareAssessed> = {
  initial: null,
  evolve: (latest, event, { id }) => {
    switch (event.type) {
      case 'LevelOfCareAssessed':
        return { eventId: id, recommended: event.data.recommended, validUntil: event.data.validUntil };
      default:
        return latest;
    }
  },
};

type AftercareStanding = Pick<Standing, 'aftercare' | 'appointments'>;

/** Of aftercare's stream of an enrollment: the plan approved last, and the first appointments made. */
export const aftercareStanding: Fold<AftercareStanding, AftercarePlanApproved | ContinuingCareLinked> = {
  initial: { aftercare: null, appointments: [] },
  evolve: (standing, event, { id }) => {
    switch (event.type) {
      case 'AftercarePlanApproved':
        return { ...standing, aftercare: { eventId: id, aftercarePlanId: event.data.aftercarePlanId, components: event.data.components } };
      case 'ContinuingCareLinked':
        return { ...standing, appointments: [...standing.appointments, appointmentOf(event, id)] };
      default:
        return standing;
    }
  },
};

export const appointmentOf = ({ data }: ContinuingCareLinked, eventId: string): FirstAppointment => ({
  eventId,
  at: data.firstAppointmentAt,
  levelOfCare: data.levelOfCare,
});

export const goalsOf = (plan: TreatmentPlan): GoalStanding[] =>
  isApproved(plan) ? Object.entries(plan.goals).map(([goalId, { eventId, required, isAchieved }]) => ({ goalId, eventId, required, isAchieved })) : [];

export const openRisksOf = (risks: Safety): OpenRisk[] =>
  Object.entries(risks).flatMap(([riskId, { status, eventId, level }]) => (status === 'Open' ? [{ riskId, eventId, level }] : []));

/** Where nothing is known of the client. */
export const nothingStands: Standing = { goals: [], assessment: null, risks: [], aftercare: null, appointments: [] };
