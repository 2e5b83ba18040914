import type { TreatmentPlanApproved, TreatmentPlanLapsed, TreatmentPlanReviewed } from '@continuum/contracts';
import { happenedAt, type Decider, type Decided } from '@continuum/event-sourcing';
import { plusDays } from '@continuum/care-calendar';
import { openStay, stayOf, type PlaceInCare, type Stay } from '../place-in-care/place-in-care.js';
import { progress, revise, setGoal } from './goals.js';
import { isApproved, planState, type ApprovedPlan, type TreatmentPlan, type TreatmentPlanEvent } from './plan-state.js';
import type { ApprovePlan, LapsePlan, ReviewPlan, TreatmentPlanCommand } from './treatment-plan.commands.js';
import { PlanAlreadyApproved, PlanUnknown, ReviewedBeforeApproval } from './treatment-plan.refusals.js';

/** @throws PlanUnknown */
const approved = (plan: TreatmentPlan, enrollmentId: string): ApprovedPlan => {
  if (!isApproved(plan)) throw new PlanUnknown(`Enrollment ${enrollmentId} has no approved plan.`, { enrollmentId });
  return plan;
};

/** R17: the next review, so many days on in the time zone of the program. */
const nextReview = ({ policy, timeZone }: Stay, from: string): string => plusDays(from, policy.limits.planReviewedEveryDays, timeZone);

export const approve = (command: ApprovePlan, plan: TreatmentPlan, place: PlaceInCare): Decided<TreatmentPlanApproved> => {
  const { enrollmentId, clientRef, planId, problems, signedByClient, clinicianRef } = command;
  if (isApproved(plan)) throw new PlanAlreadyApproved(`Enrollment ${enrollmentId} has a plan; review it instead.`, { enrollmentId, planId: plan.planId });
  const approvedAt = happenedAt(command);
  const stay = openStay(place, enrollmentId, approvedAt);

  return {
    type: 'TreatmentPlanApproved',
    data: { enrollmentId, clientRef, planId, planVersion: 1, problems, signedByClient, clinicianRef, nextReviewDue: nextReview(stay, approvedAt) },
    policyversion: stay.policy.version,
  };
};

export const review = (command: ReviewPlan, plan: ApprovedPlan, place: PlaceInCare): Decided<TreatmentPlanReviewed> => {
  const { enrollmentId, problems = plan.problems, signedByClient, clinicianRef } = command;
  const { clientRef, planId, planVersion, heldSince } = plan;
  const reviewedAt = happenedAt(command);
  if (reviewedAt < heldSince) throw new ReviewedBeforeApproval(`Plan ${planId} stands since ${heldSince}.`, { enrollmentId, planId });
  const stay = openStay(place, enrollmentId, reviewedAt);

  const data = {
    enrollmentId,
    clientRef,
    planId,
    planVersion: planVersion + 1,
    problems,
    signedByClient,
    clinicianRef,
    nextReviewDue: nextReview(stay, reviewedAt),
  };
  return { type: 'TreatmentPlanReviewed', data, policyversion: stay.policy.version };
};

/** R17: not where the plan was approved or reviewed in the meantime, nor where that was said before. */
const hasLapsed = ({ lapse, dueAt }: LapsePlan, plan: TreatmentPlan): boolean => {
  switch (plan.status) {
    case 'None':
      return lapse !== 'not-reviewed';
    case 'InForce':
      return lapse === 'not-reviewed' && plan.nextReviewDue <= dueAt;
    case 'NoneInTime':
    case 'Lapsed':
      return false;
  }
};

/** Nothing lapses where the client is gone. */
export const lapse = (command: LapsePlan, plan: TreatmentPlan, place: PlaceInCare): readonly Decided<TreatmentPlanLapsed>[] => {
  const { enrollmentId, clientRef, lapse, dueAt } = command;
  if (!hasLapsed(command, plan)) return [];
  const { policy, dischargedAt } = stayOf(place, enrollmentId);
  if (dischargedAt !== null) return [];

  const lapsed = isApproved(plan) ? { planId: plan.planId, lapse } : { lapse };
  return [{ type: 'TreatmentPlanLapsed', data: { enrollmentId, clientRef, ...lapsed, dueAt }, policyversion: policy.version }];
};

const decide = (command: TreatmentPlanCommand, plan: TreatmentPlan, place: PlaceInCare): readonly TreatmentPlanEvent[] => {
  switch (command.type) {
    case 'ApprovePlan':
      return [approve(command, plan, place)];
    case 'ReviewPlan':
      return [review(command, approved(plan, command.enrollmentId), place)];
    case 'LapsePlan':
      return lapse(command, plan, place);
    case 'SetGoal':
      return [setGoal(command, approved(plan, command.enrollmentId))];
    case 'RecordGoalProgress':
      return progress(command, approved(plan, command.enrollmentId));
    case 'ReviseGoal':
      return revise(command, approved(plan, command.enrollmentId));
  }
};

export const treatmentPlan: Decider<TreatmentPlanCommand, TreatmentPlan, TreatmentPlanEvent, PlaceInCare> = { ...planState, decide };
