import { CancelSession, ChangeClientSchedule, ScheduleSession } from '@continuum/scheduling';
import type { CancelReason, Modality } from '@continuum/contracts';
import type { BlockPlan, PlannedGroup, PlannedStay } from '../block/block-plan.js';
import { bookedDayOf, saturdayBefore } from '../block/booked-days.js';
import { groupMinutes, individualHour, individualMinutes, prescribedMinutes, secondAfterMinutes, secondMinutes } from '../block/therapy-groups.js';
import { Dice } from '../population/dice.js';
import { deed, type Deed } from './deed.js';
import { educatorOf, keyOf, meets, scheduler, sessionIdOf, therapistOf, type Scene } from './scene.js';

/** The two sessions of a group's day. */
export type DayPart = 'group' | 'second';

/** A session of the plan: when it is booked and held, and the name of the deed that books it. */
export interface PlannedSession {
  readonly key: string;
  readonly bookedDay: number;
  readonly day: number;
  readonly minute: number;
  readonly plannedMinutes: number;
  readonly modality: Modality;
}

const membersOf = (block: BlockPlan, group: PlannedGroup): readonly PlannedStay[] => block.stays.filter((stay) => stay.group === group);

const secondModality = (day: number): Modality => (day % 2 === 0 ? 'psychoeducation' : 'life-skills');

export const groupSession = (scene: Scene, group: PlannedGroup, day: number, part: DayPart): PlannedSession | undefined => {
  const bookedDay = bookedDayOf(scene.run.days, day, membersOf(scene.block, group));
  if (bookedDay === undefined) return undefined;
  const { startMinute } = group.kind;
  const key = `block-${scene.block.number}/group-${group.number}/${day}/${part}`;
  if (part === 'group') return { key, bookedDay, day, minute: startMinute, plannedMinutes: groupMinutes, modality: 'group' };
  return { key, bookedDay, day, minute: startMinute + secondAfterMinutes, plannedMinutes: secondMinutes, modality: secondModality(day) };
};

/** Assumed: clients with family who take part, and every which week (docs/simulation.md). */
const familyShare = 0.55;
const familyEveryWeeks = 4;

const individualModality = (scene: Scene, stay: PlannedStay, day: number): Modality => {
  const week = Math.floor((day - stay.admissionDay) / 7);
  const hasFamily = new Dice(scene.run.nameOf(`${stay.client.plan.index}/family`)).chance(familyShare);
  return hasFamily && week % familyEveryWeeks === familyEveryWeeks - 2 ? 'family' : 'individual';
};

/** The weekly session alone with the therapist, or with the family. */
export const individualSession = (scene: Scene, stay: PlannedStay, day: number): PlannedSession => {
  const { minute } = individualHour(stay.group.kind, stay.seat);
  const bookedDay = Math.max(stay.admissionDay, saturdayBefore(scene.run.days, day));
  const modality = individualModality(scene, stay, day);
  return { key: keyOf(stay, `individual-${day}`), bookedDay, day, minute, plannedMinutes: individualMinutes, modality };
};

export const idOf = ({ run }: Scene, { bookedDay, key, day }: PlannedSession): string => sessionIdOf(run, bookedDay, key, day);

const booking = (
  scene: Scene,
  group: PlannedGroup,
  session: PlannedSession,
  whom: { readonly groupId: string } | { readonly clientRefs: string[] },
  looksAt: readonly string[],
): Deed => {
  const { run, block } = scene;
  const { key, day, minute, plannedMinutes, modality } = session;
  const facilitator = modality === 'psychoeducation' || modality === 'life-skills' ? educatorOf(scene, group) : therapistOf(scene, group);
  return deed(
    ScheduleSession,
    {
      programId: block.programId,
      modality,
      ...whom,
      start: run.days.instant(day, minute),
      plannedMinutes,
      facilitatorRef: facilitator.ref,
      delivery: 'in-person',
    },
    { key, minute: 12 * 60, by: scheduler(scene), changes: [meets.week(run.days.at(day).isoWeek)], looksAt: [meets.group(group), ...looksAt] },
  );
};

const daysAhead = ({ run, day }: Scene): readonly number[] => {
  const all: number[] = [];
  for (let next = day + 1; all.length === 0 || run.days.weekday(next) !== 'SA'; next++) all.push(next);
  return all;
};

const groupBookings = (scene: Scene, days: readonly number[]): readonly Deed[] =>
  scene.block.groups.flatMap((group) =>
    days
      .filter((day) => group.kind.weekdays.includes(scene.run.days.weekday(day)))
      .flatMap((day) => (['group', 'second'] as const).map((part) => groupSession(scene, group, day, part)))
      .flatMap((session) => (session?.bookedDay === scene.day ? [booking(scene, group, session, { groupId: group.groupId }, [])] : [])),
  );

const individualBookings = (scene: Scene, days: readonly number[]): readonly Deed[] =>
  scene.block.stays.flatMap((stay) =>
    stay.programDays
      .filter(({ day, individual }) => individual !== undefined && days.includes(day))
      .map(({ day }) => individualSession(scene, stay, day))
      .filter(({ bookedDay }) => bookedDay === scene.day)
      .map((session) => booking(scene, stay.group, session, { clientRefs: [stay.client.clientRef] }, [meets.client(stay.client.plan.index)])),
  );

/** The group's own days, where they are not those that were assigned with the admission. */
const rescheduled = (scene: Scene, stay: PlannedStay): readonly Deed[] => {
  const { kind } = stay.group;
  const asked = scene.run.days.weekdaysAfter(stay.admissionDay, 1);
  if (kind.name !== 'evening-3' || asked !== scene.day || stay.dischargeDay <= asked) return [];
  const minutesPerDay = kind.weekdays.map(() => prescribedMinutes(kind) / kind.weekdays.length);
  const effectiveFrom = scene.run.days.at(stay.admissionDay).date;
  const { index } = stay.client.plan;
  const body = { enrollmentId: stay.enrollmentId, days: [...kind.weekdays], minutesPerDay, effectiveFrom, reason: 'client-request' as const };
  const circumstances = { key: keyOf(stay, 'days'), minute: 11 * 60, by: scheduler(scene), changes: [meets.treatment(index)], looksAt: [meets.client(index)] };
  return [deed(ChangeClientSchedule, body, circumstances)];
};

/** The scheduler's day: on Saturday the next week, on other days what newcomers still miss of the week. */
export const bookingDeeds = (scene: Scene): readonly Deed[] => {
  const days = daysAhead(scene);
  return [...scene.block.stays.flatMap((stay) => rescheduled(scene, stay)), ...groupBookings(scene, days), ...individualBookings(scene, days)];
};

/** A booked session that is not held, the day itself. */
export const cancellation = (scene: Scene, session: PlannedSession, reason: CancelReason): Deed =>
  deed(
    CancelSession,
    { sessionId: idOf(scene, session), cancelledBy: 'program', reason },
    { key: `${session.key}/cancel`, minute: 7 * 60, by: scheduler(scene), changes: [meets.week(scene.run.days.at(session.day).isoWeek)] },
  );
