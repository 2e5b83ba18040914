import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { boundsOfWeek, dayInWeek, dayOf, daysBetween, instantOf, isoWeekOf, plusDays, weekAfter, weekdayOf, weekdays } from './index.js';

/** Zones with and without summer time, on both sides of Greenwich, with half hours, and one that went over the date line. */
const zone = fc.constantFrom(
  'utc',
  'America/New_York',
  'America/Los_Angeles',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/Phoenix',
);
const ms = fc.integer({ min: Date.parse('2010-01-01T00:00:00.000Z'), max: Date.parse('2040-01-01T00:00:00.000Z') });
const instant = ms.map((some) => new Date(some).toISOString());
const minuteOfDay = fc.integer({ min: 0, max: 1439 });
const clock = minuteOfDay.map((minutes) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`);
const runs = { numRuns: 2_000, seed: 8 };

/** What the zone's rules say, asked anew each time. */
const ruled = (some: string, where: string): DateTime => DateTime.fromISO(some, { zone: where });
const utc = (moment: DateTime): string => moment.toUTC().toISO({ precision: 'milliseconds' }) ?? '';

describe('the shortcut past the rules of a zone', () => {
  it('tells the day, the weekday and the week that the rules tell', () =>
    fc.assert(
      fc.property(instant, zone, (some, where) => {
        const moment = ruled(some, where);
        expect(dayOf(some, where)).toBe(moment.toISODate());
        expect(isoWeekOf(some, where)).toBe(moment.toFormat("kkkk-'W'WW"));
        expect(weekdayOf(some, where)).toBe(weekdays[moment.weekday - 1]);
      }),
      runs,
    ));

  it('tells the instant of a time of day, days on and days between as the rules do', () =>
    fc.assert(
      fc.property(instant, zone, clock, fc.integer({ min: -400, max: 400 }), (some, where, time, days) => {
        const day = dayOf(some, where);
        expect(instantOf(day, time, where)).toBe(utc(ruled(`${day}T${time}`, where)));
        expect(plusDays(some, days, where)).toBe(utc(ruled(some, where).plus({ days })));
        const later = plusDays(some, days, where);
        const calendarDays = ruled(dayOf(later, where), 'utc').diff(ruled(day, 'utc'), 'days').days;
        expect(daysBetween(some, later, where)).toBe(Math.round(calendarDays));
      }),
      runs,
    ));

  it('is in no week but the one whose bounds hold it', () =>
    fc.assert(
      fc.property(instant, zone, (some, where) => {
        const week = isoWeekOf(some, where);
        const { start, end } = boundsOfWeek(week, where);
        expect(start <= some && some < end).toBe(true);
        expect(isoWeekOf(end, where)).toBe(weekAfter(week));
        expect(dayInWeek(week, weekdayOf(some, where))).toBe(dayOf(some, where));
      }),
      runs,
    ));
});
