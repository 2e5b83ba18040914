import { plusMinutes } from '@continuum/care-calendar';
import type { CancelledBy, Modality, SessionCancelled, SessionRescheduled, SessionScheduled } from '@continuum/contracts';
import type { Placed } from '@continuum/event-sourcing';
import type { Told } from '../told.js';

export type CalendarWeekEvent = Told<SessionScheduled | SessionRescheduled | SessionCancelled>;

/** A time that a session takes of its facilitators and clients, from `start` up to but not including `end`. */
export interface Slot {
  readonly sessionId: string;
  readonly programId: string;
  readonly modality: Modality;
  readonly clientRefs: readonly string[];
  readonly facilitatorRef: string;
  readonly coFacilitatorRef: string | null;
  readonly isoWeek: string;
  readonly day: string;
  readonly start: string;
  readonly end: string;
  readonly plannedMinutes: number;
}

export type BookedSlot = Slot & { readonly scheduledAt: string } & (
    { readonly status: 'Booked' } | { readonly status: 'Cancelled'; readonly cancelledBy: CancelledBy }
  );

/** Every session of a facility's ISO week, by its id; cancelled ones take no time. */
export type CalendarWeek = ReadonlyMap<string, BookedSlot>;

/** The week that a session's id names: `2026-W10.019c…` is one of 2026-W10. */
export const weekOfSession = (sessionId: string): string => sessionId.slice(0, '2026-W10'.length);

const scheduled = ({ data }: SessionScheduled, scheduledAt: string): BookedSlot => {
  const { sessionId, programId, modality, clientRefs, facilitatorRef, coFacilitatorRef = null, isoWeek, day, start, plannedMinutes } = data;
  const slot = { sessionId, programId, modality, clientRefs, facilitatorRef, coFacilitatorRef, isoWeek, day, start, plannedMinutes };
  return { ...slot, status: 'Booked', scheduledAt, end: plusMinutes(start, plannedMinutes) };
};

const slotAfter = (slot: BookedSlot, event: SessionRescheduled | SessionCancelled): BookedSlot => {
  if (event.type === 'SessionCancelled') return { ...slot, status: 'Cancelled', cancelledBy: event.data.cancelledBy };
  const { start, plannedMinutes, facilitatorRef, coFacilitatorRef = null, day } = event.data;
  return { ...slot, start, plannedMinutes, facilitatorRef, coFacilitatorRef, day, end: plusMinutes(start, plannedMinutes) };
};

export const evolve = (week: CalendarWeek, event: CalendarWeekEvent, at: Placed): CalendarWeek => {
  switch (event.type) {
    case 'SessionScheduled':
      return new Map(week).set(event.data.sessionId, scheduled(event, at.time));
    case 'SessionRescheduled':
    case 'SessionCancelled': {
      const slot = week.get(event.data.sessionId);
      return slot === undefined ? week : new Map(week).set(slot.sessionId, slotAfter(slot, event));
    }
  }
};
