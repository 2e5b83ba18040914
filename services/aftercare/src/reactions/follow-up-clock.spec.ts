import { describe, expect, it } from '@jest/globals';
import type { FollowUpsOpened, JourneyClosed } from '@continuum/contracts';
import { ask } from '@continuum/messaging';
import { MarkFollowUpDue } from '../domain/follow-ups/follow-ups.commands.js';
import { runOf } from '../testing/process-run.js';
import { followUpClock } from './follow-up-clock.js';

const run = runOf(followUpClock);
const due = [
  { day: 7, dueAt: '2026-05-11T05:00:00.000Z' },
  { day: 30, dueAt: '2026-06-03T05:00:00.000Z' },
  { day: 90, dueAt: '2026-08-02T05:00:00.000Z' },
  { day: 180, dueAt: '2026-10-31T05:00:00.000Z' },
  { day: 365, dueAt: '2027-05-04T05:00:00.000Z' },
];
const opened: FollowUpsOpened = {
  type: 'FollowUpsOpened',
  data: { enrollmentId: 'enrollment-1', clientRef: 'client-1', graduatedAt: '2026-05-04T14:00:00.000Z', due },
};
const closed: JourneyClosed = { type: 'JourneyClosed', data: { clientRef: 'client-1', outcome: 'deceased', closedAt: '2026-06-01T14:00:00.000Z' } };
const justBefore = (instant: string): string => new Date(Date.parse(instant) - 1).toISOString();
const markDue = (day: number, occurredAt: string) => ask(MarkFollowUpDue, { enrollmentId: 'enrollment-1', day, occurredAt });

describe('the follow-up clock (R28)', () => {
  it('waits for each day', () => expect(Object.values(run(opened).waitsFor)).toStrictEqual(due.map(({ dueAt }) => dueAt)));

  it.each(due)('marks the follow-up of day $day due when its day begins', ({ day, dueAt }) =>
    expect(run(opened, { until: justBefore(dueAt) }, { until: dueAt }).asked).toStrictEqual([markDue(day, dueAt)]),
  );

  it('marks nothing before the first', () => expect(run(opened, { until: '2026-05-11T04:59:59.999Z' }).asked).toStrictEqual([]));
  it('marks in their order those it slept through', () =>
    expect(run(opened, { until: '2026-08-02T05:00:00.000Z' }).asked).toStrictEqual(due.slice(0, 3).map(({ day, dueAt }) => markDue(day, dueAt))));
  it('marks none once the journey is closed', () => expect(run(opened, closed, { until: '2027-12-31T00:00:00.000Z' }).asked).toStrictEqual([]));
});
