import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { defineEvent, nextVersion, open, optional, sensitive, type EventOf } from '../definition.js';
import { ProgramLimits } from '../program-policy.js';
import { fixed, list } from '../shapes.js';
import { codes, Count, Day, DischargeReason, Instant, LevelOfCare, Minutes, PolicyVersion, Ref, Substance, TimeZone, Track } from '../vocabulary.js';
import { LimitsByDays, withoutLimitOfSessions } from './limits-by-days.js';
import { ProgramLevel, AgeGroup } from './program.events.js';
import { AgeBand, Gender, Education, Employment, LivingArrangement, Arrests30d, SelfHelpAttendance, FrequencyOfUse } from './teds.js';

/** How a client comes to the program. */
export const AdmissionPathway = codes(['primary', 'step-down', 'step-up', 'readmission']);
export type AdmissionPathway = Static<typeof AdmissionPathway>;

export const PresentingConcern = codes([
  'substance-use',
  'depression',
  'anxiety',
  'ptsd',
  'bipolar',
  'trauma',
  'psychosis',
  'eating',
  'personality',
  'adhd',
  'other',
]);
export type PresentingConcern = Static<typeof PresentingConcern>;

const ofEnrollment = { enrollmentId: open(Ref), clientRef: open(Ref) };

const ofAdmission = {
  ...ofEnrollment,
  programId: open(Ref),
  intakeId: open(Ref),
  levelOfCare: sensitive(ProgramLevel),
  pathway: sensitive(AdmissionPathway),
  priorLevelOfCare: optional(sensitive(LevelOfCare)),
  track: sensitive(Track),
  ageGroup: sensitive(AgeGroup),
  timeZone: open(TimeZone, 'of the program: days and weeks are counted in it'),
  presentingConcerns: sensitive(list(PresentingConcern)),
  primarySubstance: optional(sensitive(Substance)),
  secondarySubstance: optional(sensitive(Substance)),
  tertiarySubstance: optional(sensitive(Substance)),
  frequencyOfUse: optional(sensitive(FrequencyOfUse)),
  coOccurring: sensitive(Type.Boolean(), 'TEDS PSYPROB: a mental health condition beside substance use'),
  medicationForAddiction: optional(sensitive(Type.Boolean(), 'TEDS METHUSE')),
  ageBand: optional(sensitive(AgeBand)),
  gender: optional(sensitive(Gender)),
  education: optional(sensitive(Education)),
  livingArrangement: sensitive(LivingArrangement),
  employment: sensitive(Employment),
  arrests30d: sensitive(Arrests30d),
  selfHelpAttendance30d: sensitive(SelfHelpAttendance),
  firstContactAt: open(Instant),
  admittedAt: open(Instant),
  assessmentId: open(Ref),
  consentIds: open(list(Ref)),
  prescribedMinutesPerWeek: sensitive(Minutes),
  prescribedDaysPerWeek: sensitive(Type.Integer({ minimum: 1, maximum: 7 })),
};
const policyWith = <L extends TSchema>(limits: L) =>
  open(fixed({ version: PolicyVersion, limits }), 'in force at the admission; everything downstream decides by it');

const AdmittedUnderPolicyByDays = defineEvent({
  type: 'ClientAdmitted',
  owner: 'intake',
  about: 'The client is in the program, at this level of care, with this weekly prescription, under this policy.',
  data: { ...ofAdmission, policy: policyWith(LimitsByDays) },
});
export const ClientAdmitted = nextVersion(AdmittedUnderPolicyByDays, {
  data: { ...ofAdmission, policy: policyWith(ProgramLimits) },
  upcast: (before) => ({ ...before, policy: { version: before.policy.version, limits: withoutLimitOfSessions(before.policy.limits) } }),
});
export type ClientAdmitted = EventOf<typeof ClientAdmitted>;

export const ClientReadmitted = defineEvent({
  type: 'ClientReadmitted',
  owner: 'intake',
  about: 'A client who had been discharged is back; within 30 days it counts as a readmission (R29).',
  data: { ...ofEnrollment, previousEnrollmentId: open(Ref), daysSinceDischarge: open(Count), linked: open(Type.Boolean()) },
});
export type ClientReadmitted = EventOf<typeof ClientReadmitted>;

export const LeaveReason = codes(['medical', 'hospitalization', 'family', 'travel', 'incarceration', 'work', 'other']);
export type LeaveReason = Static<typeof LeaveReason>;

export const LeaveOfAbsenceStarted = defineEvent({
  type: 'LeaveOfAbsenceStarted',
  owner: 'intake',
  about: 'The client stays away for a while by agreement.',
  data: { ...ofEnrollment, reason: sensitive(LeaveReason), startedAt: open(Instant), expectedReturn: optional(open(Day)) },
});
export type LeaveOfAbsenceStarted = EventOf<typeof LeaveOfAbsenceStarted>;

export const LeaveOfAbsenceEnded = defineEvent({
  type: 'LeaveOfAbsenceEnded',
  owner: 'intake',
  about: 'The client is back from leave.',
  data: { ...ofEnrollment, startedAt: open(Instant), endedAt: open(Instant) },
});
export type LeaveOfAbsenceEnded = EventOf<typeof LeaveOfAbsenceEnded>;

export const ClientDischarged = defineEvent({
  type: 'ClientDischarged',
  owner: 'intake',
  about: 'The client has left the program, for this reason, after so many days (R30).',
  data: {
    ...ofEnrollment,
    programId: open(Ref),
    reason: sensitive(DischargeReason),
    lastContactAt: open(Instant),
    dischargedAt: open(Instant),
    levelAtDischarge: sensitive(ProgramLevel),
    lengthOfStayDays: open(Type.Integer({ minimum: 1 })),
    againstAdvice: sensitive(Type.Boolean()),
    substancesAtDischarge: optional(sensitive(list(Substance, 3))),
    employmentAtDischarge: optional(sensitive(Employment)),
    livingArrangementAtDischarge: optional(sensitive(LivingArrangement)),
    arrests30dAtDischarge: optional(sensitive(Arrests30d)),
    selfHelpAttendance30dAtDischarge: optional(sensitive(SelfHelpAttendance)),
    summaryDocRef: optional(open(Ref)),
  },
});
export type ClientDischarged = EventOf<typeof ClientDischarged>;
