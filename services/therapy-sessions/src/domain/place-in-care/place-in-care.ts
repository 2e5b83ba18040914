import type { ClientAdmitted, ClientDischarged, LeaveOfAbsenceEnded, LeaveOfAbsenceStarted, ProgramLimits } from '@continuum/contracts';
import { DomainError, type Fold } from '@continuum/event-sourcing';

type PlaceEvent = ClientAdmitted | LeaveOfAbsenceStarted | LeaveOfAbsenceEnded | ClientDischarged;

/** A client's stay in a program, from admission to discharge. Instants are ISO 8601, UTC; `null` is not yet. */
export interface Stay {
  readonly enrollmentId: string;
  readonly clientRef: string;
  readonly programId: string;
  readonly intakeId: string;
  readonly timeZone: string;
  readonly policy: { readonly version: string; readonly limits: ProgramLimits };
  readonly admittedAt: string;
  readonly dischargedAt: string | null;
  readonly leaves: readonly { readonly from: string; readonly to: string | null }[];
}

/** All stays of one client, oldest first. */
export type PlaceInCare = readonly Stay[];

export class EnrollmentUnknown extends DomainError {
  readonly code = 'therapy-sessions.enrollment-unknown';
  readonly kind = 'not-found';
}

export class EnrollmentNotOpen extends DomainError {
  readonly code = 'therapy-sessions.enrollment-not-open';
  readonly kind = 'refused';
}

export class BeforeAdmission extends DomainError {
  readonly code = 'therapy-sessions.before-admission';
  readonly kind = 'invalid';
}

const admitted = ({ enrollmentId, clientRef, programId, intakeId, timeZone, policy, admittedAt }: ClientAdmitted['data']): Stay => ({
  enrollmentId,
  clientRef,
  programId,
  intakeId,
  timeZone,
  policy,
  admittedAt,
  dischargedAt: null,
  leaves: [],
});

const changed = (place: PlaceInCare, enrollmentId: string, change: (stay: Stay) => Stay): PlaceInCare =>
  place.map((stay) => (stay.enrollmentId === enrollmentId ? change(stay) : stay));

const endLeave = (stay: Stay, to: string): Stay => ({ ...stay, leaves: stay.leaves.map((leave) => (leave.to === null ? { ...leave, to } : leave)) });

/** What intake's stream of a client says of the client's stays; the rest of that stream is intake's own business. */
export const placeInCare: Fold<PlaceInCare, PlaceEvent> = {
  initial: [],
  evolve: (place, event, { time }) => {
    switch (event.type) {
      case 'ClientAdmitted':
        return [...place, admitted(event.data)];
      case 'LeaveOfAbsenceStarted':
        return changed(place, event.data.enrollmentId, (stay) => ({ ...stay, leaves: [...stay.leaves, { from: time, to: null }] }));
      case 'LeaveOfAbsenceEnded':
        return changed(place, event.data.enrollmentId, (stay) => endLeave(stay, time));
      case 'ClientDischarged':
        return changed(place, event.data.enrollmentId, (stay) => ({ ...stay, dischargedAt: event.data.dischargedAt }));
      default:
        return place;
    }
  },
};

const isOpenAt = (stay: Stay, instant: string): boolean => stay.admittedAt <= instant && (stay.dischargedAt === null || instant < stay.dischargedAt);

export const isOnLeaveAt = (stay: Stay, instant: string): boolean => stay.leaves.some(({ from, to }) => from <= instant && (to === null || instant < to));

/** R16: the client's stay in that program, where the client was enrolled then and not on leave. */
export const presentStay = (place: PlaceInCare, programId: string, instant: string): Stay | undefined =>
  place.find((stay) => stay.programId === programId && isOpenAt(stay, instant) && !isOnLeaveAt(stay, instant));

/** A stay that was open then, leave or not. */
export const stayAt = (place: PlaceInCare, instant: string): Stay | undefined => place.find((stay) => isOpenAt(stay, instant));

/** @throws EnrollmentUnknown */
export const stayOf = (place: PlaceInCare, enrollmentId: string): Stay => {
  const stay = place.find((each) => each.enrollmentId === enrollmentId);
  if (stay === undefined) throw new EnrollmentUnknown(`Enrollment ${enrollmentId} is not known of this client.`, { enrollmentId });
  return stay;
};

/** @throws EnrollmentUnknown, BeforeAdmission, EnrollmentNotOpen */
export const openStay = (place: PlaceInCare, enrollmentId: string, instant: string): Stay => {
  const stay = stayOf(place, enrollmentId);
  if (instant < stay.admittedAt)
    throw new BeforeAdmission(`Enrollment ${enrollmentId} begins at ${stay.admittedAt}.`, { enrollmentId, admittedAt: stay.admittedAt });
  if (!isOpenAt(stay, instant)) throw new EnrollmentNotOpen(`Enrollment ${enrollmentId} had ended by ${instant}.`, { enrollmentId });
  return stay;
};
