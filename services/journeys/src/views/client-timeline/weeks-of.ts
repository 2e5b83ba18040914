import { dayIn, sundayOf, mondayOf, weeksFrom } from '../../calendar/ward-days.js';
import type { FactNamed } from './client-timeline.view.js';
import { countsOf } from './sessions-of.js';
import type { Enrollment, Session, Week } from './timeline.js';

export type DoseClosed = FactNamed<'WeeklyDoseClosed'>['data'];

/** An enrollment before its weeks are counted. */
export type Stay = Omit<Enrollment, 'weeks' | 'totals'>;

const prescribedIn = (isoWeek: string, { schedule, prescribed }: Stay): number =>
  schedule.findLast(({ effectiveFrom }) => effectiveFrom <= sundayOf(isoWeek))?.minutesPerWeek ?? prescribed.minutesPerWeek;

const isOnLeave = (isoWeek: string, { leaves, timeZone }: Stay): boolean =>
  leaves.some(({ from, to }) => dayIn(timeZone, from) <= sundayOf(isoWeek) && (to === null || dayIn(timeZone, to) > mondayOf(isoWeek)));

const weekOf = (isoWeek: string, stay: Stay, sessions: readonly Session[], closed: DoseClosed | undefined): Week => {
  const attended = sessions.filter(({ minutes }) => minutes > 0);
  const attendedMinutes = attended.reduce((sum, { minutes }) => sum + minutes, 0);
  return {
    isoWeek,
    prescribedMinutes: closed?.prescribedMinutes ?? prescribedIn(isoWeek, stay),
    attendedMinutes,
    attendedDays: new Set(attended.map(({ day }) => day)).size,
    sessions: countsOf(sessions),
    ...(closed?.attendedMinutes === attendedMinutes ? { verdict: closed.verdict } : {}),
    ...(isOnLeave(isoWeek, stay) ? { onLeave: true } : {}),
  };
};

/** The weeks of a stay up to its discharge, or up to the last day that anything is known of. `closed` by ISO week. */
export const weeksOf = (stay: Stay, lastDay: string, closed: ReadonlyMap<string, DoseClosed>): readonly Week[] => {
  const byWeek = Map.groupBy(stay.sessions, ({ isoWeek }) => isoWeek);
  const weeks = new Set([...weeksFrom(stay.admittedOn, stay.dischargedOn ?? lastDay), ...byWeek.keys()]);
  return [...weeks].sort().map((isoWeek) => weekOf(isoWeek, stay, byWeek.get(isoWeek) ?? [], closed.get(isoWeek)));
};
