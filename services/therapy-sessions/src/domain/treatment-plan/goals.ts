import type { GoalAchieved, GoalProgressRecorded, GoalRevised, GoalSet } from '@continuum/contracts';
import { entryOf, happenedAt } from '@continuum/event-sourcing';
import type { ApprovedPlan, Goal } from './plan-state.js';
import type { RecordGoalProgress, ReviseGoal, SetGoal } from './treatment-plan.commands.js';
import { BeforeTheGoalWasSet, GoalAchievedFromTheOutset, GoalAlreadySet, GoalUnknown } from './treatment-plan.refusals.js';

/** @throws GoalUnknown, BeforeTheGoalWasSet */
const goalOf = (plan: ApprovedPlan, command: RecordGoalProgress | ReviseGoal): Goal => {
  const { goalId } = command;
  const goal = entryOf(plan.goals, goalId);
  if (goal === undefined) throw new GoalUnknown(`Goal ${goalId} is not in the plan.`, { goalId });
  if (happenedAt(command) < goal.setAt) throw new BeforeTheGoalWasSet(`Goal ${goalId} was set at ${goal.setAt}.`, { goalId });
  return goal;
};

export const setGoal = (command: SetGoal, plan: ApprovedPlan): GoalSet => {
  const { enrollmentId, goalId, domain, target, rating = 0, required } = command;
  if (entryOf(plan.goals, goalId) !== undefined) throw new GoalAlreadySet(`Goal ${goalId} was set before.`, { goalId });
  if (rating >= target) throw new GoalAchievedFromTheOutset(`Goal ${goalId} starts at or above its target.`, { goalId });

  return { type: 'GoalSet', data: { enrollmentId, clientRef: plan.clientRef, goalId, domain, target, rating, required } };
};

const achieved = (plan: ApprovedPlan, ids: { enrollmentId: string; goalId: string }, { domain, rating, target, required }: Goal): GoalAchieved => ({
  type: 'GoalAchieved',
  data: { enrollmentId: ids.enrollmentId, clientRef: plan.clientRef, goalId: ids.goalId, domain, rating, target, required },
});

export const progress = (command: RecordGoalProgress, plan: ApprovedPlan): readonly (GoalProgressRecorded | GoalAchieved)[] => {
  const { enrollmentId, goalId, rating } = command;
  const goal = goalOf(plan, command);
  const { domain, target } = goal;

  const recorded: GoalProgressRecorded = { type: 'GoalProgressRecorded', data: { enrollmentId, clientRef: plan.clientRef, goalId, domain, rating, target } };
  return !goal.isAchieved && rating >= target ? [recorded, achieved(plan, command, { ...goal, rating })] : [recorded];
};

export const revise = (command: ReviseGoal, plan: ApprovedPlan): readonly (GoalRevised | GoalAchieved)[] => {
  const { enrollmentId, goalId } = command;
  const goal = goalOf(plan, command);
  const { target = goal.target, required = goal.required } = command;
  if (target === goal.target && required === goal.required) return [];

  const reopened = goal.isAchieved && goal.rating < target;
  const data = { enrollmentId, clientRef: plan.clientRef, goalId, domain: goal.domain, target, required, reopened };
  const revised: GoalRevised = { type: 'GoalRevised', data };
  return !goal.isAchieved && goal.rating >= target ? [revised, achieved(plan, command, { ...goal, target, required })] : [revised];
};
