import { describe, expect, it } from '@jest/globals';
import type { LeaveOfAbsenceEnded, LeaveOfAbsenceStarted } from '@continuum/contracts';
import { clientAdmitted, clientDischarged } from '../../testing/care-builders.js';
import { enrollmentAt, enrollments, isDayOf, isOnLeave, type EnrollmentEvent } from './enrollments.js';

const at = { id: 'event-1', time: '2026-03-02T14:00:00.000Z', recordedtime: '2026-03-02T14:00:00.000Z', revision: 0, facility: 'facility-north' };
const folded = (...events: readonly EnrollmentEvent[]) => events.reduce((before, event) => enrollments.evolve(before, event, at), enrollments.initial);
const ofEnrollment = { enrollmentId: 'enrollment-1', clientRef: 'client-1' };
const [startedAt, endedAt] = ['2026-03-10T14:00:00.000Z', '2026-03-13T14:00:00.000Z'];
const leaveStarted: LeaveOfAbsenceStarted = { type: 'LeaveOfAbsenceStarted', data: { ...ofEnrollment, reason: 'family', startedAt } };
const leaveEnded: LeaveOfAbsenceEnded = { type: 'LeaveOfAbsenceEnded', data: { ...ofEnrollment, startedAt, endedAt } };
const dischargedAt = '2026-03-20T15:00:00.000Z';
const stay = folded(clientAdmitted(), clientDischarged(dischargedAt));

describe('an enrollment', () => {
  it('holds from the instant of admission', () => {
    expect(enrollmentAt(stay, 'program-1', '2026-03-02T13:59:59.999Z')).toBeUndefined();
    expect(enrollmentAt(stay, 'program-1', '2026-03-02T14:00:00.000Z')?.enrollmentId).toBe('enrollment-1');
  });

  it('holds up to the instant of discharge', () => {
    expect(enrollmentAt(stay, 'program-1', dischargedAt)?.enrollmentId).toBe('enrollment-1');
    expect(enrollmentAt(stay, 'program-1', '2026-03-20T15:00:00.001Z')).toBeUndefined();
  });

  it('is followed by another after readmission', () => {
    const again = folded(
      clientAdmitted(),
      clientDischarged(dischargedAt),
      clientAdmitted({ enrollmentId: 'enrollment-2', admittedAt: '2026-04-01T14:00:00.000Z' }),
    );
    expect(enrollmentAt(again, 'program-1', '2026-04-02T14:00:00.000Z')?.enrollmentId).toBe('enrollment-2');
    expect(enrollmentAt(again, 'program-1', '2026-03-05T14:00:00.000Z')?.enrollmentId).toBe('enrollment-1');
  });

  it('counts the day of admission and the day of discharge', () => {
    const days = ['2026-03-01', '2026-03-02', '2026-03-20', '2026-03-21'];
    expect(stay.flatMap((enrollment) => days.filter((day) => isDayOf(enrollment, day)))).toStrictEqual(['2026-03-02', '2026-03-20']);
  });
});

describe('a leave', () => {
  const days = ['2026-03-09', '2026-03-10', '2026-03-12', '2026-03-13', '2026-04-13'];
  const onLeave = (...events: readonly EnrollmentEvent[]) => folded(...events).flatMap((enrollment) => days.filter((day) => isOnLeave(enrollment, day)));

  it('lasts from its first day until the client is back', () =>
    expect(onLeave(clientAdmitted(), leaveStarted)).toStrictEqual(['2026-03-10', '2026-03-12', '2026-03-13', '2026-04-13']));
  it('ends the day before the return', () => expect(onLeave(clientAdmitted(), leaveStarted, leaveEnded)).toStrictEqual(['2026-03-10', '2026-03-12']));
});
