import type { ClientAdmitted, ClientDischarged, DischargeReason, LevelOfCare, ProgramLimits, Track } from '@continuum/contracts';
import { DomainError, type Fold } from '@continuum/event-sourcing';

/** What aftercare needs to know of an enrollment, which intake decides. */
export interface Enrollment {
  readonly enrollmentId: string;
  readonly programId: string;
  readonly track: Track;
  readonly levelOfCare: LevelOfCare;
  readonly timeZone: string;
  readonly admittedAt: string;
  readonly policyVersion: string;
  readonly limits: ProgramLimits;
  readonly discharge: { readonly reason: DischargeReason; readonly at: string } | null;
}

/** A client's enrollments, the oldest first. */
export type ClientEnrollments = readonly Enrollment[];

export class ClientNeverEnrolled extends DomainError {
  readonly code = 'aftercare.client-never-enrolled';
  readonly kind = 'not-found';
}

export class EnrollmentUnknown extends DomainError {
  readonly code = 'aftercare.enrollment-unknown';
  readonly kind = 'not-found';
}

const evolve = (enrollments: ClientEnrollments, event: ClientAdmitted | ClientDischarged): ClientEnrollments => {
  switch (event.type) {
    case 'ClientAdmitted': {
      const { enrollmentId, programId, track, levelOfCare, timeZone, admittedAt, policy } = event.data;
      const { version: policyVersion, limits } = policy;
      return [...enrollments, { enrollmentId, programId, track, levelOfCare, timeZone, admittedAt, policyVersion, limits, discharge: null }];
    }
    case 'ClientDischarged': {
      const { enrollmentId, reason, dischargedAt } = event.data;
      return enrollments.map((one) => (one.enrollmentId === enrollmentId ? { ...one, discharge: { reason, at: dischargedAt } } : one));
    }
    default:
      return enrollments;
  }
};

export const clientEnrollments: Fold<ClientEnrollments, ClientAdmitted | ClientDischarged> = { initial: [], evolve };

export const latestEnrollment = (enrollments: ClientEnrollments, clientRef: string): Enrollment => {
  const latest = enrollments.at(-1);
  if (latest === undefined) throw new ClientNeverEnrolled(`Client ${clientRef} was never enrolled.`, { clientRef });
  return latest;
};

export const enrollmentNamed = (enrollments: ClientEnrollments, enrollmentId: string): Enrollment => {
  const named = enrollments.find((one) => one.enrollmentId === enrollmentId);
  if (named === undefined) throw new EnrollmentUnknown(`Enrollment ${enrollmentId} is not known.`, { enrollmentId });
  return named;
};
