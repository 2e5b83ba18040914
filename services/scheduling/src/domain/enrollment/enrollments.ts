import { dayOf } from '@continuum/care-calendar';
import type { ClientAdmitted, ClientDischarged, LeaveOfAbsenceEnded, LeaveOfAbsenceStarted } from '@continuum/contracts';
import { DomainError, type Fold } from '@continuum/event-sourcing';

/** One admission of a client, as far as scheduling asks. Instants are ISO 8601 in UTC; `null` says: not yet. */
export interface Enrollment {
  readonly enrollmentId: string;
  readonly clientRef: string;
  readonly programId: string;
  readonly levelOfCare: ClientAdmitted['data']['levelOfCare'];
  readonly ageGroup: ClientAdmitted['data']['ageGroup'];
  readonly timeZone: string;
  /** The policy at admission; what is prescribed and counted for the client is decided by it. */
  readonly policy: ClientAdmitted['data']['policy'];
  readonly admittedAt: string;
  readonly dischargedAt: string | null;
  readonly leaves: readonly { readonly from: string; readonly to: string | null }[];
}

/** Every admission of one client, oldest first. */
export type Enrollments = readonly Enrollment[];

/** The client is not enrolled in this program, not at this time, or not under this enrollment. */
export class ClientNotEnrolled extends DomainError {
  readonly code = 'scheduling.client-not-enrolled';
  readonly kind = 'refused';
}

/** It is said to happen before the client was admitted. */
export class BeforeAdmission extends DomainError {
  readonly code = 'scheduling.before-admission';
  readonly kind = 'invalid';
}

const holds = ({ admittedAt, dischargedAt }: Enrollment, at: string): boolean => admittedAt <= at && (dischargedAt === null || at <= dischargedAt);

/** The client's enrollment in this program at this instant, if there is one. */
export const enrollmentAt = (enrollments: Enrollments, programId: string, at: string): Enrollment | undefined =>
  enrollments.findLast((enrollment) => enrollment.programId === programId && holds(enrollment, at));

/** @throws BeforeAdmission where the client was admitted to the program only later, ClientNotEnrolled otherwise */
export const enrolled = (enrollments: Enrollments, clientRef: string, programId: string, at: string): Enrollment => {
  const found = enrollmentAt(enrollments, programId, at);
  if (found !== undefined) return found;

  const latest = enrollments.findLast((enrollment) => enrollment.programId === programId);
  if (latest !== undefined && at < latest.admittedAt) throw new BeforeAdmission(`${at} lies before the admission of client ${clientRef}.`, { clientRef, at });
  throw new ClientNotEnrolled(`Client ${clientRef} is not enrolled in program ${programId}.`, { clientRef, programId });
};

/** The enrollment of this id, open or ended. @throws ClientNotEnrolled */
export const enrollmentOf = (enrollments: Enrollments, enrollmentId: string): Enrollment => {
  const found = enrollments.find((enrollment) => enrollment.enrollmentId === enrollmentId);
  if (found === undefined) throw new ClientNotEnrolled(`Enrollment ${enrollmentId} is not known.`, { enrollmentId });
  return found;
};

/** The enrollment of this id, if it is open at this instant. @throws BeforeAdmission, ClientNotEnrolled */
export const openEnrollment = (enrollments: Enrollments, enrollmentId: string, at: string): Enrollment => {
  const { clientRef, programId } = enrollmentOf(enrollments, enrollmentId);
  const found = enrolled(enrollments, clientRef, programId, at);
  if (found.enrollmentId !== enrollmentId) throw new ClientNotEnrolled(`Enrollment ${enrollmentId} is not open.`, { enrollmentId });
  return found;
};

/** Whether a day, in the facility's time zone, is one of the enrollment: admission and discharge count both. */
export const isDayOf = ({ admittedAt, dischargedAt, timeZone }: Enrollment, day: string): boolean =>
  dayOf(admittedAt, timeZone) <= day && (dischargedAt === null || day <= dayOf(dischargedAt, timeZone));

/** Whether the client is on leave on a day; the day of return is none of leave. */
export const isOnLeave = ({ leaves, timeZone }: Enrollment, day: string): boolean =>
  leaves.some(({ from, to }) => dayOf(from, timeZone) <= day && (to === null || day < dayOf(to, timeZone)));

export type EnrollmentEvent = ClientAdmitted | LeaveOfAbsenceStarted | LeaveOfAbsenceEnded | ClientDischarged;

const changed = (enrollments: Enrollments, enrollmentId: string, change: (enrollment: Enrollment) => Enrollment): Enrollments =>
  enrollments.map((enrollment) => (enrollment.enrollmentId === enrollmentId ? change(enrollment) : enrollment));

const evolve = (enrollments: Enrollments, event: EnrollmentEvent): Enrollments => {
  switch (event.type) {
    case 'ClientAdmitted': {
      const { enrollmentId, clientRef, programId, levelOfCare, ageGroup, timeZone, policy, admittedAt } = event.data;
      const admitted = { enrollmentId, clientRef, programId, levelOfCare, ageGroup, timeZone, policy, admittedAt };
      return [...enrollments, { ...admitted, dischargedAt: null, leaves: [] }];
    }
    case 'LeaveOfAbsenceStarted':
      return changed(enrollments, event.data.enrollmentId, (one) => ({ ...one, leaves: [...one.leaves, { from: event.data.startedAt, to: null }] }));
    case 'LeaveOfAbsenceEnded':
      return changed(enrollments, event.data.enrollmentId, (one) => ({
        ...one,
        leaves: one.leaves.map((leave) => (leave.to === null ? { ...leave, to: event.data.endedAt } : leave)),
      }));
    case 'ClientDischarged':
      return changed(enrollments, event.data.enrollmentId, (one) => ({ ...one, dischargedAt: event.data.dischargedAt }));
    default:
      return enrollments;
  }
};

/** `enrollment-<clientRef>`, which intake writes. */
export const enrollments: Fold<Enrollments, EnrollmentEvent> = { initial: [], evolve };
