import { dayOf, plusDays, weekdayOf, windowOn } from '@continuum/care-calendar';
import type { ObligationConflict } from '@continuum/contracts';
import type { Obligation } from '../client-schedule/schedule-state.js';
import type { Policy } from '../program/program.js';
import { ClientDoubleBooked, FacilitatorDoubleBooked, SessionWithinObligation } from './calendar-refusals.js';
import type { CalendarWeek, Slot } from './week-state.js';

interface Span {
  readonly start: string;
  readonly end: string;
}

/** One ends when the other begins: that is no overlap. */
export const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

const facilitatorsOf = ({ facilitatorRef, coFacilitatorRef }: Slot): readonly string[] =>
  coFacilitatorRef === null ? [facilitatorRef] : [facilitatorRef, coFacilitatorRef];

/** R10: nobody is in two sessions at once. @throws FacilitatorDoubleBooked, ClientDoubleBooked */
export const nobodyIsDoubleBooked = (wanted: Slot, week: CalendarWeek): void => {
  const facilitators = new Set(facilitatorsOf(wanted));
  const clients = new Set(wanted.clientRefs);
  for (const booked of week.values()) {
    if (booked.status === 'Cancelled' || booked.sessionId === wanted.sessionId || !overlap(booked, wanted)) continue;
    const { sessionId } = booked;
    const facilitatorRef = facilitatorsOf(booked).find((ref) => facilitators.has(ref));
    if (facilitatorRef !== undefined) throw new FacilitatorDoubleBooked(`${facilitatorRef} is in session ${sessionId} then.`, { facilitatorRef, sessionId });
    const clientRef = booked.clientRefs.find((ref) => clients.has(ref));
    if (clientRef !== undefined) throw new ClientDoubleBooked(`${clientRef} is in session ${sessionId} then.`, { clientRef, sessionId });
  }
};

/** Whether a session cuts a declared window: one of its own day, or one of the night before. */
const cuts = (slot: Span, { windows }: Obligation, zone: string): boolean =>
  [plusDays(slot.start, -1, zone), slot.start, slot.end].some((instant) =>
    windows.some(({ day, from, to }) => day === weekdayOf(instant, zone) && overlap(slot, windowOn(dayOf(instant, zone), from, to, zone))),
  );

/** R10: the declared obligations that a session falls into, where the policy is to warn. @throws SessionWithinObligation where it is to refuse */
export const obligationsCutBy = (slot: Slot, obligations: readonly Obligation[], zone: string, { limits }: Policy): readonly ObligationConflict[] => {
  const conflicts = obligations
    .filter((obligation) => obligation.status === 'Holds' && cuts(slot, obligation, zone))
    .map(({ clientRef, obligationId }) => ({ clientRef, obligationId }));
  if (conflicts.length > 0 && limits.doubleBookingWithinObligation === 'refuse') {
    throw new SessionWithinObligation('The session falls into what clients have declared.', { conflicts });
  }
  return conflicts;
};
