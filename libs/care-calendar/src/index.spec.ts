import { describe, expect, it } from '@jest/globals';
import {
  boundsOfWeek,
  dayInWeek,
  dayOf,
  daysBetween,
  instantOf,
  isIsoWeek,
  isoWeekOf,
  isTimeZone,
  minutesBetween,
  plusDays,
  plusHours,
  plusMinutes,
  weekAfter,
  weekdayOf,
  weekdays,
  windowOn,
} from './index.js';

const newYork = 'America/New_York';

describe('the day and the week of an instant', () => {
  it('are those of the facility, not of Greenwich', () => {
    expect(dayOf('2026-03-02T03:00:00.000Z', newYork)).toBe('2026-03-01');
    expect(weekdayOf('2026-03-02T03:00:00.000Z', newYork)).toBe('SU');
    expect(isoWeekOf('2026-03-02T03:00:00.000Z', newYork)).toBe('2026-W09');
    expect(isoWeekOf('2026-03-02T05:00:00.000Z', newYork)).toBe('2026-W10');
  });

  it('refuse an instant or a time zone that does not exist', () => {
    expect(() => dayOf('2026-02-30T00:00:00.000Z', 'utc')).toThrow(RangeError);
    expect(() => dayOf('2026-02-20T00:00:00.000Z', 'Nowhere/Town')).toThrow(RangeError);
    expect(isTimeZone('Nowhere/Town')).toBe(false);
    expect(isTimeZone(newYork)).toBe(true);
  });
});

describe('the weeks at the turn of the year', () => {
  it('belong to the ISO year, which is not the calendar year', () => {
    expect(isoWeekOf('2025-12-29T12:00:00.000Z', 'utc')).toBe('2026-W01');
    expect(isoWeekOf('2027-01-03T12:00:00.000Z', 'utc')).toBe('2026-W53');
    expect(isoWeekOf('2027-01-04T00:00:00.000Z', 'utc')).toBe('2027-W01');
  });

  it('number 53 in some years and 52 in others', () => {
    expect(isIsoWeek('2026-W53')).toBe(true);
    expect(isIsoWeek('2025-W53')).toBe(false);
    expect(isIsoWeek('2026-W00')).toBe(false);
  });

  it('follow one another over it', () => {
    expect(weekAfter('2026-W53')).toBe('2027-W01');
    expect(weekAfter('2025-W52')).toBe('2026-W01');
    expect(weekAfter('2026-W10')).toBe('2026-W11');
  });

  it('name their days', () => {
    expect(weekdays.map((weekday) => dayInWeek('2026-W01', weekday)).filter((day) => day.startsWith('2025'))).toStrictEqual([
      '2025-12-29',
      '2025-12-30',
      '2025-12-31',
    ]);
    expect(dayInWeek('2026-W10', 'MO')).toBe('2026-03-02');
  });
});

describe('the weeks in which the clocks change', () => {
  it('are an hour shorter in spring', () => {
    const { start, end } = boundsOfWeek('2026-W10', newYork);
    expect([start, end]).toStrictEqual(['2026-03-02T05:00:00.000Z', '2026-03-09T04:00:00.000Z']);
    expect(minutesBetween(start, end)).toBe(167 * 60);
  });

  it('are an hour longer in autumn', () => {
    const { start, end } = boundsOfWeek('2026-W44', newYork);
    expect(minutesBetween(start, end)).toBe(169 * 60);
  });

  it('keep the time of day when days are added', () => {
    expect(plusDays('2026-03-07T14:00:00.000Z', 1, newYork)).toBe('2026-03-08T13:00:00.000Z');
    expect(plusDays('2026-03-07T14:00:00.000Z', 1)).toBe('2026-03-08T14:00:00.000Z');
    expect(plusHours('2026-03-07T14:00:00.000Z', 24)).toBe('2026-03-08T14:00:00.000Z');
  });

  it('count days by the calendar, not by hours', () => {
    expect(daysBetween('2026-03-08T04:30:00.000Z', '2026-03-09T04:30:00.000Z', newYork)).toBe(2);
    expect(daysBetween('2026-03-08T05:30:00.000Z', '2026-03-09T04:30:00.000Z', newYork)).toBe(1);
    expect(daysBetween('2026-03-08T14:00:00.000Z', '2026-03-08T20:00:00.000Z', newYork)).toBe(0);
  });

  it('set the clock there to the time of day that was meant', () => {
    expect(instantOf('2026-03-06', '09:00', newYork)).toBe('2026-03-06T14:00:00.000Z');
    expect(instantOf('2026-03-09', '09:00', newYork)).toBe('2026-03-09T13:00:00.000Z');
  });
});

describe('a window of the week', () => {
  it('runs from one time of day to another', () =>
    expect(windowOn('2026-03-02', '09:00', '17:00', newYork)).toStrictEqual({ start: '2026-03-02T14:00:00.000Z', end: '2026-03-02T22:00:00.000Z' }));

  it('runs into the next day for who works at night', () =>
    expect(windowOn('2026-03-07', '22:00', '06:00', newYork)).toStrictEqual({ start: '2026-03-08T03:00:00.000Z', end: '2026-03-08T10:00:00.000Z' }));
});

describe('minutes', () => {
  it('are whole ones', () => {
    expect(minutesBetween('2026-03-02T14:00:00.000Z', '2026-03-02T14:59:59.999Z')).toBe(59);
    expect(plusMinutes('2026-03-02T14:00:00.000Z', 90)).toBe('2026-03-02T15:30:00.000Z');
  });
});
