import { isStepDown, valuesOf, SafetyLevel, type GraduationCriterion, type GraduationEvaluated } from '@continuum/contracts';
import { plusDays } from '@continuum/care-calendar';
import type { Stay } from '../place-in-care/place-in-care.js';
import type { EvaluateGraduation, FirstAppointment } from './graduation.commands.js';

/** What of the evidence stands in streams of its own, and can be read again when the client graduates. */
export type Standing = Pick<EvaluateGraduation, 'goals' | 'assessment' | 'risks' | 'aftercare' | 'appointments'>;
export type Attendance = Pick<EvaluateGraduation, 'attended' | 'prescribedMinutes'>;
export type Weighed = GraduationEvaluated['data']['criteria'][number];

const weighed = (id: GraduationCriterion, met: boolean, evidence: readonly { readonly eventId: string }[]): Weighed => ({
  id,
  met,
  evidenceEventIds: evidence.map(({ eventId }) => eventId),
});

const present = <T>(evidence: T | null): readonly T[] => (evidence === null ? [] : [evidence]);

/** At least that share of the minutes prescribed over the window; somebody who never came has attended no share of nothing. */
export const attendanceMet = ({ attended, prescribedMinutes }: Attendance, { policy }: Stay): Weighed => {
  const minutes = attended.reduce((sum, session) => sum + session.minutes, 0);
  return weighed('attendance', minutes > 0 && minutes * 100 >= prescribedMinutes * policy.limits.graduationAttendedPercent, attended);
};

/** All required goals, of which there is at least one. */
const goalsMet = ({ goals }: Standing): Weighed => {
  const required = goals.filter((goal) => goal.required);
  return weighed('goals', required.length > 0 && required.every(({ isAchieved }) => isAchieved), required);
};

/** The latest assessment is still valid and recommends less than the policy's level. */
const levelMet = ({ assessment }: Standing, { policy }: Stay, at: string): Weighed => {
  const isMet = assessment !== null && at <= assessment.validUntil && isStepDown(policy.limits.graduationLevelBelow, assessment.recommended);
  return weighed('level-of-care', isMet, present(assessment));
};

const isAtLeastModerate = (level: SafetyLevel): boolean => valuesOf(SafetyLevel).indexOf(level) >= valuesOf(SafetyLevel).indexOf('moderate');

const safetyMet = ({ risks }: Standing): Weighed => {
  const standing = risks.filter(({ level }) => isAtLeastModerate(level));
  return weighed('safety', standing.length === 0, standing);
};

const aftercareMet = ({ aftercare }: Standing, { policy }: Stay): Weighed => {
  const { graduationComponents, graduationRequiredComponents } = policy.limits;
  const components = aftercare?.components ?? [];
  const isMet = components.length >= graduationComponents && graduationRequiredComponents.every((component) => components.includes(component));
  return weighed('aftercare-plan', isMet, present(aftercare));
};

/** The earliest first appointment that is still ahead. */
export const nextAppointment = ({ appointments }: Standing, at: string): FirstAppointment | null =>
  appointments.filter((appointment) => appointment.at >= at).sort((one, other) => (one.at < other.at ? -1 : 1))[0] ?? null;

const appointmentMet = (standing: Standing, { policy, timeZone }: Stay, at: string): Weighed => {
  const next = nextAppointment(standing, at);
  const latest = plusDays(at, policy.limits.graduationFirstAppointmentDays, timeZone);
  return weighed('first-appointment', next !== null && next.at <= latest, present(next));
};

/** R25: the five criteria besides attendance, as of an instant, in the order of the code list. */
export const standingMet = (standing: Standing, stay: Stay, at: string): readonly Weighed[] => [
  goalsMet(standing),
  levelMet(standing, stay, at),
  safetyMet(standing),
  aftercareMet(standing, stay),
  appointmentMet(standing, stay, at),
];
