import { dayIn, sundayOf, mondayOf, weeksFrom } from '../../calendar/ward-days.js';
import type { FactNamed } from './client-timeline.view.js';
import { countsOf } from './sessions-of.js';
import type { Enrollment, Session, Week } from './timeline.js';

export type DoseClosed = FactNamed<'WeeklyDoseClosed'>['data'];

/** An enrollment before its weeks are counted. */
export type Stay = Omit<Enrollment, 'weeks' | 'totals'>;

const prescribedIn = (isoWeek: string, { schedule, prescribed }: Stay): number =>
  schedule.findLast(({ effectiveFrom }) => effectiveFrom <= sundayOf(isoWeek))?.minutesPerWeek ?? prescribed.minutesPerWeek;

interface DaysAway {
  readonly from: string;
  /** The day of the return. */
  readonly to: string | null;
}

const daysAway = ({ leaves, timeZone }: Stay): readonly DaysAway[] =>
  leaves.map(({ from, to }) => ({ from: dayIn(timeZone, from), to: to === null ? null : dayIn(timeZone, to) }));

const isAway = (isoWeek: string, away: readonly DaysAway[]): boolean =>
  away.some(({ from, to }) => from <= sundayOf(isoWeek) && (to === null || to > mondayOf(isoWeek)));

const weekOf = (isoWeek: string, prescribed: number, sessions: readonly Session[], closed: DoseClosed | undefined): Week => {
  const attended = sessions.filter(({ minutes }) => minutes > 0);
  const attendedMinutes = attended.reduce((sum, { minutes }) => sum + minutes, 0);
  return {
    isoWeek,
    prescribedMinutes: closed?.prescribedMinutes ?? prescribed,
    attendedMinutes,
    attendedDays: new Set(attended.map(({ day }) => day)).size,
    sessions: countsOf(sessions),
    ...(closed?.attendedMinutes === attendedMinutes ? { verdict: closed.verdict } : {}),
  };
};

/** The weeks of a stay up to its discharge, or up to the last day that anything is known of. `closed` by ISO week. */
export const weeksOf = (stay: Stay, lastDay: string, closed: ReadonlyMap<string, DoseClosed>): readonly Week[] => {
  const byWeek = Map.groupBy(stay.sessions, ({ isoWeek }) => isoWeek);
  const away = daysAway(stay);
  const weeks = new Set([...weeksFrom(stay.admittedOn, stay.dischargedOn ?? lastDay), ...byWeek.keys()]);
  return [...weeks].sort().map((isoWeek) => {
    const week = weekOf(isoWeek, prescribedIn(isoWeek, stay), byWeek.get(isoWeek) ?? [], closed.get(isoWeek));
    return isAway(isoWeek, away) ? { ...week, onLeave: true } : week;
  });
};
