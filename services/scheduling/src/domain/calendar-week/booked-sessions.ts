import type { BookedSession } from '../client-schedule/schedule-state.js';
import type { CalendarWeek } from './week-state.js';

/** What a program offered a client in a week: every session booked, but those that the program cancelled. */
export const offeredTo = (clientRef: string, programId: string, week: CalendarWeek): readonly BookedSession[] =>
  [...week.values()]
    .filter((slot) => slot.programId === programId && slot.clientRefs.includes(clientRef))
    .filter((slot) => slot.status === 'Booked' || slot.cancelledBy === 'client')
    .map(({ sessionId, day, plannedMinutes: minutes }) => ({ sessionId, day, minutes }));
