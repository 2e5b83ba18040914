import type {
  AttendanceCorrected,
  ClientAdmitted,
  ClientScheduleAssigned,
  ClientScheduleChanged,
  MissedKind,
  SessionAttended,
  SessionMissed,
  WeeklyDoseClosed,
} from '@continuum/contracts';
import type { Recorded } from '@continuum/contracts';
import { entryOf } from '@continuum/event-sourcing';
import type { View } from '@continuum/read-store';

/** What is prescribed to a client of a program, from which day on. */
export interface AttendanceStay {
  readonly kind: 'stay';
  readonly facility: string;
  readonly clientRef: string;
  readonly enrollmentId: string;
  readonly programId: string;
  readonly prescribed: readonly { readonly effectiveFrom: string; readonly minutesPerWeek: number }[];
}

/** One client and one session, as it stands after its corrections. `eventId` is the fact that a correction names. */
export interface AttendanceOfSession {
  readonly eventId: string;
  readonly day: string;
  readonly status: 'attended' | MissedKind;
  readonly minutes: number;
}

/** The last count of a closed week. */
export type ClosedDose = Pick<WeeklyDoseClosed['data'], 'prescribedMinutes' | 'scheduledMinutes' | 'attendedMinutes' | 'verdict'>;

/** One ISO week of one enrollment. */
export interface AttendanceWeek {
  readonly kind: 'week';
  readonly facility: string;
  readonly clientRef: string;
  readonly enrollmentId: string;
  readonly programId: string;
  readonly isoWeek: string;
  /** By session. */
  readonly sessions: Readonly<Record<string, AttendanceOfSession>>;
  /** The corrections applied, by event id. */
  readonly corrections: readonly string[];
  readonly closed: ClosedDose | null;
}

export type AttendanceRow = AttendanceStay | AttendanceWeek;

type OfStay = ClientAdmitted | ClientScheduleAssigned | ClientScheduleChanged;
type OfWeek = SessionAttended | SessionMissed | AttendanceCorrected | WeeklyDoseClosed;
export type AttendanceEvent = OfStay | OfWeek;

export const keyOfStay = (enrollmentId: string): string => `stay/${enrollmentId}`;
export const keyOfWeek = (enrollmentId: string, isoWeek: string): string => `week/${enrollmentId}/${isoWeek}`;

const weekOf = (row: AttendanceRow | undefined, { facility, data: { clientRef, enrollmentId, programId, isoWeek } }: Recorded<OfWeek>): AttendanceWeek =>
  row?.kind === 'week' ? row : { kind: 'week', facility, clientRef, enrollmentId, programId, isoWeek, sessions: {}, corrections: [], closed: null };

const sessionOf = ({ sessions }: AttendanceWeek, sessionId: string): AttendanceOfSession | undefined => entryOf(sessions, sessionId);

/** A session is put down once; what changes it afterwards is a correction. */
const putDown = (week: AttendanceWeek, sessionId: string, session: AttendanceOfSession): AttendanceWeek | undefined =>
  sessionOf(week, sessionId) === undefined ? { ...week, sessions: { ...week.sessions, [sessionId]: session } } : undefined;

const correct = (week: AttendanceWeek, { id, data: { sessionId, newMinutes, newStatus } }: Recorded<AttendanceCorrected>): AttendanceWeek | undefined => {
  const session = sessionOf(week, sessionId);
  if (session === undefined || week.corrections.includes(id)) return undefined;
  const status = newStatus ?? session.status;
  const corrected = { ...session, status, minutes: status === 'attended' ? (newMinutes ?? session.minutes) : 0 };
  return { ...week, sessions: { ...week.sessions, [sessionId]: corrected }, corrections: [...week.corrections, id] };
};

const prescribeAnew = (
  row: AttendanceRow | undefined,
  { data: { effectiveFrom, minutesPerWeek } }: Recorded<ClientScheduleAssigned | ClientScheduleChanged>,
) =>
  row?.kind === 'stay'
    ? { ...row, prescribed: [...row.prescribed.filter((before) => before.effectiveFrom < effectiveFrom), { effectiveFrom, minutesPerWeek }] }
    : undefined;

/** How much each client attended in each week, against what is prescribed. */
export const attendance: View<AttendanceEvent, AttendanceRow> = {
  name: 'attendance',
  version: 1,
  keys: ({ data }) => ['isoWeek' in data ? keyOfWeek(data.enrollmentId, data.isoWeek) : keyOfStay(data.enrollmentId)],
  on: {
    ClientAdmitted: (row, { facility, data: { clientRef, enrollmentId, programId, prescribedMinutesPerWeek } }) =>
      row === undefined
        ? { kind: 'stay', facility, clientRef, enrollmentId, programId, prescribed: [{ effectiveFrom: '', minutesPerWeek: prescribedMinutesPerWeek }] }
        : undefined,
    ClientScheduleAssigned: prescribeAnew,
    ClientScheduleChanged: prescribeAnew,
    SessionAttended: (row, event) => {
      const { sessionId, day, minutesAttended } = event.data;
      return putDown(weekOf(row, event), sessionId, { eventId: event.id, day, status: 'attended', minutes: minutesAttended });
    },
    SessionMissed: (row, event) => {
      const { sessionId, day, kind } = event.data;
      return putDown(weekOf(row, event), sessionId, { eventId: event.id, day, status: kind, minutes: 0 });
    },
    AttendanceCorrected: (row, event) => correct(weekOf(row, event), event),
    WeeklyDoseClosed: (row, event) => {
      const { prescribedMinutes, scheduledMinutes, attendedMinutes, verdict } = event.data;
      return { ...weekOf(row, event), closed: { prescribedMinutes, scheduledMinutes, attendedMinutes, verdict } };
    },
  },
  columns: {
    facility: { type: 'text', of: ({ facility }) => facility },
    kind: { type: 'text', of: ({ kind }) => kind },
    client: { type: 'text', of: ({ clientRef }) => clientRef },
    program: { type: 'text', of: ({ programId }) => programId },
    week: { type: 'text', of: (row) => (row.kind === 'week' ? row.isoWeek : null) },
  },
  indexes: [
    ['facility', 'client', 'week'],
    ['facility', 'program', 'week', 'client'],
  ],
};
