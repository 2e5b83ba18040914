import type {
  GoalAchieved,
  GoalDomain,
  GoalProgressRecorded,
  GoalRevised,
  GoalSet,
  TreatmentPlanApproved,
  TreatmentPlanLapsed,
  TreatmentPlanReviewed,
} from '@continuum/contracts';
import { entryOf, type Fold, type Placed } from '@continuum/event-sourcing';

export type TreatmentPlanEvent =
  TreatmentPlanApproved | TreatmentPlanReviewed | TreatmentPlanLapsed | GoalSet | GoalProgressRecorded | GoalAchieved | GoalRevised;

export interface Goal {
  readonly domain: GoalDomain;
  readonly target: number;
  readonly required: boolean;
  readonly rating: number;
  readonly setAt: string;
  readonly isAchieved: boolean;
  /** The event that made it what it is: set, achieved or revised. */
  readonly eventId: string;
}

interface Plan extends Pick<TreatmentPlanApproved['data'], 'clientRef' | 'planId' | 'planVersion' | 'problems' | 'nextReviewDue'> {
  readonly heldSince: string;
  readonly goals: Readonly<Record<string, Goal>>;
}

export type TreatmentPlan =
  { readonly status: 'None' } | { readonly status: 'NoneInTime' } | ({ readonly status: 'InForce' } & Plan) | ({ readonly status: 'Lapsed' } & Plan);
export type ApprovedPlan = Extract<TreatmentPlan, { status: 'InForce' | 'Lapsed' }>;

export const isApproved = (plan: TreatmentPlan): plan is ApprovedPlan => plan.status === 'InForce' || plan.status === 'Lapsed';

const goalsOf = (plan: TreatmentPlan): Plan['goals'] => (isApproved(plan) ? plan.goals : {});

const held = (
  plan: TreatmentPlan,
  { clientRef, planId, planVersion, problems, nextReviewDue }: TreatmentPlanApproved['data'],
  heldSince: string,
): TreatmentPlan => ({
  status: 'InForce',
  clientRef,
  planId,
  planVersion,
  problems,
  nextReviewDue,
  heldSince,
  goals: goalsOf(plan),
});

const withGoal = (plan: TreatmentPlan, goalId: string, change: Partial<Goal>): TreatmentPlan => {
  const goal = entryOf(goalsOf(plan), goalId);
  return goal === undefined || !isApproved(plan) ? plan : { ...plan, goals: { ...plan.goals, [goalId]: { ...goal, ...change } } };
};

const evolve = (plan: TreatmentPlan, event: TreatmentPlanEvent, { id, time }: Placed): TreatmentPlan => {
  switch (event.type) {
    case 'TreatmentPlanApproved':
    case 'TreatmentPlanReviewed':
      return held(plan, event.data, time);
    case 'TreatmentPlanLapsed':
      return isApproved(plan) ? { ...plan, status: 'Lapsed' } : { status: 'NoneInTime' };
    case 'GoalSet': {
      const { goalId, domain, target, rating, required } = event.data;
      const goal: Goal = { domain, target, required, rating, setAt: time, isAchieved: false, eventId: id };
      return isApproved(plan) ? { ...plan, goals: { ...plan.goals, [goalId]: goal } } : plan;
    }
    case 'GoalProgressRecorded':
      return withGoal(plan, event.data.goalId, { rating: event.data.rating });
    case 'GoalAchieved':
      return withGoal(plan, event.data.goalId, { isAchieved: true, eventId: id });
    case 'GoalRevised': {
      const { goalId, target, required, reopened } = event.data;
      return withGoal(plan, goalId, { target, required, ...(reopened ? { isAchieved: false, eventId: id } : {}) });
    }
  }
};

export const planState: Fold<TreatmentPlan, TreatmentPlanEvent> = { initial: { status: 'None' }, evolve };
