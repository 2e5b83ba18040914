import { defaultLimits, type ClientAdmitted } from '@continuum/contracts';

/**
 * What a well-formed admission holds, for builders to vary: client-1 of program-1 in New York, an adult at level 2.1, admitted on Monday
 * 2026-03-02 at 09:00 there, three days and nine hours a week, under the default policy.
 */
export const admission: ClientAdmitted['data'] = {
  enrollmentId: 'enrollment-1',
  clientRef: 'client-1',
  programId: 'program-1',
  intakeId: 'intake-1',
  levelOfCare: '2.1',
  pathway: 'primary',
  track: 'SUD',
  ageGroup: 'adult',
  timeZone: 'America/New_York',
  presentingConcerns: [],
  coOccurring: false,
  livingArrangement: 3,
  employment: 1,
  arrests30d: 0,
  selfHelpAttendance30d: 1,
  firstContactAt: '2026-02-23T15:00:00.000Z',
  admittedAt: '2026-03-02T14:00:00.000Z',
  assessmentId: 'assessment-1',
  consentIds: [],
  prescribedMinutesPerWeek: 540,
  prescribedDaysPerWeek: 3,
  policy: { version: '1', limits: defaultLimits },
};
