import { describe, expect, it } from '@jest/globals';
import { dayOf, isoWeekOf, plusHours } from '@continuum/care-calendar';
import { dayIn, daysFrom, isRealWeek, mondayOf, nextDay, sundayOf, weekOf, weeksFrom } from './ward-days.js';

const zones = ['America/Chicago', 'Asia/Kathmandu', 'Pacific/Auckland', 'UTC'];
/** Every 31 hours from 2020 to 2031: all hours of the day, all days of the week, every change of clocks comes near. */
const instants = Array.from({ length: 3_000 }, (_, index) => plusHours('2020-01-01T00:30:00.000Z', index * 31));

describe('days and weeks of the ward', () => {
  it.each(zones)('are those of the care calendar in %s', (zone) => {
    for (const instant of instants) {
      const day = dayIn(zone, instant);
      expect([day, weekOf(day)]).toStrictEqual([dayOf(instant, zone), isoWeekOf(instant, zone)]);
    }
  });

  it('begin on Monday and end on Sunday, also where the year turns', () => {
    expect([mondayOf('2026-W01'), sundayOf('2026-W01')]).toStrictEqual(['2025-12-29', '2026-01-04']);
    expect([mondayOf('2020-W53'), sundayOf('2020-W53')]).toStrictEqual(['2020-12-28', '2021-01-03']);
  });

  it('follow one another without a hole', () => {
    expect(weeksFrom('2025-12-24', '2026-01-05')).toStrictEqual(['2025-W52', '2026-W01', '2026-W02']);
    expect(weeksFrom('2026-03-02', '2026-03-08')).toStrictEqual(['2026-W10']);
    expect(weeksFrom('2026-03-09', '2026-03-08')).toStrictEqual([]);
  });

  it('count calendar days, whatever the clocks do', () => {
    expect([daysFrom('2026-03-07', '2026-03-09'), daysFrom('2026-03-02', '2026-03-02')]).toStrictEqual([2, 0]);
    expect(nextDay('2026-02-28')).toBe('2026-03-01');
  });

  it('know which weeks there are', () => {
    expect(['2026-W53', '2026-W01'].map(isRealWeek)).toStrictEqual([true, true]);
    expect(['2025-W53', '2026-W00', '2026-W99', '2026-10', ''].map(isRealWeek)).toStrictEqual([false, false, false, false, false]);
  });
});
