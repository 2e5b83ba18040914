import type { AttendanceCorrected, ClientDischarged, Recorded, SessionAttended, SessionMissed } from '@continuum/contracts';
import { recorded } from '@continuum/testing';

/** Builders for the specs of reactions: sessions of three hours of client-1, named by the day they are on, at 14:00 UTC. */
const ofSession = (day: string) =>
  ({
    sessionId: `session-${day}`,
    enrollmentId: 'enrollment-1',
    clientRef: 'client-1',
    programId: 'program-1',
    modality: 'group',
    day,
    isoWeek: '2026-W10',
  }) as const;
const startOf = (day: string): string => `${day}T14:00:00.000Z`;
const endOf = (day: string): string => `${day}T17:00:00.000Z`;

/** An envelope that a spec may change: most often its position. */
type Envelope = Parameters<typeof recorded>[1];

export const attendedOn = (day: string, over: Partial<SessionAttended['data']> = {}, envelope: Envelope = {}): Recorded<SessionAttended> =>
  recorded<SessionAttended>(
    {
      type: 'SessionAttended',
      data: { ...ofSession(day), arrivedAt: startOf(day), leftAt: endOf(day), minutesAttended: 180, partial: false, mode: 'in-person', ...over },
    },
    { id: `attended-${day}`, time: startOf(day), recordedtime: endOf(day), ...envelope },
  );

export const missedOn = (day: string, kind: SessionMissed['data']['kind'] = 'no-show', envelope: Envelope = {}): Recorded<SessionMissed> =>
  recorded<SessionMissed>(
    {
      type: 'SessionMissed',
      data: {
        ...ofSession(day),
        plannedMinutes: 180,
        kind,
        ...(kind === 'no-show' ? { outreachDue: new Date(Date.parse(startOf(day)) + 24 * 3_600_000).toISOString() } : {}),
      },
    },
    { id: `missed-${day}`, time: startOf(day), recordedtime: endOf(day), ...envelope },
  );

/** A correction of the session on that day, recorded on Friday 2026-03-27. */
export const correctedOn = (
  day: string,
  change: Pick<AttendanceCorrected['data'], 'formerMinutes' | 'formerStatus'> & Partial<AttendanceCorrected['data']>,
  envelope: Envelope = {},
): Recorded<AttendanceCorrected> =>
  recorded<AttendanceCorrected>(
    { type: 'AttendanceCorrected', data: { ...ofSession(day), corrects: `attended-${day}`, reason: 'entry-error', ...change } },
    { id: `corrected-${day}`, time: startOf(day), recordedtime: '2026-03-27T09:00:00.000Z', ...envelope },
  );

export const clientDischarged = (envelope: Envelope = {}): Recorded<ClientDischarged> =>
  recorded<ClientDischarged>(
    {
      type: 'ClientDischarged',
      data: {
        enrollmentId: 'enrollment-1',
        clientRef: 'client-1',
        programId: 'program-1',
        reason: 2,
        lastContactAt: '2026-03-20T09:00:00.000Z',
        dischargedAt: '2026-04-03T09:00:00.000Z',
        levelAtDischarge: '2.1',
        lengthOfStayDays: 19,
        againstAdvice: false,
      },
    },
    envelope,
  );
