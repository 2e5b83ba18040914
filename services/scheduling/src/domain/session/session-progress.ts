import type { SessionStarted } from '@continuum/contracts';
import type { Fold } from '@continuum/event-sourcing';

/** Whether a booked session has begun; from then on its time and its being are facts. */
export type SessionProgress = 'NotStarted' | 'Started';

/** `session-<sessionId>`, which therapy-sessions writes. */
export const sessionProgress: Fold<SessionProgress, SessionStarted> = {
  initial: 'NotStarted',
  evolve: (progress, event) => (event.type === 'SessionStarted' ? 'Started' : progress),
};
