import type { ClientDischarged, GraduatedFromIOP, GraduationEvaluated, GraduationResult } from '@continuum/contracts';
import type { View } from '@continuum/read-store';

/** Why a client in the program is or is not ready to graduate: the latest answer to each criterion, with the events that made it so. */
export interface GraduationReadinessRow {
  readonly facility: string;
  readonly enrollmentId: string;
  readonly clientRef: string;
  readonly programId: string;
  readonly result: GraduationResult;
  readonly criteria: GraduationEvaluated['data']['criteria'];
  /** The latest instant that the evidence speaks of. ISO 8601, UTC. */
  readonly asOf: string;
  readonly attendedMinutesTotal: number;
  readonly attendedSessions: number;
  /** The policy whose numbers decided. */
  readonly policyVersion: string | null;
  /** `null` until the client graduates. */
  readonly graduatedAt: string | null;
}

type Shown = GraduationEvaluated | GraduatedFromIOP | ClientDischarged;

/** One row per enrollment that is open; a client who is discharged leaves the view. */
export const graduationReadiness: View<Shown, GraduationReadinessRow> = {
  name: 'graduation-readiness',
  version: 1,
  keys: ({ data }) => [data.enrollmentId],
  on: {
    GraduationEvaluated: (_row, { data, facility, policyversion }) => ({
      facility,
      ...data,
      policyVersion: policyversion ?? null,
      graduatedAt: null,
    }),
    GraduatedFromIOP: (row, { data: { graduatedAt } }) => (row === undefined ? undefined : { ...row, graduatedAt }),
    ClientDischarged: () => null,
  },
  columns: {
    facility: { type: 'text', of: ({ facility }) => facility },
    enrollmentId: { type: 'text', of: ({ enrollmentId }) => enrollmentId },
    clientRef: { type: 'text', of: ({ clientRef }) => clientRef },
    programId: { type: 'text', of: ({ programId }) => programId },
    result: { type: 'text', of: ({ result }) => result },
    asOf: { type: 'text', of: ({ asOf }) => asOf },
  },
  indexes: [
    ['facility', 'enrollmentId'],
    ['facility', 'programId', 'result', 'enrollmentId'],
    ['facility', 'clientRef', 'enrollmentId'],
  ],
};
