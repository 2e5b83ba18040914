import type { ClientAdmitted, ClientDischarged, LeaveOfAbsenceEnded, LeaveOfAbsenceStarted, LevelOfCare, ProgramRegistered } from '@continuum/contracts';
import type { View } from '@continuum/read-store';
import { dayIn } from '../../calendar/ward-days.js';

/** A program, so that its days can be counted in its time zone. */
export interface CensusProgram {
  readonly kind: 'program';
  readonly facility: string;
  readonly programId: string;
  readonly level: LevelOfCare;
  readonly timeZone: string;
}

/** A leave, in days: away from `from` on, back on `to`. */
export interface CensusLeave {
  readonly startedAt: string;
  readonly from: string;
  readonly to: string | null;
}

/** A client's stay in a program. Both its first and its last day count (R30). */
export interface CensusStay {
  readonly kind: 'stay';
  readonly facility: string;
  readonly clientRef: string;
  readonly enrollmentId: string;
  readonly programId: string;
  readonly level: LevelOfCare;
  readonly timeZone: string;
  readonly fromDay: string;
  readonly toDay: string | null;
  readonly leaves: readonly CensusLeave[];
}

export type CensusRow = CensusProgram | CensusStay;

export type CensusEvent = ProgramRegistered | ClientAdmitted | LeaveOfAbsenceStarted | LeaveOfAbsenceEnded | ClientDischarged;

export const keyOfProgram = (programId: string): string => `program/${programId}`;
export const keyOfStay = (enrollmentId: string): string => `stay/${enrollmentId}`;

/** Later than every day: the last day of a stay that goes on. */
const noLastDay = '9999-12-31';

/** Only a stay that began can go on. */
const goesOn = (row: CensusRow | undefined, next: (stay: CensusStay) => CensusStay | undefined): CensusStay | undefined =>
  row?.kind === 'stay' ? next(row) : undefined;

/** Who is at which level in which program, on any day. */
export const census: View<CensusEvent, CensusRow> = {
  name: 'census',
  version: 1,
  keys: ({ data }) => ['enrollmentId' in data ? keyOfStay(data.enrollmentId) : keyOfProgram(data.programId)],
  on: {
    ProgramRegistered: (_row, { facility, data: { programId, levelOfCare, timeZone } }) => ({
      kind: 'program',
      facility,
      programId,
      level: levelOfCare,
      timeZone,
    }),
    ClientAdmitted: (row, { facility, data: { clientRef, enrollmentId, programId, levelOfCare, timeZone, admittedAt } }) =>
      row === undefined
        ? {
            kind: 'stay',
            facility,
            clientRef,
            enrollmentId,
            programId,
            level: levelOfCare,
            timeZone,
            fromDay: dayIn(timeZone, admittedAt),
            toDay: null,
            leaves: [],
          }
        : undefined,
    LeaveOfAbsenceStarted: (row, { data: { startedAt } }) =>
      goesOn(row, (stay) =>
        stay.leaves.some((leave) => leave.startedAt === startedAt)
          ? undefined
          : { ...stay, leaves: [...stay.leaves, { startedAt, from: dayIn(stay.timeZone, startedAt), to: null }] },
      ),
    LeaveOfAbsenceEnded: (row, { data: { startedAt, endedAt } }) =>
      goesOn(row, (stay) => ({
        ...stay,
        leaves: stay.leaves.map((leave) => (leave.startedAt === startedAt ? { ...leave, to: dayIn(stay.timeZone, endedAt) } : leave)),
      })),
    ClientDischarged: (row, { data: { dischargedAt } }) => goesOn(row, (stay) => ({ ...stay, toDay: dayIn(stay.timeZone, dischargedAt) })),
  },
  columns: {
    facility: { type: 'text', of: ({ facility }) => facility },
    kind: { type: 'text', of: ({ kind }) => kind },
    program: { type: 'text', of: ({ programId }) => programId },
    toDay: { type: 'text', of: (row) => (row.kind === 'stay' ? (row.toDay ?? noLastDay) : null) },
    fromDay: { type: 'text', of: (row) => (row.kind === 'stay' ? row.fromDay : null) },
  },
  indexes: [['facility', 'kind', 'program', 'toDay', 'fromDay']],
};

/** Whether the client is away by agreement on a day of the stay. */
export const isOnLeave = ({ leaves }: CensusStay, day: string): boolean => leaves.some(({ from, to }) => from <= day && (to === null || day < to));
