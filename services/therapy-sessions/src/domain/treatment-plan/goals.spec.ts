import { describe, it } from '@jest/globals';
import type { GoalAchieved, GoalProgressRecorded, GoalRevised, GoalSet, TreatmentPlanApproved } from '@continuum/contracts';
import type { Decided } from '@continuum/event-sourcing';
import { order, specOf } from '@continuum/testing';
import { place } from '../../testing/admitted-client.js';
import { RecordGoalProgress, ReviseGoal, SetGoal } from './treatment-plan.commands.js';
import { BeforeTheGoalWasSet, GoalAchievedFromTheOutset, GoalAlreadySet, GoalUnknown, PlanUnknown } from './treatment-plan.refusals.js';
import { treatmentPlan } from './treatment-plan.js';

const ofGoal = { enrollmentId: 'enrollment-1', clientRef: 'client-1', goalId: 'goal-1', domain: 'coping' } as const;
const later = order({ now: '2026-03-09T09:00:00.000Z' });

const approved: TreatmentPlanApproved = {
  type: 'TreatmentPlanApproved',
  data: {
    enrollmentId: 'enrollment-1',
    clientRef: 'client-1',
    planId: 'plan-1',
    planVersion: 1,
    problems: [],
    signedByClient: true,
    clinicianRef: 'staff-7',
    nextReviewDue: '2026-04-03T14:00:00.000Z',
  },
};
const goalSet = (over: Partial<GoalSet['data']> = {}): Decided<GoalSet> => ({
  type: 'GoalSet',
  data: { ...ofGoal, target: 7, rating: 2, required: true, ...over },
});
const goalSetThen = { ...goalSet(), time: '2026-03-05T09:00:00.000Z' };
const progressed = (rating: number): GoalProgressRecorded => ({ type: 'GoalProgressRecorded', data: { ...ofGoal, rating, target: 7 } });
const achieved = (over: Partial<GoalAchieved['data']> = {}): GoalAchieved => ({
  type: 'GoalAchieved',
  data: { ...ofGoal, rating: 7, target: 7, required: true, ...over },
});
const revised = (over: Partial<GoalRevised['data']> = {}): GoalRevised => ({
  type: 'GoalRevised',
  data: { ...ofGoal, target: 7, required: true, reopened: false, ...over },
});

const setGoal = (over: Partial<SetGoal> = {}): SetGoal =>
  Object.assign(new SetGoal(), { enrollmentId: 'enrollment-1', goalId: 'goal-1', domain: 'coping', target: 7, rating: 2, required: true, order: later }, over);
const recordProgress = (rating: number, over: Partial<RecordGoalProgress> = {}): RecordGoalProgress =>
  Object.assign(new RecordGoalProgress(), { enrollmentId: 'enrollment-1', goalId: 'goal-1', rating, order: later }, over);
const reviseGoal = (over: Partial<ReviseGoal>): ReviseGoal =>
  Object.assign(new ReviseGoal(), { enrollmentId: 'enrollment-1', goalId: 'goal-1', order: later }, over);

const { given } = specOf(treatmentPlan, place());

describe('setting a goal', () => {
  it('joins it to the plan', () => given(approved).when(setGoal()).then([goalSet()]));
  it('may start one below its target', () =>
    given(approved)
      .when(setGoal({ rating: 6 }))
      .then([goalSet({ rating: 6 })]));
  it('is refused where it starts at its target', () =>
    given(approved)
      .when(setGoal({ rating: 7 }))
      .thenRefused(GoalAchievedFromTheOutset));
  it('is refused twice', () => given(approved, goalSetThen).when(setGoal()).thenRefused(GoalAlreadySet));
  it('is refused without a plan', () => given().when(setGoal()).thenRefused(PlanUnknown));
});

describe('recording the progress of a goal', () => {
  it('is told one below the target', () =>
    given(approved, goalSetThen)
      .when(recordProgress(6))
      .then([progressed(6)]));
  it('achieves it at the target', () =>
    given(approved, goalSetThen)
      .when(recordProgress(7))
      .then([progressed(7), achieved()]));
  it('achieves it once', () =>
    given(approved, goalSetThen, progressed(7), achieved())
      .when(recordProgress(9))
      .then([progressed(9)]));
  it('is refused before the goal was set', () =>
    given(approved, goalSetThen)
      .when(recordProgress(6, { occurredAt: '2026-03-05T08:59:59.999Z' }))
      .thenRefused(BeforeTheGoalWasSet));
  it('is refused of a goal that is not in the plan', () => given(approved).when(recordProgress(6)).thenRefused(GoalUnknown));
});

describe('revising a goal', () => {
  const achievedBefore = [approved, goalSetThen, progressed(7), achieved()];

  it('opens an achieved goal again where the target rises', () =>
    given(...achievedBefore)
      .when(reviseGoal({ target: 8 }))
      .then([revised({ target: 8, reopened: true })]));
  it('leaves it achieved where the target falls', () =>
    given(...achievedBefore)
      .when(reviseGoal({ target: 6 }))
      .then([revised({ target: 6 })]));
  it('achieves a goal whose target falls to where the client stands', () =>
    given(approved, goalSetThen)
      .when(reviseGoal({ target: 2 }))
      .then([revised({ target: 2 }), achieved({ rating: 2, target: 2 })]));
  it('may say that graduation does not wait for it', () =>
    given(approved, goalSetThen)
      .when(reviseGoal({ required: false }))
      .then([revised({ required: false })]));
  it('changes nothing where it is so already', () =>
    given(approved, goalSetThen)
      .when(reviseGoal({ target: 7 }))
      .thenNothing());
});
