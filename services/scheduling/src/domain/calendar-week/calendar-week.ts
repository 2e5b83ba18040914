import { boundsOfWeek, dayOf, isoWeekOf, plusMinutes } from '@continuum/care-calendar';
import type { ObligationConflict } from '@continuum/contracts';
import { derivedId, happenedAt, type Decider } from '@continuum/event-sourcing';
import type { Obligation } from '../client-schedule/schedule-state.js';
import { inForce, type Program } from '../program/program.js';
import type { SessionProgress } from '../session/session-progress.js';
import type { TherapyGroup } from '../therapy-group/therapy-group.js';
import { attending, leastClients, namesWhomItIsFor, noPlanHasLapsed, type Attendee } from './attending.js';
import type { CalendarWeekCommand, CancelSession, RescheduleSession, ScheduleSession } from './calendar-week.commands.js';
import {
  BeforeSessionWasScheduled,
  SessionHasStarted,
  SessionLeavesItsWeek,
  SessionRunsPastItsWeek,
  SessionUnknown,
  SessionWasCancelled,
} from './calendar-refusals.js';
import { nobodyIsDoubleBooked, obligationsCutBy } from './double-booking.js';
import { evolve, type BookedSlot, type CalendarWeek, type CalendarWeekEvent, type Slot } from './week-state.js';

/** What a handler fetched: the program, the group where there is one, those to be booked, and whether the session has begun. */
export interface KnownOfWeek {
  readonly program: Program;
  readonly group: TherapyGroup;
  readonly attendees: readonly Attendee[];
  readonly progress: SessionProgress;
}

const fitsItsWeek = ({ sessionId, isoWeek, end }: Slot, zone: string): void => {
  const weekEnd = boundsOfWeek(isoWeek, zone).end;
  if (end > weekEnd) throw new SessionRunsPastItsWeek(`Session ${sessionId} runs past the end of ${isoWeek}.`, { isoWeek, weekEnd });
};

const obligationsOf = (attendees: readonly Attendee[]): readonly Obligation[] => attendees.flatMap(({ obligations }) => obligations);

const warningOf = (conflicts: readonly ObligationConflict[]): { conflicts?: ObligationConflict[] } =>
  conflicts.length === 0 ? {} : { conflicts: [...conflicts] };

const newSlot = (command: ScheduleSession, attendees: readonly Attendee[], zone: string): Slot => {
  const { programId, modality, start, plannedMinutes, facilitatorRef, coFacilitatorRef = null } = command;
  const isoWeek = isoWeekOf(start, zone);
  const sessionId = `${isoWeek}.${derivedId(command.order.commandId, 'session')}`;
  const clientRefs = attendees.map(({ clientRef }) => clientRef);
  const slot = { sessionId, programId, modality, clientRefs, facilitatorRef, coFacilitatorRef, isoWeek, day: dayOf(start, zone), start, plannedMinutes };
  return { ...slot, end: plusMinutes(start, plannedMinutes) };
};

const schedule = (command: ScheduleSession, week: CalendarWeek, known: KnownOfWeek): CalendarWeekEvent => {
  namesWhomItIsFor(command);
  const { timeZone, policy } = inForce(known.program, command.programId, happenedAt(command));
  const least = leastClients(command, known.group);
  const attendees = attending(command, known.attendees);
  noPlanHasLapsed(attendees, policy);
  const slot = newSlot(command, attendees, timeZone);
  fitsItsWeek(slot, timeZone);
  nobodyIsDoubleBooked(slot, week);
  const conflicts = obligationsCutBy(slot, obligationsOf(attendees), timeZone, policy);

  const { type: _type, order: _order, occurredAt: _occurredAt, clientRefs: _clientRefs, ...asked } = command;
  const { sessionId, clientRefs, isoWeek, day } = slot;
  const belowMinimum = attendees.length < least ? { isBelowGroupMinimum: true } : {};
  const data = { ...asked, sessionId, clientRefs: [...clientRefs], isoWeek, day, ...warningOf(conflicts), ...belowMinimum };
  return { type: 'SessionScheduled', data, policyversion: policy.version };
};

/** @throws SessionUnknown */
export const knownSlot = (week: CalendarWeek, sessionId: string): BookedSlot => {
  const slot = week.get(sessionId);
  if (slot === undefined) throw new SessionUnknown(`Session ${sessionId} is not known.`, { sessionId });
  return slot;
};

const mayStillChange = ({ sessionId, scheduledAt }: BookedSlot, progress: SessionProgress, at: string): void => {
  if (at < scheduledAt) throw new BeforeSessionWasScheduled(`Session ${sessionId} was scheduled later.`, { sessionId, at });
  if (progress === 'Started') throw new SessionHasStarted(`Session ${sessionId} has started.`, { sessionId });
};

const reschedule = (command: RescheduleSession, week: CalendarWeek, known: KnownOfWeek): readonly CalendarWeekEvent[] => {
  const { sessionId, start } = command;
  const booked = knownSlot(week, sessionId);
  if (booked.status === 'Cancelled') throw new SessionWasCancelled(`Session ${sessionId} was cancelled.`, { sessionId });
  mayStillChange(booked, known.progress, happenedAt(command));
  const { timeZone, policy } = inForce(known.program, booked.programId, happenedAt(command));
  const { plannedMinutes = booked.plannedMinutes, facilitatorRef = booked.facilitatorRef } = command;
  const { isoWeek, programId, coFacilitatorRef } = booked;
  if (isoWeekOf(start, timeZone) !== isoWeek) throw new SessionLeavesItsWeek(`Session ${sessionId} is one of ${isoWeek}.`, { sessionId, isoWeek });
  if (start === booked.start && plannedMinutes === booked.plannedMinutes && facilitatorRef === booked.facilitatorRef) return [];

  const slot: Slot = { ...booked, start, plannedMinutes, facilitatorRef, day: dayOf(start, timeZone), end: plusMinutes(start, plannedMinutes) };
  fitsItsWeek(slot, timeZone);
  nobodyIsDoubleBooked(slot, week);
  const conflicts = obligationsCutBy(slot, obligationsOf(known.attendees), timeZone, policy);

  const co = coFacilitatorRef === null ? {} : { coFacilitatorRef };
  const data = { sessionId, programId, start, plannedMinutes, facilitatorRef, ...co, isoWeek, day: slot.day, ...warningOf(conflicts) };
  return [{ type: 'SessionRescheduled', data, policyversion: policy.version }];
};

const cancel = (command: CancelSession, week: CalendarWeek, { progress }: KnownOfWeek): readonly CalendarWeekEvent[] => {
  const { sessionId, cancelledBy, reason } = command;
  const booked = knownSlot(week, sessionId);
  if (booked.status === 'Cancelled') return [];
  mayStillChange(booked, progress, happenedAt(command));

  return [{ type: 'SessionCancelled', data: { sessionId, programId: booked.programId, cancelledBy, reason } }];
};

const decide = (command: CalendarWeekCommand, week: CalendarWeek, known: KnownOfWeek): readonly CalendarWeekEvent[] => {
  switch (command.type) {
    case 'ScheduleSession':
      return [schedule(command, week, known)];
    case 'RescheduleSession':
      return reschedule(command, week, known);
    case 'CancelSession':
      return cancel(command, week, known);
  }
};

/** `calendar_week-<facility>-<isoWeek>`: all sessions of a facility's week, so that its revision decides who comes first (R10). */
export const calendarWeek: Decider<CalendarWeekCommand, CalendarWeek, CalendarWeekEvent, KnownOfWeek> = { initial: new Map(), decide, evolve };
