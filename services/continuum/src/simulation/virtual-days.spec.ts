import { describe, expect, it } from '@jest/globals';
import { fromSoThatItEnds, VirtualDays } from './virtual-days.js';

describe('the days of a run', () => {
  const days = new VirtualDays('2026-03-02', 2);

  it('are those of its weeks', () => expect(days.count).toBe(14));

  it('know their date, their weekday and their ISO week', () => expect(days.at(4)).toMatchObject({ date: '2026-03-06', weekday: 'FR', isoWeek: '2026-W10' }));

  it('keep the time of day when clocks change', () => {
    expect(days.instant(5, 9 * 60)).toBe('2026-03-07T14:00:00.000Z');
    expect(days.instant(7, 9 * 60)).toBe('2026-03-09T13:00:00.000Z');
  });

  it('are charted at eight in the evening', () => expect(days.evening(0)).toBe('2026-03-03T01:00:00.000Z'));

  it('leave out weekends where weekdays are counted', () => {
    expect(days.orMonday(5)).toBe(7);
    expect(days.weekdaysAfter(4, 1)).toBe(7);
    expect(days.weekdaysAfter(0, 5)).toBe(7);
  });
});

describe('a first day so that the weeks end now', () => {
  it('lets the last evening be yesterday while it is day', () => {
    const from = fromSoThatItEnds('2026-07-15T15:00:00.000Z', 26);
    const days = new VirtualDays(from, 26);
    expect(days.at(days.count - 1).date).toBe('2026-07-14');
  });

  it('lets the last evening be today once it is over', () => {
    const from = fromSoThatItEnds('2026-07-16T00:00:00.000Z', 26);
    const days = new VirtualDays(from, 26);
    expect(days.evening(days.count - 1)).toBe('2026-07-16T00:00:00.000Z');
  });
});
