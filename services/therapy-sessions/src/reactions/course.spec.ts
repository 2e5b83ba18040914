import { describe, expect, it } from '@jest/globals';
import { clientAdmitted } from '../testing/admitted-client.js';
import { attendedOn, correctedOn } from '../testing/attendance-facts.js';
import { attended, corrected } from './course-changes.js';
import { courseOf, prescribed, prescribedMinutes, within } from './course.js';

const course = courseOf(clientAdmitted().data, null);

describe('the minutes prescribed over the window', () => {
  it.each([
    ['a day', '2026-03-02T20:00:00.000Z', 77],
    ['a week', '2026-03-08T20:00:00.000Z', 540],
    ['the whole window, though clocks go forward in it', '2026-03-29T20:00:00.000Z', 2160],
    ['no more than the window', '2026-05-29T20:00:00.000Z', 2160],
  ])('are those of %s', (_how, asOf, minutes) => expect(prescribedMinutes(course, asOf)).toBe(minutes));

  it('follow a new prescription from its day on', () => {
    const raised = prescribed(course, '2026-03-09', 1080);
    expect(prescribedMinutes(raised, '2026-03-08T20:00:00.000Z')).toBe(540);
    expect(prescribedMinutes(raised, '2026-03-15T20:00:00.000Z')).toBe(540 + 1080);
  });
  it('begin with the admission, though the schedule counts from before', () =>
    expect(prescribedMinutes(prescribed(course, '2026-02-23', 540), '2026-03-08T20:00:00.000Z')).toBe(540));
});

describe('the sessions of the window', () => {
  const attendedOnce = attended(course, attendedOn('2026-03-03'));

  it('stay to the last day of it', () => expect(within(attendedOnce, '2026-03-30T20:00:00.000Z').attended).toHaveLength(1));
  it('are dropped a day later, and stay in the totals', () => {
    const later = within(attendedOnce, '2026-03-31T20:00:00.000Z');
    expect(later.attended).toStrictEqual([]);
    expect(later).toMatchObject({ attendedMinutesTotal: 180, attendedSessions: 1 });
  });
  it('keep the prescription that holds', () => {
    const changed = prescribed(prescribed(course, '2026-03-09', 600), '2026-03-16', 660);
    expect(within(changed, '2026-04-20T20:00:00.000Z').prescriptions).toStrictEqual([{ from: '2026-03-16', minutesPerWeek: 660 }]);
  });

  it('are as corrected', () =>
    expect(corrected(attendedOnce, correctedOn('2026-03-03', { newMinutes: 90, formerMinutes: 180, formerStatus: 'attended' }))).toMatchObject({
      attended: [{ minutes: 90, eventId: 'corrected-2026-03-03' }],
      attendedMinutesTotal: 90,
      attendedSessions: 1,
    }));
  it('lose one that turns out to be missed', () =>
    expect(corrected(attendedOnce, correctedOn('2026-03-03', { newStatus: 'no-show', formerMinutes: 180, formerStatus: 'attended' }))).toMatchObject({
      attended: [],
      attendedMinutesTotal: 0,
      attendedSessions: 0,
    }));
  it('come to no less than nothing where what is corrected was never told', () =>
    expect(corrected(course, correctedOn('2026-03-03', { newStatus: 'no-show', formerMinutes: 180, formerStatus: 'attended' }))).toMatchObject({
      attendedMinutesTotal: 0,
      attendedSessions: 0,
    }));
  it('gain one that turns out to be attended', () =>
    expect(corrected(course, correctedOn('2026-03-03', { newStatus: 'attended', newMinutes: 120, formerMinutes: 0, formerStatus: 'no-show' }))).toMatchObject({
      attended: [{ minutes: 120 }],
      attendedMinutesTotal: 120,
      attendedSessions: 1,
    }));
});
