import { dayOf } from '@continuum/care-calendar';
import type { ClientAdmitted, Weekday } from '@continuum/contracts';
import { ask, type ProcessManager } from '@continuum/messaging';
import { AssignClientSchedule } from '../domain/client-schedule/client-schedule.commands.js';

/** How so many program days are laid over the week, with days between them while there are. */
const spread: readonly (readonly Weekday[])[] = [
  ['MO'],
  ['TU', 'TH'],
  ['MO', 'WE', 'FR'],
  ['MO', 'TU', 'TH', 'FR'],
  ['MO', 'TU', 'WE', 'TH', 'FR'],
  ['MO', 'TU', 'WE', 'TH', 'FR', 'SA'],
  ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'],
];

/** The minutes of a week in equal parts; a remainder goes to the first days, a minute each. */
const parts = (minutes: number, days: number): number[] => {
  const each = Math.floor(minutes / days);
  return Array.from({ length: days }, (_, index) => each + (index < minutes % days ? 1 : 0));
};

/** Who is admitted is given the prescribed days and minutes, from the day of admission on. */
export const admissionSchedule: ProcessManager<ClientAdmitted, null> = {
  name: 'admission-schedule',
  initial: null,
  key: ({ data }) => data.enrollmentId,
  on: {
    ClientAdmitted: (_state, { data }) => {
      const { enrollmentId, clientRef, admittedAt, timeZone, prescribedDaysPerWeek, prescribedMinutesPerWeek } = data;
      const days = [...(spread[prescribedDaysPerWeek - 1] ?? [])];
      const minutesPerDay = parts(prescribedMinutesPerWeek, days.length);
      const effectiveFrom = dayOf(admittedAt, timeZone);
      return {
        commands: [ask(AssignClientSchedule, { enrollmentId, clientRef, days, minutesPerDay, effectiveFrom, reason: 'admission', occurredAt: admittedAt })],
      };
    },
  },
};
