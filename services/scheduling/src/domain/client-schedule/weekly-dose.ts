import type { DoseVerdict } from '@continuum/contracts';
import { isOnLeave, type Enrollment } from '../enrollment/enrollments.js';
import { isTedsIntensive, leastWeeklyMinutes, prescribedIn, sum, type DayMinutes, type Prescription } from './prescription.js';

/** What happened in a week to one client: what was offered, attended, and missed with an excuse. */
export interface WeekOfSessions {
  readonly isoWeek: string;
  readonly scheduled: readonly DayMinutes[];
  readonly attended: readonly DayMinutes[];
  readonly excused: readonly DayMinutes[];
}

export interface Dose {
  readonly prescribedMinutes: number;
  readonly scheduledMinutes: number;
  readonly attendedMinutes: number;
  readonly attendedDays: number;
  readonly claimableDays: number;
  readonly isTedsIntensive: boolean;
  readonly verdict: DoseVerdict;
}

const perDay = (entries: readonly DayMinutes[]): readonly number[] => {
  const days = new Map<string, number>();
  for (const { day, minutes } of entries) days.set(day, (days.get(day) ?? 0) + minutes);
  return [...days.values()].filter((minutes) => minutes > 0);
};

const minutesOfAWeek = 7 * 24 * 60;

/** No more than a week has: sessions that were recorded as overlapping may come to more. */
const total = (entries: readonly DayMinutes[]): number => Math.min(sum(entries.map(({ minutes }) => minutes)), minutesOfAWeek);

/**
 * Counts a week (R3, R2, R4). The dose is met with the least weekly minutes on the least number of days; in a part week, after
 * admission or before discharge, with what was prescribed of it. Days of leave stay in the dose and are excused (R32).
 */
export const doseOf = ({ isoWeek, scheduled, attended, excused }: WeekOfSessions, prescriptions: readonly Prescription[], enrollment: Enrollment): Dose => {
  const { limits } = enrollment.policy;
  const prescribed = prescribedIn(isoWeek, prescriptions, enrollment);
  const leastMinutes = Math.min(total(prescribed), leastWeeklyMinutes(enrollment));
  const leastDays = Math.min(prescribed.length, limits.daysPerWeekMin);
  const suffices = (entries: readonly DayMinutes[]): boolean => total(entries) >= leastMinutes && perDay(entries).length >= leastDays;
  const onLeave = prescribed.filter(({ day }) => isOnLeave(enrollment, day));

  const verdict = (): DoseVerdict => {
    if (suffices(attended)) return 'met';
    if (suffices([...attended, ...excused, ...onLeave])) return 'excused';
    return suffices([...scheduled, ...onLeave]) ? 'short-client' : 'short-program';
  };
  const attendedPerDay = perDay(attended);
  return {
    prescribedMinutes: total(prescribed),
    scheduledMinutes: total(scheduled),
    attendedMinutes: total(attended),
    attendedDays: attendedPerDay.length,
    claimableDays: attendedPerDay.filter((minutes) => minutes >= limits.claimableDayMinutes).length,
    isTedsIntensive: isTedsIntensive(attendedPerDay),
    verdict: verdict(),
  };
};
