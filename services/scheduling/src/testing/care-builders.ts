import { type AttendanceCorrected, type ClientAdmitted, type ClientDischarged, type SessionAttended, type SessionMissed } from '@continuum/contracts';
import { admission } from '@continuum/testing';

const ofEnrollment = { enrollmentId: 'enrollment-1', clientRef: 'client-1' };

/** An adult, admitted to program-1 in New York on Monday 2026-03-02 (2026-W10), three days and nine hours a week. */
export const clientAdmitted = (over: Partial<ClientAdmitted['data']> = {}): ClientAdmitted => ({
  type: 'ClientAdmitted',
  data: {
    ...admission,
    ...over,
  },
});

export const clientDischarged = (dischargedAt: string): ClientDischarged => ({
  type: 'ClientDischarged',
  data: {
    ...ofEnrollment,
    programId: 'program-1',
    reason: 2,
    lastContactAt: dischargedAt,
    dischargedAt,
    levelAtDischarge: '2.1',
    lengthOfStayDays: 10,
    againstAdvice: false,
  },
});

interface Held {
  readonly sessionId: string;
  readonly day: string;
  readonly isoWeek: string;
}

const ofSession = (held: Held) => ({ ...held, ...ofEnrollment, programId: 'program-1', modality: 'group' as const });

export const sessionAttended = (held: Held, minutesAttended: number): SessionAttended => ({
  type: 'SessionAttended',
  data: {
    ...ofSession(held),
    arrivedAt: `${held.day}T14:00:00.000Z`,
    leftAt: `${held.day}T17:00:00.000Z`,
    minutesAttended,
    partial: false,
    mode: 'in-person',
  },
});

export const sessionMissed = (held: Held, kind: SessionMissed['data']['kind']): SessionMissed => ({
  type: 'SessionMissed',
  data: { ...ofSession(held), plannedMinutes: 180, kind },
});

export const attendanceCorrected = (held: Held, over: Partial<AttendanceCorrected['data']>): AttendanceCorrected => ({
  type: 'AttendanceCorrected',
  data: { ...ofSession(held), corrects: 'event-1', formerMinutes: 180, formerStatus: 'attended', reason: 'entry-error', ...over },
});
