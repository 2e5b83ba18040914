import type { AlumniEnrolled, AlumniGroupAttended } from '@continuum/contracts';
import { DomainError, happenedAt, type Decider } from '@continuum/event-sourcing';
import { latestEnrollment, type ClientEnrollments } from '../enrollments/client-enrollments.js';
import type { AlumniConsent } from './alumni-consent.js';
import type { AlumniCommand, EnrollAlumni, RecordAlumniAttendance } from './alumni.commands.js';

export type AlumniEvent = AlumniEnrolled | AlumniGroupAttended;

export type Alumni =
  | { readonly status: 'Unknown' }
  | { readonly status: 'Enrolled'; readonly consentId: string; readonly enrolledAt: string; readonly attended: readonly string[] };

/** What enrolling looks up; attendance needs neither. */
export interface AlumniKnown {
  readonly enrollments: ClientEnrollments;
  readonly consent: AlumniConsent;
}

export class AlumniConsentMissing extends DomainError {
  readonly code = 'aftercare.alumni-consent-missing';
  readonly kind = 'refused';
}

export class AlumniUnknown extends DomainError {
  readonly code = 'aftercare.alumni-unknown';
  readonly kind = 'not-found';
}

export class AttendedBeforeEnrolled extends DomainError {
  readonly code = 'aftercare.alumni-attended-before-enrolled';
  readonly kind = 'invalid';
}

const allowsContact = (consent: AlumniConsent, clientRef: string, at: string): boolean =>
  consent.status === 'Given' &&
  consent.isForAlumniContact &&
  consent.clientRef === clientRef &&
  consent.signedAt <= at &&
  (consent.endsAt === null || at < consent.endsAt);

export const enroll = (command: EnrollAlumni, alumni: Alumni, { enrollments, consent }: AlumniKnown): readonly AlumniEnrolled[] => {
  const { clientRef, consentId } = command;
  const enrolledAt = happenedAt(command);
  latestEnrollment(enrollments, clientRef);
  if (alumni.status === 'Enrolled' && alumni.consentId === consentId) return [];
  if (!allowsContact(consent, clientRef, enrolledAt)) {
    throw new AlumniConsentMissing(`The consent ${consentId} does not allow alumni contact.`, { clientRef, consentId });
  }

  return [{ type: 'AlumniEnrolled', data: { clientRef, consentId, enrolledAt } }];
};

export const attend = (command: RecordAlumniAttendance, alumni: Alumni): readonly AlumniGroupAttended[] => {
  const { clientRef, groupId } = command;
  const attendedAt = happenedAt(command);
  if (alumni.status === 'Unknown') throw new AlumniUnknown(`Client ${clientRef} is not among the alumni.`, { clientRef });
  if (attendedAt < alumni.enrolledAt) throw new AttendedBeforeEnrolled(`Client ${clientRef} joined the alumni later.`, { clientRef });
  if (alumni.attended.includes(`${groupId} ${attendedAt}`)) return [];

  return [{ type: 'AlumniGroupAttended', data: { clientRef, groupId, attendedAt } }];
};

const decide = (command: AlumniCommand, alumni: Alumni, known: AlumniKnown): readonly AlumniEvent[] => {
  switch (command.type) {
    case 'EnrollAlumni':
      return enroll(command, alumni, known);
    case 'RecordAlumniAttendance':
      return attend(command, alumni);
  }
};

const evolve = (alumni: Alumni, event: AlumniEvent): Alumni => {
  switch (event.type) {
    case 'AlumniEnrolled': {
      const { consentId, enrolledAt } = event.data;
      return alumni.status === 'Enrolled' ? { ...alumni, consentId } : { status: 'Enrolled', consentId, enrolledAt, attended: [] };
    }
    case 'AlumniGroupAttended': {
      const { groupId, attendedAt } = event.data;
      return alumni.status === 'Enrolled' ? { ...alumni, attended: [...alumni.attended, `${groupId} ${attendedAt}`] } : alumni;
    }
  }
};

export const alumni: Decider<AlumniCommand, Alumni, AlumniEvent, AlumniKnown> = { initial: { status: 'Unknown' }, decide, evolve };
