import { describe, it } from '@jest/globals';
import type { LeaveOfAbsenceEnded, LeaveOfAbsenceStarted } from '@continuum/contracts';
import { order, specOf } from '@continuum/testing';
import { clientAdmitted, clientDischarged, monday } from '../../testing/care-builders.js';
import { DischargeClient, EndLeave, StartLeave } from './enrollment.commands.js';
import { enrollment } from './enrollment.js';
import {
  AlreadyOnLeave,
  BeforeAdmission,
  DischargedForAnotherReason,
  EnrollmentNotOpen,
  EnrollmentUnknown,
  LastContactBeforeAdmission,
  LastContactInTheFuture,
  LeaveEndsBeforeItStarts,
  LeaveOverlapsLeave,
  NotOnLeave,
  ReturnBeforeLeave,
} from './enrollment.refusals.js';

const ofEnrollment = { enrollmentId: 'enrollment-1', clientRef: 'client-1' };
const march16 = '2026-03-16T15:00:00.000Z';
const march20 = '2026-03-20T15:00:00.000Z';
const admitted = clientAdmitted();
const leaveStarted = (over: Partial<LeaveOfAbsenceStarted['data']> = {}): LeaveOfAbsenceStarted => ({
  type: 'LeaveOfAbsenceStarted',
  data: { ...ofEnrollment, reason: 'family', startedAt: march16, ...over },
});
const leaveEnded = (over: Partial<LeaveOfAbsenceEnded['data']> = {}): LeaveOfAbsenceEnded => ({
  type: 'LeaveOfAbsenceEnded',
  data: { ...ofEnrollment, startedAt: march16, endedAt: march20, ...over },
});

const { given } = specOf(enrollment);

describe('a leave of absence', () => {
  const startLeave = (over: Partial<StartLeave> = {}): StartLeave =>
    Object.assign(new StartLeave(), ofEnrollment, { reason: 'family', order: order({ now: march16 }) }, over);
  const endLeave = (over: Partial<EndLeave> = {}): EndLeave => Object.assign(new EndLeave(), ofEnrollment, { order: order({ now: march20 }) }, over);

  it('begins', () => given(admitted).when(startLeave()).then([leaveStarted()]));
  it('may begin with the admission, and not before', () => {
    given(admitted)
      .when(startLeave({ occurredAt: monday }))
      .then([leaveStarted({ startedAt: monday })]);
    given(admitted)
      .when(startLeave({ occurredAt: '2026-03-02T14:59:59.999Z' }))
      .thenRefused(BeforeAdmission);
  });
  it('is one at a time', () => given(admitted, leaveStarted()).when(startLeave()).thenRefused(AlreadyOnLeave));
  it('may follow another on its heels, and not overlap it', () => {
    given(admitted, leaveStarted(), leaveEnded())
      .when(startLeave({ occurredAt: march20 }))
      .then([leaveStarted({ startedAt: march20 })]);
    given(admitted, leaveStarted(), leaveEnded())
      .when(startLeave({ occurredAt: '2026-03-20T14:59:59.999Z' }))
      .thenRefused(LeaveOverlapsLeave);
  });
  it('may expect the return on the same day, and not on the day before', () => {
    given(admitted)
      .when(startLeave({ expectedReturn: '2026-03-16' }))
      .then([leaveStarted({ expectedReturn: '2026-03-16' })]);
    given(admitted)
      .when(startLeave({ expectedReturn: '2026-03-15' }))
      .thenRefused(ReturnBeforeLeave);
  });
  it('is refused of an enrollment nobody knows', () => given().when(startLeave()).thenRefused(EnrollmentUnknown));
  it('is refused after the discharge', () => given(admitted, clientDischarged()).when(startLeave()).thenRefused(EnrollmentNotOpen));

  it('ends', () => given(admitted, leaveStarted()).when(endLeave()).then([leaveEnded()]));
  it('may end in the moment it began, and not before', () => {
    given(admitted, leaveStarted())
      .when(endLeave({ occurredAt: march16 }))
      .then([leaveEnded({ endedAt: march16 })]);
    given(admitted, leaveStarted())
      .when(endLeave({ occurredAt: '2026-03-16T14:59:59.999Z' }))
      .thenRefused(LeaveEndsBeforeItStarts);
  });
  it('does not end where there is none', () => given(admitted).when(endLeave()).thenRefused(NotOnLeave));
});

describe('discharging a client', () => {
  const april10 = '2026-04-10T20:00:00.000Z';
  const discharge = (over: Partial<DischargeClient> = {}): DischargeClient =>
    Object.assign(new DischargeClient(), ofEnrollment, { reason: 1, lastContactAt: april10, order: order({ now: april10 }) }, over);

  it('counts the day of admission and the day of discharge (R30)', () => given(admitted).when(discharge()).then([clientDischarged()]));

  it('counts to the last contact where that came first (R30)', () =>
    given(admitted)
      .when(discharge({ reason: 2, lastContactAt: march20 }))
      .then([clientDischarged({ reason: 2, lastContactAt: march20, lengthOfStayDays: 19 })]));

  it('counts to the discharge where somebody called later (R30)', () =>
    given(admitted)
      .when(discharge({ occurredAt: march20 }))
      .then([clientDischarged({ dischargedAt: march20, lengthOfStayDays: 19 })]));

  it('is a stay of one day on the day of admission, and of two after midnight in the program (R30)', () => {
    const lastMoment = '2026-03-03T05:59:59.999Z';
    const midnight = '2026-03-03T06:00:00.000Z';
    given(admitted)
      .when(discharge({ occurredAt: lastMoment, lastContactAt: lastMoment }))
      .then([clientDischarged({ dischargedAt: lastMoment, lastContactAt: lastMoment, lengthOfStayDays: 1 })]);
    given(admitted)
      .when(discharge({ occurredAt: midnight, lastContactAt: midnight }))
      .then([clientDischarged({ dischargedAt: midnight, lastContactAt: midnight, lengthOfStayDays: 2 })]);
  });

  it('keeps what is known of the client at discharge', () => {
    const known = { againstAdvice: true, substancesAtDischarge: [2], employmentAtDischarge: 2, arrests30dAtDischarge: 0, summaryDocRef: 'summary-1' } as const;
    given(admitted)
      .when(discharge({ ...known, substancesAtDischarge: [2] }))
      .then([clientDischarged({ ...known, substancesAtDischarge: [2] })]);
  });

  it('is possible from leave', () => given(admitted, leaveStarted()).when(discharge()).then([clientDischarged()]));
  it('is refused before the leave that it would cut off', () =>
    given(admitted, leaveStarted())
      .when(discharge({ occurredAt: '2026-03-16T14:59:59.999Z', lastContactAt: monday }))
      .thenRefused(LeaveOverlapsLeave));
  it('is refused before the admission', () =>
    given(admitted)
      .when(discharge({ occurredAt: '2026-03-02T14:59:59.999Z' }))
      .thenRefused(BeforeAdmission));
  it('is refused with a last contact before the admission', () =>
    given(admitted)
      .when(discharge({ lastContactAt: '2026-03-02T14:59:59.999Z' }))
      .thenRefused(LastContactBeforeAdmission));
  it('is refused with a last contact in the future', () =>
    given(admitted)
      .when(discharge({ lastContactAt: '2026-04-10T20:00:00.001Z' }))
      .thenRefused(LastContactInTheFuture));

  it('for the same reason again changes nothing', () => given(admitted, clientDischarged()).when(discharge()).thenNothing());
  it('for another reason is refused', () =>
    given(admitted, clientDischarged())
      .when(discharge({ reason: 2 }))
      .thenRefused(DischargedForAnotherReason));
  it('is refused of an enrollment nobody knows', () => given().when(discharge()).thenRefused(EnrollmentUnknown));
});
