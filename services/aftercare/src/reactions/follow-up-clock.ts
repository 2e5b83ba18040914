import type { FollowUpsOpened, JourneyClosed } from '@continuum/contracts';
import { ask, type ProcessManager } from '@continuum/messaging';
import { MarkFollowUpDue } from '../domain/follow-ups/follow-ups.commands.js';

/** The enrollments whose follow-ups are running. */
type Running = readonly string[];

/** Each follow-up becomes due on its day (R28); none does once the journey is closed. */
export const followUpClock: ProcessManager<FollowUpsOpened | JourneyClosed, Running> = {
  name: 'follow-up-clock',
  initial: [],
  key: ({ data }) => data.clientRef,
  on: {
    FollowUpsOpened: (running, { data: { enrollmentId, due } }) => ({
      state: [...running.filter((one) => one !== enrollmentId), enrollmentId],
      deadlines: due.map(({ day, dueAt }) => ({ name: `follow-up:${enrollmentId}:${day}`, dueAt })),
    }),
    JourneyClosed: () => ({ state: null }),
  },
  due: {
    'follow-up': (_running, { name, dueAt }) => {
      const [, enrollmentId = '', day = ''] = name.split(':');
      return { commands: [ask(MarkFollowUpDue, { enrollmentId, day: Number(day), occurredAt: dueAt })] };
    },
  },
};
