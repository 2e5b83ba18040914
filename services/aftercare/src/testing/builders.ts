import { defaultLimits, type ClientAdmitted, type ClientDischarged, type Fact, type Recorded } from '@continuum/contracts';
import { order } from '@continuum/testing';
import type { Command } from '@continuum/event-sourcing';
import type { Enrollment } from '../domain/enrollments/client-enrollments.js';

/** Builders for the specs of this service: client-1 of program-1 in Chicago, admitted to level 2.1 on Monday 2026-03-02 09:00 there, default policy. */
export const clientAdmitted = (over: Partial<ClientAdmitted['data']> = {}): ClientAdmitted => ({
  type: 'ClientAdmitted',
  data: {
    enrollmentId: 'enrollment-1',
    clientRef: 'client-1',
    programId: 'program-1',
    intakeId: 'intake-1',
    levelOfCare: '2.1',
    pathway: 'primary',
    track: 'SUD',
    ageGroup: 'adult',
    timeZone: 'America/Chicago',
    presentingConcerns: ['substance-use'],
    coOccurring: false,
    livingArrangement: 3,
    employment: 1,
    arrests30d: 0,
    selfHelpAttendance30d: 1,
    firstContactAt: '2026-02-20T15:00:00.000Z',
    admittedAt: '2026-03-02T15:00:00.000Z',
    assessmentId: 'assessment-1',
    consentIds: [],
    prescribedMinutesPerWeek: 540,
    prescribedDaysPerWeek: 3,
    policy: { version: '1', limits: defaultLimits },
    ...over,
  },
});

/** Discharged on Monday 2026-05-04 09:00 in Chicago. */
export const clientDischarged = (over: Partial<ClientDischarged['data']> = {}): ClientDischarged => ({
  type: 'ClientDischarged',
  data: {
    enrollmentId: 'enrollment-1',
    clientRef: 'client-1',
    programId: 'program-1',
    reason: 1,
    lastContactAt: '2026-05-04T14:00:00.000Z',
    dischargedAt: '2026-05-04T14:00:00.000Z',
    levelAtDischarge: '2.1',
    lengthOfStayDays: 64,
    againstAdvice: false,
    ...over,
  },
});

export const enrollment = (over: Partial<Enrollment> = {}): Enrollment => ({
  enrollmentId: 'enrollment-1',
  programId: 'program-1',
  track: 'SUD',
  levelOfCare: '2.1',
  timeZone: 'America/Chicago',
  admittedAt: '2026-03-02T15:00:00.000Z',
  policyVersion: '1',
  limits: defaultLimits,
  discharge: null,
  ...over,
});

/** A command as the door hands it over, on a day after all that the builders tell of. */
export const ordered = <C extends Command>(kind: new () => C, body: Omit<C, 'type' | 'order'>): C =>
  Object.assign(new kind(), { order: order({ now: '2026-08-03T14:00:00.000Z' }) }, body);

/** A fact as the feed delivers it. */
export const recorded = <F extends Fact>(fact: F): Recorded<F> => ({
  id: 'event-1',
  version: 1,
  source: '/services/aftercare',
  subject: 'client-1',
  time: '2026-05-04T14:00:00.000Z',
  recordedtime: '2026-05-04T14:00:00.000Z',
  correlationid: 'correlation-1',
  commandid: 'command-1',
  fingerprint: 'fingerprint-1',
  actor: { ref: 'staff-1', role: 'admin' },
  facility: 'facility-north',
  labels: [],
  position: 1,
  stream: 'stream-1',
  revision: 0,
  ...fact,
});
