import { dayOf, instantOf, isoWeekOf, plusDays, weekdayOf } from '@continuum/care-calendar';
import type { Weekday } from '@continuum/contracts';

/** Where every simulated facility stands. One zone, so that the evenings of a run follow each other. */
export const timeZone = 'America/New_York';

/** When the day's facts are charted: minutes after midnight. */
export const chartingMinute = 20 * 60;

interface VirtualDay {
  readonly date: string;
  readonly weekday: Weekday;
  readonly isoWeek: string;
  /** Milliseconds of a midnight by the day's own offset; holds from 3 o'clock on, also on the days on which clocks change. */
  readonly midnightMs: number;
}

const weekend: readonly Weekday[] = ['SA', 'SU'];

/** The days of a run, counted from 0. What is asked of the zone is asked once a day. */
export class VirtualDays {
  readonly #days = new Map<number, VirtualDay>();

  constructor(
    /** The first day: `2026-03-02`. */
    readonly from: string,
    readonly weeks: number,
  ) {}

  get count(): number {
    return this.weeks * 7;
  }

  at(day: number): VirtualDay {
    const known = this.#days.get(day);
    if (known !== undefined) return known;
    const noon = plusDays(instantOf(this.from, '12:00', timeZone), day, timeZone);
    const made = {
      date: dayOf(noon, timeZone),
      weekday: weekdayOf(noon, timeZone),
      isoWeek: isoWeekOf(noon, timeZone),
      midnightMs: Date.parse(noon) - 12 * 3_600_000,
    };
    this.#days.set(day, made);
    return made;
  }

  /** The instant of a minute of a day, ISO 8601 in UTC. */
  instant(day: number, minute: number): string {
    return new Date(this.at(day).midnightMs + minute * 60_000).toISOString();
  }

  /** When the day's facts are written down. */
  evening(day: number): string {
    return this.instant(day, chartingMinute);
  }

  weekday(day: number): Weekday {
    return this.at(day).weekday;
  }

  isWeekend(day: number): boolean {
    return weekend.includes(this.weekday(day));
  }

  /** This day, or the Monday after it. */
  orMonday(day: number): number {
    const { weekday } = this.at(day);
    return day + (weekday === 'SA' ? 2 : weekday === 'SU' ? 1 : 0);
  }

  /** So many weekdays later, from a weekday. */
  weekdaysAfter(day: number, weekdays: number): number {
    let at = day;
    for (let left = weekdays; left > 0; left--) at = this.orMonday(at + 1);
    return at;
  }
}

/** The latest first day whose weeks are over by `now`: the evening of the last virtual day lies before it. */
export const fromSoThatItEnds = (now: string, weeks: number): string => {
  const isOver = Date.parse(instantOf(dayOf(now, timeZone), '20:00', timeZone)) <= Date.parse(now);
  return dayOf(plusDays(now, -(weeks * 7) + (isOver ? 1 : 0), timeZone), timeZone);
};
