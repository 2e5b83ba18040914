import type { TreatmentPlanApproved, TreatmentPlanLapsed, TreatmentPlanReviewed } from '@continuum/contracts';
import type { Fold } from '@continuum/event-sourcing';

export type PlanStanding = 'NotLapsed' | 'Lapsed';
export type PlanEvent = TreatmentPlanApproved | TreatmentPlanReviewed | TreatmentPlanLapsed;

const evolve = (standing: PlanStanding, event: PlanEvent): PlanStanding => {
  switch (event.type) {
    case 'TreatmentPlanLapsed':
      return 'Lapsed';
    case 'TreatmentPlanApproved':
    case 'TreatmentPlanReviewed':
      return 'NotLapsed';
    default:
      return standing;
  }
};

/** Whether the treatment plan has lapsed (R17): `treatment_plan-<enrollmentId>`, which therapy-sessions writes. */
export const planStanding: Fold<PlanStanding, PlanEvent> = { initial: 'NotLapsed', evolve };
