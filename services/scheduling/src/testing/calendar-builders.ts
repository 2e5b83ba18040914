import type { SessionCancelled, SessionRescheduled, SessionScheduled } from '@continuum/contracts';
import { derivedId } from '@continuum/event-sourcing';
import { order } from '@continuum/testing';
import type { Attendee } from '../domain/calendar-week/attending.js';
import { CancelSession, RescheduleSession, ScheduleSession } from '../domain/calendar-week/calendar-week.commands.js';
import type { CalendarWeekEvent } from '../domain/calendar-week/week-state.js';
import { enrollment } from './builders.js';

/** Friday noon of the week before 2026-W10. */
const before = '2026-02-27T17:00:00.000Z';

/** The id of the command that schedules the nth session of a spec. */
const commandId = (nth: number): string => `019caddb-a400-7000-8000-00000000000${nth}`;

export const sessionId = (nth: number): string => `2026-W10.${derivedId(commandId(nth), 'session')}`;

/** The nth session: individual, with client-1 and staff-1, Monday 2026-03-02, 09:00 to 10:00 in New York. */
export const sessionScheduled = (nth: number, over: Partial<SessionScheduled['data']> = {}): CalendarWeekEvent & SessionScheduled => ({
  type: 'SessionScheduled',
  data: {
    programId: 'program-1',
    modality: 'individual',
    start: '2026-03-02T14:00:00.000Z',
    plannedMinutes: 60,
    facilitatorRef: 'staff-1',
    delivery: 'in-person',
    sessionId: sessionId(nth),
    clientRefs: ['client-1'],
    isoWeek: '2026-W10',
    day: '2026-03-02',
    ...over,
  },
  policyversion: '1',
});

export const sessionRescheduled = (nth: number, over: Partial<SessionRescheduled['data']> = {}): CalendarWeekEvent => ({
  type: 'SessionRescheduled',
  data: {
    sessionId: sessionId(nth),
    programId: 'program-1',
    start: '2026-03-02T15:00:00.000Z',
    plannedMinutes: 60,
    facilitatorRef: 'staff-1',
    isoWeek: '2026-W10',
    day: '2026-03-02',
    ...over,
  },
  policyversion: '1',
});

export const sessionCancelled = (nth: number): SessionCancelled => ({
  type: 'SessionCancelled',
  data: { sessionId: sessionId(nth), programId: 'program-1', cancelledBy: 'client', reason: 'illness' },
});

export const scheduleSession = (nth: number, over: Partial<ScheduleSession> = {}): ScheduleSession =>
  Object.assign(
    new ScheduleSession(),
    {
      programId: 'program-1',
      modality: 'individual',
      clientRefs: ['client-1'],
      start: '2026-03-02T14:00:00.000Z',
      plannedMinutes: 60,
      facilitatorRef: 'staff-1',
      delivery: 'in-person',
      order: order({ commandId: commandId(nth), now: before }),
    },
    over,
  );

export const rescheduleSession = (nth: number, over: Partial<RescheduleSession> = {}): RescheduleSession =>
  Object.assign(new RescheduleSession(), { sessionId: sessionId(nth), start: '2026-03-02T15:00:00.000Z', order: order({ now: before }) }, over);

export const cancelSession = (nth: number, over: Partial<CancelSession> = {}): CancelSession =>
  Object.assign(new CancelSession(), { sessionId: sessionId(nth), cancelledBy: 'client', reason: 'illness', order: order({ now: before }) }, over);

/** An enrolled client without obligations, whose plan is in order. */
export const attendee = (client: number, over: Partial<Attendee> = {}): Attendee => ({
  clientRef: `client-${client}`,
  enrollments: [enrollment({ clientRef: `client-${client}`, enrollmentId: `enrollment-${client}` })],
  obligations: [],
  plan: 'NotLapsed',
  ...over,
});
