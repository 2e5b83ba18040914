import { dayInWeek, weekdays } from '@continuum/care-calendar';
import type { ProgramLimits, Weekday } from '@continuum/contracts';
import { isDayOf, type Enrollment } from '../enrollment/enrollments.js';
import { DaysOutsidePolicy, MinutesNotForEachDay, ProgramDayOutsidePolicy, WeeklyDoseOutsidePolicy } from './schedule-refusals.js';

/** Which weekdays, and how many minutes on each of them, in the same order; from a day on. */
export interface Prescription {
  readonly days: readonly Weekday[];
  readonly minutesPerDay: readonly number[];
  readonly effectiveFrom: string;
}

export interface DayMinutes {
  readonly day: string;
  readonly minutes: number;
}

export const sum = (minutes: readonly number[]): number => minutes.reduce((total, one) => total + one, 0);

/** TEDS-A 2021 codebook: what it calls intensive outpatient (R4). An outside definition, hence no policy of a program. */
const tedsIntensive = { minutesPerDay: 120, daysPerWeek: 3 };

export const isTedsIntensive = (minutesPerDay: readonly number[]): boolean =>
  minutesPerDay.filter((minutes) => minutes >= tedsIntensive.minutesPerDay).length >= tedsIntensive.daysPerWeek;

/** R3: the least dose of a full week, minutes; of partial hospitalization it is the dose from which it is that. */
export const leastWeeklyMinutes = ({ levelOfCare, ageGroup, policy: { limits } }: Enrollment): number => {
  if (levelOfCare === '2.5') return limits.weeklyMinutesPartialHospitalization;
  return ageGroup === 'adult' ? limits.weeklyMinutesAdultMin : limits.weeklyMinutesAdolescentMin;
};

/** R1 */
const spansTheDays = (days: readonly Weekday[], { daysPerWeekMin: least, daysPerWeekMax: most }: ProgramLimits): void => {
  const distinct = new Set(days).size;
  if (distinct < least || distinct > most) throw new DaysOutsidePolicy(`The program spans ${least} to ${most} days a week, not ${distinct}.`, { least, most });
};

/** R2 */
const keepsTheDaysShort = (minutesPerDay: readonly number[], { minutesPerDayMin: least, minutesPerDayMax: most }: ProgramLimits): void => {
  if (minutesPerDay.every((minutes) => minutes >= least && minutes <= most)) return;
  throw new ProgramDayOutsidePolicy(`A program day has ${least} to ${most} minutes.`, { least, most });
};

/** R3: only intensive outpatient has an upper end. */
const keepsTheDose = (minutesPerWeek: number, enrollment: Enrollment): void => {
  const least = leastWeeklyMinutes(enrollment);
  const most = enrollment.levelOfCare === '2.1' ? enrollment.policy.limits.weeklyMinutesMax : null;
  if (minutesPerWeek >= least && (most === null || minutesPerWeek <= most)) return;
  throw new WeeklyDoseOutsidePolicy(`The weekly dose of this level of care begins at ${least} minutes${most === null ? '' : ` and ends at ${most}`}.`, {
    least,
    most,
  });
};

/**
 * The prescription, if the client's policy at admission allows it.
 * @throws MinutesNotForEachDay, DaysOutsidePolicy (R1), ProgramDayOutsidePolicy (R2), WeeklyDoseOutsidePolicy (R3)
 */
export const allowed = (
  { days, minutesPerDay, effectiveFrom }: Prescription,
  enrollment: Enrollment,
): { days: Weekday[]; minutesPerDay: number[] } & Prescription => {
  if (days.length !== minutesPerDay.length) throw new MinutesNotForEachDay('Each of the days needs its minutes.');
  spansTheDays(days, enrollment.policy.limits);
  keepsTheDaysShort(minutesPerDay, enrollment.policy.limits);
  keepsTheDose(sum(minutesPerDay), enrollment);
  return { days: [...days], minutesPerDay: [...minutesPerDay], effectiveFrom };
};

/** What is prescribed on each day of an ISO week: by the schedule that holds on the day, while the client is enrolled. */
export const prescribedIn = (isoWeek: string, prescriptions: readonly Prescription[], enrollment: Enrollment): readonly DayMinutes[] =>
  weekdays.flatMap((weekday) => {
    const day = dayInWeek(isoWeek, weekday);
    const inForce = prescriptions.findLast(({ effectiveFrom }) => effectiveFrom <= day);
    const minutes = inForce?.minutesPerDay[inForce.days.indexOf(weekday)];
    return minutes === undefined || !isDayOf(enrollment, day) ? [] : [{ day, minutes }];
  });
