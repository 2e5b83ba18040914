import { dayOf, daysBetween, instantOf, plusDays } from '@continuum/care-calendar';
import type { ClientAdmitted } from '@continuum/contracts';
import type {
  ApprovedAftercare,
  EvaluateGraduation,
  FirstAppointment,
  GoalStanding,
  LevelRecommended,
  OpenRisk,
} from '../domain/graduation/graduation.commands.js';

/** Minutes a week from a day on, in the time zone of the program. */
export interface Prescription {
  readonly from: string;
  readonly minutesPerWeek: number;
}

export interface AttendedSession {
  readonly sessionId: string;
  readonly day: string;
  readonly minutes: number;
  readonly eventId: string;
}

/** The evidence that an enrollment has gathered so far. Sessions are those of the window alone; the totals are since admission. */
export interface Course {
  readonly enrollmentId: string;
  readonly intakeId: string;
  readonly admittedOn: string;
  readonly timeZone: string;
  readonly windowDays: number;
  readonly appointmentDays: number;
  readonly prescriptions: readonly Prescription[];
  readonly attended: readonly AttendedSession[];
  readonly attendedMinutesTotal: number;
  readonly attendedSessions: number;
  readonly goals: Readonly<Record<string, GoalStanding>>;
  readonly assessment: LevelRecommended | null;
  readonly aftercare: ApprovedAftercare | null;
  readonly appointments: readonly FirstAppointment[];
}

export const courseOf = (data: ClientAdmitted['data'], assessment: LevelRecommended | null): Course => ({
  enrollmentId: data.enrollmentId,
  intakeId: data.intakeId,
  admittedOn: dayOf(data.admittedAt, data.timeZone),
  timeZone: data.timeZone,
  windowDays: data.policy.limits.graduationWindowDays,
  appointmentDays: data.policy.limits.graduationFirstAppointmentDays,
  prescriptions: [{ from: dayOf(data.admittedAt, data.timeZone), minutesPerWeek: data.prescribedMinutesPerWeek }],
  attended: [],
  attendedMinutesTotal: 0,
  attendedSessions: 0,
  goals: {},
  assessment,
  aftercare: null,
  appointments: [],
});

/** Midday there: a day of a course as an instant, far from any change of the clocks. */
const noon = (day: string, timeZone: string): string => instantOf(day, '12:00', timeZone);
const daysFrom = (from: string, to: string, timeZone: string): number => daysBetween(noon(from, timeZone), noon(to, timeZone), timeZone);

/** The first and the last day of the window. */
const windowAt = ({ timeZone, windowDays }: Course, asOf: string): { readonly first: string; readonly last: string } => ({
  first: dayOf(plusDays(asOf, 1 - windowDays, timeZone), timeZone),
  last: dayOf(asOf, timeZone),
});

/** What the prescriptions come to over the days of the window: a seventh of a week's minutes each day, from admission on (leave included, R32). */
export const prescribedMinutes = (course: Course, asOf: string): number => {
  const { first, last } = windowAt(course, asOf);
  const shares = course.prescriptions.map(({ from, minutesPerWeek }, index) => {
    const next = course.prescriptions[index + 1]?.from;
    const begins = from > first ? from : first;
    const days = next !== undefined && next <= last ? daysFrom(begins, next, course.timeZone) : daysFrom(begins, last, course.timeZone) + 1;
    return Math.max(0, days) * minutesPerWeek;
  });
  return Math.round(shares.reduce((sum, share) => sum + share, 0) / 7);
};

/** The course with that many minutes a week from a day on, in place of what was to hold from then. */
export const prescribed = (course: Course, effectiveFrom: string, minutesPerWeek: number): Course => {
  const from = effectiveFrom > course.admittedOn ? effectiveFrom : course.admittedOn;
  return { ...course, prescriptions: [...course.prescriptions.filter((each) => each.from < from), { from, minutesPerWeek }] };
};

/** The course without what has fallen out of the window, or gone by. */
export const within = (course: Course, asOf: string): Course => {
  const { first } = windowAt(course, asOf);
  const inForce = course.prescriptions.filter(({ from }) => from <= first).at(-1);
  return {
    ...course,
    attended: course.attended.filter(({ day }) => day >= first),
    prescriptions: course.prescriptions.filter((each) => each.from > first || each === inForce),
    appointments: course.appointments.filter(({ at }) => at >= asOf),
  };
};

/** The evidence of a course, as it is asked to be weighed. */
export const evidenceOf = (course: Course, clientRef: string, risks: readonly OpenRisk[], asOf: string): Omit<EvaluateGraduation, 'type' | 'order'> => ({
  enrollmentId: course.enrollmentId,
  clientRef,
  prescribedMinutes: prescribedMinutes(course, asOf),
  attended: course.attended.map(({ eventId, minutes }) => ({ eventId, minutes })),
  attendedMinutesTotal: course.attendedMinutesTotal,
  attendedSessions: course.attendedSessions,
  goals: Object.values(course.goals),
  assessment: course.assessment,
  risks: [...risks],
  aftercare: course.aftercare,
  appointments: [...course.appointments],
  occurredAt: asOf,
});
