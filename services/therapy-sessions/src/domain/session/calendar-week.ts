import type { SessionCancelled, SessionRescheduled, SessionScheduled } from '@continuum/contracts';
import { entryOf, type Fold } from '@continuum/event-sourcing';

type CalendarEvent = SessionScheduled | SessionRescheduled | SessionCancelled;

/** What was booked of a session, as it stands now. */
export interface Slot extends Pick<
  SessionScheduled['data'],
  'programId' | 'modality' | 'clientRefs' | 'start' | 'plannedMinutes' | 'facilitatorRef' | 'isoWeek' | 'day'
> {
  readonly groupId: string | null;
  readonly isCancelled: boolean;
}

/** The slots of a facility's week, by session id. */
export type CalendarWeek = Readonly<Record<string, Slot>>;

const booked = ({ programId, modality, groupId, clientRefs, start, plannedMinutes, facilitatorRef, isoWeek, day }: SessionScheduled['data']): Slot => ({
  programId,
  modality,
  groupId: groupId ?? null,
  clientRefs,
  start,
  plannedMinutes,
  facilitatorRef,
  isoWeek,
  day,
  isCancelled: false,
});

const changed = (week: CalendarWeek, sessionId: string, change: Partial<Slot>): CalendarWeek => {
  const slot = entryOf(week, sessionId);
  return slot === undefined ? week : { ...week, [sessionId]: { ...slot, ...change } };
};

/** What scheduling's stream of a week says of its sessions. */
export const calendarWeek: Fold<CalendarWeek, CalendarEvent> = {
  initial: {},
  evolve: (week, event) => {
    switch (event.type) {
      case 'SessionScheduled':
        return { ...week, [event.data.sessionId]: booked(event.data) };
      case 'SessionRescheduled': {
        const { sessionId, start, plannedMinutes, facilitatorRef, day } = event.data;
        return changed(week, sessionId, { start, plannedMinutes, facilitatorRef, day });
      }
      case 'SessionCancelled':
        return changed(week, event.data.sessionId, { isCancelled: true });
      default:
        return week;
    }
  },
};

/** A session's id begins with the ISO week that it is booked in: `2026-W10.019caddb-…`. */
export const weekOfSession = (sessionId: string): string => sessionId.split('.')[0] ?? '';
