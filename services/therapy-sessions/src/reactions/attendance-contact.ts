import type { ProgramLimits } from '@continuum/contracts';
import { plusDays } from '@continuum/care-calendar';
import type { Deadline } from '@continuum/messaging';
import type { Mark } from './attendance-marks.js';

type Limits = Pick<
  ProgramLimits,
  'outreachWithinHours' | 'missedInARow' | 'attendanceRateMinPercent' | 'attendanceWindowDays' | 'noContactDropOutDays' | 'noContactAdministrativeDays'
>;

export interface Watched {
  readonly status: 'Watched';
  readonly enrollmentId: string;
  readonly clientRef: string;
  readonly timeZone: string;
  readonly limits: Limits;
  readonly admittedAt: string;
  readonly lastContactAt: string;
  readonly isOnLeave: boolean;
  readonly isUnderReview: boolean;
  readonly marks: readonly Mark[];
  /** No-shows after which nobody has reached out yet. */
  readonly awaitingOutreach: readonly Mark[];
}

export type Watch = { readonly status: 'NotWatched' } | Watched;

/** When staying away without contact becomes a proposal, and then a matter of administration. */
export const withoutContact = ({ lastContactAt, timeZone, limits, isOnLeave }: Watched): readonly Deadline[] =>
  isOnLeave
    ? []
    : [
        { name: 'no-contact', dueAt: plusDays(lastContactAt, limits.noContactDropOutDays, timeZone) },
        { name: 'administrative', dueAt: plusDays(lastContactAt, limits.noContactAdministrativeDays, timeZone) },
      ];

export const outreachTo = ({ sessionId }: Mark): string => `outreach:${sessionId}`;

/** Somebody spoke to the client, or tried to: no-shows before that await nobody any more. */
export const reachedOut = (watch: Watched, at: string): Omit<Contact, 'deadlines'> => {
  const answered = watch.awaitingOutreach.filter((mark) => mark.at <= at);
  const awaitingOutreach = watch.awaitingOutreach.filter((mark) => mark.at > at);
  return { watch: { ...watch, awaitingOutreach }, cancel: answered.map(outreachTo) };
};

/** A stay after somebody was in contact, with the deadlines that follow and those that need not come. */
interface Contact {
  readonly watch: Watched;
  readonly deadlines: readonly Deadline[];
  readonly cancel: readonly string[];
}

/** The client was there, or was spoken to. */
export const inContact = (before: Watched, at: string): Contact => {
  const { watch, cancel } = reachedOut(before, at);
  if (at <= watch.lastContactAt) return { watch, cancel, deadlines: [] };
  const contacted = { ...watch, lastContactAt: at };
  return { watch: contacted, cancel, deadlines: withoutContact(contacted) };
};
