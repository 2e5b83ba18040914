import { describe, expect, it } from '@jest/globals';
import type { GraduatedFromIOP, ReadmissionRequested } from '@continuum/contracts';
import { ask } from '@continuum/messaging';
import { DischargeClient } from '../domain/enrollment/enrollment.commands.js';
import { OpenIntake } from '../domain/intake-case/intake-case.commands.js';
import { monday } from '../testing/care-builders.js';
import { recorded } from '@continuum/testing';
import { graduationDischarge } from './graduation-discharge.js';
import { readmissionIntake } from './readmission-intake.js';

describe('a graduation', () => {
  const graduated: GraduatedFromIOP = {
    type: 'GraduatedFromIOP',
    data: {
      enrollmentId: 'enrollment-1',
      clientRef: 'client-1',
      programId: 'program-1',
      graduatedAt: monday,
      criteriaVersion: '1',
      attendedMinutesTotal: 4_000,
      attendedSessions: 40,
      lengthOfStayDays: 50,
      nextLevelOfCare: '1.5',
    },
  };

  it('discharges the client as completed, at that time (R26)', () =>
    expect(graduationDischarge.on.GraduatedFromIOP(null, recorded(graduated)).commands).toStrictEqual([
      ask(DischargeClient, { clientRef: 'client-1', enrollmentId: 'enrollment-1', reason: 1, lastContactAt: monday, occurredAt: monday }),
    ]));
});

describe('a request for readmission', () => {
  const requested: ReadmissionRequested = {
    type: 'ReadmissionRequested',
    data: { requestId: 'request-1', clientRef: 'client-1', programId: 'program-1', track: 'COD', cause: 'relapse', requestedAt: monday },
  };

  it('opens an intake under its own id, from the time of the request', () =>
    expect(readmissionIntake.on.ReadmissionRequested(null, recorded(requested)).commands).toStrictEqual([
      ask(OpenIntake, { intakeId: 'request-1', clientRef: 'client-1', programId: 'program-1', track: 'COD', occurredAt: monday }),
    ]));
});
