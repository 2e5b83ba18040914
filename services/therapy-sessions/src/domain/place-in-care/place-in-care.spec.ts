import { describe, expect, it } from '@jest/globals';
import type { ClientDischarged, LeaveOfAbsenceEnded, LeaveOfAbsenceStarted } from '@continuum/contracts';
import type { Decided } from '@continuum/event-sourcing';
import { clientAdmitted, folded } from '../../testing/admitted-client.js';
import { BeforeAdmission, EnrollmentNotOpen, EnrollmentUnknown, openStay, placeInCare, presentStay } from './place-in-care.js';

const enrollment = { enrollmentId: 'enrollment-1', clientRef: 'client-1' };
const leaveStarted: Decided<LeaveOfAbsenceStarted> = {
  type: 'LeaveOfAbsenceStarted',
  data: { ...enrollment, reason: 'medical', startedAt: '2026-03-10T09:00:00.000Z' },
  time: '2026-03-10T09:00:00.000Z',
};
const leaveEnded: Decided<LeaveOfAbsenceEnded> = {
  type: 'LeaveOfAbsenceEnded',
  data: { ...enrollment, startedAt: '2026-03-10T09:00:00.000Z', endedAt: '2026-03-12T09:00:00.000Z' },
  time: '2026-03-12T09:00:00.000Z',
};
const discharged: ClientDischarged = {
  type: 'ClientDischarged',
  data: {
    ...enrollment,
    programId: 'program-1',
    reason: 1,
    lastContactAt: '2026-04-01T09:00:00.000Z',
    dischargedAt: '2026-04-01T12:00:00.000Z',
    levelAtDischarge: '2.1',
    lengthOfStayDays: 31,
    againstAdvice: false,
  },
};
const stayWithLeave = folded(placeInCare, clientAdmitted(), leaveStarted, leaveEnded, discharged);
const isPresent = (instant: string, programId = 'program-1'): boolean => presentStay(stayWithLeave, programId, instant) !== undefined;

describe('where a client stands in care', () => {
  it.each([
    ['a moment before admission', '2026-03-02T08:59:59.999Z', false],
    ['at admission', '2026-03-02T09:00:00.000Z', true],
    ['a moment before leave', '2026-03-10T08:59:59.999Z', true],
    ['as leave begins', '2026-03-10T09:00:00.000Z', false],
    ['a moment before leave ends', '2026-03-12T08:59:59.999Z', false],
    ['as leave ends', '2026-03-12T09:00:00.000Z', true],
    ['a moment before discharge', '2026-04-01T11:59:59.999Z', true],
    ['at discharge', '2026-04-01T12:00:00.000Z', false],
  ])('is told %s', (_when, instant, expected) => expect(isPresent(instant)).toBe(expected));

  it('is of one program', () => expect(isPresent('2026-03-03T09:00:00.000Z', 'program-2')).toBe(false));

  it('is open to a plan from admission to discharge, leave or not', () => {
    expect(openStay(stayWithLeave, 'enrollment-1', '2026-03-11T09:00:00.000Z').programId).toBe('program-1');
    expect(() => openStay(stayWithLeave, 'enrollment-1', '2026-03-02T08:59:59.999Z')).toThrow(BeforeAdmission);
    expect(() => openStay(stayWithLeave, 'enrollment-1', '2026-04-01T12:00:00.000Z')).toThrow(EnrollmentNotOpen);
    expect(() => openStay(stayWithLeave, 'enrollment-2', '2026-03-11T09:00:00.000Z')).toThrow(EnrollmentUnknown);
  });

  it('begins anew with a readmission', () => {
    const again = folded(placeInCare, clientAdmitted(), discharged, clientAdmitted({ enrollmentId: 'enrollment-2', admittedAt: '2026-04-20T09:00:00.000Z' }));

    expect(presentStay(again, 'program-1', '2026-04-21T09:00:00.000Z')?.enrollmentId).toBe('enrollment-2');
  });
});
