import { describe, expect, it } from '@jest/globals';
import { specOf } from '@continuum/testing';
import { programOf } from '../../testing/builders.js';
import { sessionCancelled, sessionId, sessionRescheduled, sessionScheduled } from '../../testing/calendar-builders.js';
import { offeredTo } from './booked-sessions.js';
import { calendarWeek } from './calendar-week.js';
import type { CalendarWeekEvent } from './week-state.js';

const { given } = specOf(calendarWeek, { program: programOf(), group: { status: 'Unknown' }, attendees: [], progress: 'NotStarted' });
const offered = (...facts: readonly CalendarWeekEvent[]) => offeredTo('client-1', 'program-1', given(...facts).state);
const first = { sessionId: sessionId(1), day: '2026-03-02', minutes: 60 };

describe('what was offered to a client', () => {
  it('is what was booked', () => expect(offered(sessionScheduled(1))).toStrictEqual([first]));
  it('is as it was moved', () =>
    expect(offered(sessionScheduled(1), sessionRescheduled(1, { plannedMinutes: 90 }))).toStrictEqual([{ ...first, minutes: 90 }]));
  it('is also what the client cancelled', () => expect(offered(sessionScheduled(1), sessionCancelled(1))).toStrictEqual([first]));
  it('is not what the program cancelled', () => {
    const cancelled = sessionCancelled(1);
    expect(offered(sessionScheduled(1), { ...cancelled, data: { ...cancelled.data, cancelledBy: 'program' } })).toStrictEqual([]);
  });
  it('is neither another client’s nor another program’s', () =>
    expect(offered(sessionScheduled(1, { clientRefs: ['client-2'] }), sessionScheduled(2, { programId: 'program-2' }))).toStrictEqual([]));
});
