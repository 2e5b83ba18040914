import { mondayOf, sundayOf, weekOf, weeksFrom } from '../../../calendar/ward-days.js';
import type { Milestone } from '../milestones.js';
import type { Session, Timeline, Week } from '../timeline.js';

/** A week as a row of the printed timeline. Weeks of two enrollments at once are two rows. */
export interface WeekRow {
  readonly isoWeek: string;
  readonly level: string;
  readonly enrolled?: { readonly week: Week; readonly sessions: readonly Session[] };
  readonly milestones: readonly Milestone[];
}

const levelIn = (isoWeek: string, { levels }: Timeline): string => {
  const [monday, sunday] = [mondayOf(isoWeek), sundayOf(isoWeek)];
  return levels.findLast(({ from, to }) => from.slice(0, 10) <= sunday && (to === null || to.slice(0, 10) >= monday))?.level ?? '';
};

const rowsOf = (isoWeek: string, timeline: Timeline, milestones: readonly Milestone[]): readonly WeekRow[] => {
  const stays = timeline.enrollments.flatMap(({ level, weeks, sessions }) => {
    const week = weeks.find((each) => each.isoWeek === isoWeek);
    return week === undefined ? [] : [{ level, enrolled: { week, sessions: sessions.filter((session) => session.isoWeek === isoWeek) } }];
  });
  const [first, ...others] = stays;
  if (first === undefined) return [{ isoWeek, level: levelIn(isoWeek, timeline), milestones }];
  return [{ isoWeek, ...first, milestones }, ...others.map((other) => ({ isoWeek, ...other, milestones: [] }))];
};

/** The weeks from the first thing told to the last, each with what happened in it. */
export const weekRows = (timeline: Timeline): readonly WeekRow[] => {
  const milestones = Map.groupBy(timeline.milestones, ({ day }) => weekOf(day));
  const weeks = [...milestones.keys(), ...timeline.enrollments.flatMap((stay) => stay.weeks.map(({ isoWeek }) => isoWeek))].sort();
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (first === undefined || last === undefined) return [];
  return weeksFrom(mondayOf(first), sundayOf(last)).flatMap((isoWeek) => rowsOf(isoWeek, timeline, milestones.get(isoWeek) ?? []));
};

/** Whether nothing at all is told of a week. */
export const isQuiet = ({ enrolled, milestones }: WeekRow): boolean => enrolled === undefined && milestones.length === 0;
