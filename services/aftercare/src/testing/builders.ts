import { defaultLimits, type ClientAdmitted, type ClientDischarged } from '@continuum/contracts';
import { admission, order } from '@continuum/testing';
import type { Command } from '@continuum/event-sourcing';
import type { Enrollment } from '../domain/enrollments/client-enrollments.js';

/** Builders for the specs of this service: client-1 of program-1 in Chicago, admitted to level 2.1 on Monday 2026-03-02 09:00 there, default policy. */
export const clientAdmitted = (over: Partial<ClientAdmitted['data']> = {}): ClientAdmitted => ({
  type: 'ClientAdmitted',
  data: {
    ...admission,
    timeZone: 'America/Chicago',
    presentingConcerns: ['substance-use'],
    firstContactAt: '2026-02-20T15:00:00.000Z',
    admittedAt: '2026-03-02T15:00:00.000Z',
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
