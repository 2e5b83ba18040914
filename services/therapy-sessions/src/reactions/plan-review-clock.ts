import type { ClientAdmitted, ClientDischarged, TreatmentPlanApproved, TreatmentPlanReviewed } from '@continuum/contracts';
import { plusDays } from '@continuum/care-calendar';
import { ask, type Deadline, type ProcessManager, type Reaction } from '@continuum/messaging';
import { LapsePlan } from '../domain/treatment-plan/treatment-plan.commands.js';

type Heard = ClientAdmitted | TreatmentPlanApproved | TreatmentPlanReviewed | ClientDischarged;

export type PlanWatch = { readonly status: 'NotWatched' } | { readonly status: 'Watched'; readonly enrollmentId: string; readonly clientRef: string };

const lapse = (watch: PlanWatch, { dueAt }: Deadline): Reaction<PlanWatch> => {
  if (watch.status === 'NotWatched') return {};
  const { enrollmentId, clientRef } = watch;
  return { commands: [ask(LapsePlan, { enrollmentId, clientRef, dueAt, occurredAt: dueAt })] };
};

const nextReview = (dueAt: string): Reaction<PlanWatch> => ({ deadlines: [{ name: 'review', dueAt }], cancel: ['approve'] });

/** R17: a plan is approved so many days after admission and reviewed every so many days, else it lapses. */
export const planReviewClock: ProcessManager<Heard, PlanWatch> = {
  name: 'plan-review-clock',
  initial: { status: 'NotWatched' },
  key: ({ data }) => data.enrollmentId,
  on: {
    ClientAdmitted: (_watch, { data: { enrollmentId, clientRef, admittedAt, timeZone, policy } }) => ({
      state: { status: 'Watched', enrollmentId, clientRef },
      deadlines: [{ name: 'approve', dueAt: plusDays(admittedAt, policy.limits.planApprovedWithinDays, timeZone) }],
    }),
    TreatmentPlanApproved: (_watch, { data }) => nextReview(data.nextReviewDue),
    TreatmentPlanReviewed: (_watch, { data }) => nextReview(data.nextReviewDue),
    ClientDischarged: () => ({ state: null }),
  },
  due: { approve: lapse, review: lapse },
};
