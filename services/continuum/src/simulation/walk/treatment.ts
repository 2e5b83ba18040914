import { ApprovePlan, CorrectAttendance, RaiseRisk, RecordGoalProgress, RecordOutreach, ResolveRisk, ReviewPlan, SetGoal } from '@continuum/therapy-sessions';
import { EndLeave, StartLeave } from '@continuum/intake';
import type { GoalDomain, PlanProblem } from '@continuum/contracts';
import type { PlannedStay } from '../block/block-plan.js';
import { groupSession, idOf } from './booking.js';
import { deed, type Deed } from './deed.js';
import { assessment } from './level-of-care.js';
import { coordinator, diceFor, keyOf, meets, therapistOf, type Scene } from './scene.js';

const problemsOf = ({ client }: PlannedStay): PlanProblem[] => {
  const { track, presentingConcerns, arrests30d } = client.plan.profile;
  const mood: PlanProblem = presentingConcerns.includes('anxiety') ? 'anxiety' : presentingConcerns.includes('trauma') ? 'trauma' : 'depression';
  return [
    ...(track === 'MH' ? [] : (['substance-use', 'cravings'] as const)),
    ...(track === 'SUD' ? [] : [mood]),
    ...(arrests30d > 0 ? (['legal'] as const) : []),
  ];
};

interface PlannedGoal {
  readonly goalId: string;
  readonly domain: GoalDomain;
  readonly target: number;
  readonly rating: number;
  readonly required: boolean;
}

/** Two goals that graduation waits for and one that it does not. */
export const goalsOf = (scene: Scene, stay: PlannedStay): readonly PlannedGoal[] => {
  const dice = diceFor(scene.run, stay, 'goals');
  const { track } = stay.client.plan.profile;
  const others: readonly GoalDomain[] = ['relationships', 'employment', 'routine', 'finances', 'wellness'];
  const domains: readonly GoalDomain[] = [track === 'MH' ? 'mood' : 'abstinence', 'coping', dice.oneOf(others)];
  const name = stay.enrollmentId.slice('enrollment-'.length);
  return domains.map((domain, at) => ({ goalId: `goal-${name}-${domain}`, domain, target: 8, rating: dice.whole(1, 4), required: at < 2 }));
};

const about = (scene: Scene, stay: PlannedStay, name: string, minute: number) => ({
  key: keyOf(stay, name),
  minute,
  by: therapistOf(scene, stay.group),
  changes: [meets.treatment(stay.client.plan.index)],
  looksAt: [meets.client(stay.client.plan.index)],
});

const planned = (scene: Scene, stay: PlannedStay): readonly Deed[] => {
  const { enrollmentId, client, group } = stay;
  const plan = {
    enrollmentId,
    clientRef: client.clientRef,
    planId: `plan-${enrollmentId.slice('enrollment-'.length)}`,
    problems: problemsOf(stay),
    signedByClient: true,
    clinicianRef: therapistOf(scene, group).ref,
  };
  return [
    deed(ApprovePlan, plan, about(scene, stay, 'plan', 19 * 60 + 32)),
    ...goalsOf(scene, stay).map((goal) => deed(SetGoal, { enrollmentId, ...goal }, about(scene, stay, `goal-${goal.domain}`, 19 * 60 + 33))),
  ];
};

/** How far a goal has come by a day: all the way by the last days of those who complete, about half of it for others. */
const ratingOn = ({ admissionDay, lastContactDay, plan }: PlannedStay, { rating, target }: PlannedGoal, day: number): number => {
  const way = (day - admissionDay) / Math.max(1, lastContactDay - admissionDay);
  const most = plan.reason === 1 ? target - 1 : rating + 2;
  return Math.max(rating, Math.min(most, Math.round(rating + way * (most - rating))));
};

const reassessed = (scene: Scene, stay: PlannedStay): readonly Deed[] => {
  const { enrollmentId, intakeId, client, group } = stay;
  const key = keyOf(stay, `assess-${scene.day}`);
  const assessed = { index: client.plan.index, intakeId, key, minute: 19 * 60 + 34, assessor: therapistOf(scene, group) };
  return [
    assessment(scene, { ...assessed, recommended: '2.1', provided: '2.1' }),
    ...goalsOf(scene, stay).map((goal) =>
      deed(
        RecordGoalProgress,
        { enrollmentId, goalId: goal.goalId, rating: ratingOn(stay, goal, scene.day) },
        about(scene, stay, `progress-${scene.day}-${goal.domain}`, 19 * 60 + 35),
      ),
    ),
  ];
};

const risk = (scene: Scene, stay: PlannedStay): readonly Deed[] => {
  const { raisedDay, resolvedDay } = stay.milestones.risk ?? {};
  const { clientRef } = stay.client;
  const riskId = `risk-${stay.enrollmentId.slice('enrollment-'.length)}`;
  const raised = { riskId, clientRef, level: 'moderate', instrument: 'C-SSRS', actions: ['safety-plan', 'close-monitoring'] } as const;
  return [
    ...(raisedDay === scene.day ? [deed(RaiseRisk, { ...raised, actions: [...raised.actions] }, about(scene, stay, 'risk', 19 * 60 + 31))] : []),
    ...(resolvedDay === scene.day
      ? [deed(ResolveRisk, { riskId, clientRef, resolution: 'safety-plan-in-force' }, about(scene, stay, 'risk-over', 19 * 60 + 31))]
      : []),
  ];
};

/** Assumed: some attendance is corrected days later (docs/simulation.md). */
const correctedShare = 0.02;

const correction = (scene: Scene, stay: PlannedStay): readonly Deed[] =>
  stay.programDays.flatMap(({ day, group: mark }) => {
    if (day >= scene.day || day < scene.day - 9 || day > stay.lastContactDay) return [];
    const dice = diceFor(scene.run, stay, `correction-${day}`);
    const isCorrected = dice.chance(correctedShare);
    const onDay = scene.run.days.weekdaysAfter(day, dice.whole(1, 6));
    const session = groupSession(scene, stay.group, day, 'group');
    if (mark.status === 'missed' && mark.kind !== 'no-show') return [];
    if (!isCorrected || onDay !== scene.day || session === undefined) return [];
    const change =
      mark.status === 'attended'
        ? { newMinutes: session.plannedMinutes - mark.late - mark.early - 10, reason: 'entry-error' as const }
        : { newStatus: 'cancelled-excused' as const, reason: 'late-information' as const };
    const body = { sessionId: idOf(scene, session), clientRef: stay.client.clientRef, ...change };
    return [deed(CorrectAttendance, body, { ...about(scene, stay, `correct-${day}`, 9 * 60 + 5), changes: [meets.session(session.key)] })];
  });

const reachedShare = 0.6;

/** The weekday after a no-show somebody calls (R20); who has dropped out is not reached. */
const outreach = (scene: Scene, stay: PlannedStay): readonly Deed[] => {
  const { programDays, lastContactDay, dischargeDay, enrollmentId, client } = stay;
  const missed = programDays.findLast(({ day, group }) => day < scene.day && group.status === 'missed' && group.kind === 'no-show');
  if (missed === undefined || scene.run.days.weekdaysAfter(missed.day, 1) !== scene.day || scene.day >= dischargeDay) return [];
  const dice = diceFor(scene.run, stay, `outreach-${missed.day}`);
  const channel = dice.weighted([
    ['phone', 60],
    ['text', 30],
    ['letter', 10],
  ] as const);
  const reached = missed.day <= lastContactDay && dice.chance(reachedShare);
  const body = { enrollmentId, clientRef: client.clientRef, channel, reached };
  return [deed(RecordOutreach, body, about(scene, stay, `outreach-${missed.day}`, 8 * 60 + 30))];
};

const leave = (scene: Scene, stay: PlannedStay): readonly Deed[] => {
  if (stay.leave === undefined) return [];
  const { fromDay, backDay } = stay.leave;
  const { enrollmentId, client } = stay;
  const body = { clientRef: client.clientRef, enrollmentId };
  const on = (name: string, minute: number) => ({ key: keyOf(stay, name), minute, by: coordinator(scene), changes: [meets.client(client.plan.index)] });
  const reason = diceFor(scene.run, stay, 'leave').oneOf(['medical', 'family', 'travel', 'work'] as const);
  const expectedReturn = scene.run.days.at(backDay).date;
  return [
    ...(fromDay === scene.day ? [deed(StartLeave, { ...body, reason, expectedReturn }, on('leave', 7 * 60 + 30))] : []),
    ...(backDay === scene.day ? [deed(EndLeave, body, on('back', 7 * 60 + 30))] : []),
  ];
};

/** What is done for a client in treatment beside the sessions: plan, goals, reassessment, safety, corrections, outreach, leave. */
export const treatmentDeeds = (scene: Scene, stay: PlannedStay): readonly Deed[] => {
  const { milestones, group, enrollmentId } = stay;
  const { day } = scene;
  const review = { enrollmentId, signedByClient: true, clinicianRef: therapistOf(scene, group).ref };
  return [
    ...leave(scene, stay),
    ...outreach(scene, stay),
    ...correction(scene, stay),
    ...risk(scene, stay),
    ...(milestones.planDay === day ? planned(scene, stay) : []),
    ...(milestones.reviewDays.includes(day) ? [deed(ReviewPlan, review, about(scene, stay, `review-${day}`, 19 * 60 + 33))] : []),
    ...(milestones.assessDays.includes(day) ? reassessed(scene, stay) : []),
  ];
};
