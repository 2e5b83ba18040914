import type { SessionStarted } from '@continuum/contracts';
import { entryOf, happenedAt } from '@continuum/event-sourcing';
import { minutesBetween } from '@continuum/care-calendar';
import { presentStay, type PlaceInCare } from '../place-in-care/place-in-care.js';
import type { Slot } from './calendar-week.js';
import type { StartSession } from './session.commands.js';
import { ClientNotInProgram, RosterEmpty, SessionAlreadyStarted, SessionNotScheduled, SessionOutsideItsSlot, SessionWasCancelled } from './session.refusals.js';
import type { Session } from './session-state.js';

/** What others decided: the booking, and where each client in question stands in care. */
export interface KnownToSession {
  readonly slot: Slot | null;
  readonly places: Readonly<Record<string, PlaceInCare>>;
}

type Roster = SessionStarted['data']['roster'];

/** @throws SessionNotScheduled, SessionWasCancelled */
const bookedSlot = (slot: Slot | null, sessionId: string): Slot => {
  if (slot === null) throw new SessionNotScheduled(`Session ${sessionId} is not scheduled.`, { sessionId });
  if (slot.isCancelled) throw new SessionWasCancelled(`Session ${sessionId} was cancelled.`, { sessionId });
  return slot;
};

/** A session begins in its slot: neither earlier nor later than planned by more than its own length. */
const beginsInSlot = ({ start: planned, plannedMinutes }: Slot, actualStart: string): boolean =>
  Math.abs(minutesBetween(planned, actualStart)) <= plannedMinutes;

/** R16: those who are enrolled and not on leave. Of the clients booked, others stay off the roster; of clients named, none may be missing. */
const rosterOf = (clientRefs: readonly string[], places: Readonly<Record<string, PlaceInCare>>, programId: string, at: string): Roster =>
  clientRefs.flatMap((clientRef) => {
    const stay = presentStay(entryOf(places, clientRef) ?? [], programId, at);
    return stay === undefined ? [] : [{ clientRef, enrollmentId: stay.enrollmentId }];
  });

export const start = (command: StartSession, session: Session, { slot, places }: KnownToSession): SessionStarted => {
  const { sessionId, topics, clientRefs } = command;
  if (session.status !== 'NotStarted') throw new SessionAlreadyStarted(`Session ${sessionId} has started.`, { sessionId });
  const booked = bookedSlot(slot, sessionId);
  const actualStart = happenedAt(command);
  if (!beginsInSlot(booked, actualStart))
    throw new SessionOutsideItsSlot(`Session ${sessionId} is planned for ${booked.start}.`, { sessionId, start: booked.start });
  const { programId, modality, groupId, facilitatorRef, plannedMinutes, day, isoWeek } = booked;
  const roster = rosterOf(clientRefs ?? booked.clientRefs, places, programId, actualStart);
  const absent = clientRefs?.find((clientRef) => !roster.some((seat) => seat.clientRef === clientRef));
  if (absent !== undefined) throw new ClientNotInProgram(`Client ${absent} is not enrolled in ${programId}, or is on leave.`, { clientRef: absent, programId });
  if (roster.length === 0) throw new RosterEmpty(`Session ${sessionId} has no client who is enrolled and not on leave.`, { sessionId });

  const group = groupId === null ? {} : { groupId };
  return {
    type: 'SessionStarted',
    data: { sessionId, programId, modality, ...group, facilitatorRef, actualStart, plannedMinutes, day, isoWeek, topics: topics ?? [], roster },
  };
};
