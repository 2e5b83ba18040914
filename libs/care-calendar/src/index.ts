import { DateTime } from 'luxon';

/** Days and ISO weeks as the ward counts them: in the facility's time zone. Instants are ISO 8601 in UTC. */
const at = (instant: string, zone: string): DateTime => {
  const moment = DateTime.fromISO(instant, { zone });
  if (!moment.isValid) throw new RangeError(`No such instant or time zone: ${instant}, ${zone}.`);
  return moment;
};

const utc = (moment: DateTime): string => moment.toUTC().toISO({ precision: 'milliseconds' }) ?? '';

export const isTimeZone = (zone: string): boolean => DateTime.local({ zone }).isValid;

/** The calendar day of an instant: `2026-03-02`. */
export const dayOf = (instant: string, zone: string): string => at(instant, zone).toISODate() ?? '';

/** The ISO week of an instant: `2026-W10`. */
export const isoWeekOf = (instant: string, zone: string): string => at(instant, zone).toFormat("kkkk-'W'WW");

/** The first instant of an ISO week and of the week after it. */
export const boundsOfWeek = (isoWeek: string, zone: string): { readonly start: string; readonly end: string } => {
  const monday = at(`${isoWeek}-1`, zone);
  return { start: utc(monday), end: utc(monday.plus({ weeks: 1 })) };
};

/** The same time of day, so many days on. */
export const plusDays = (instant: string, days: number, zone = 'utc'): string => utc(at(instant, zone).plus({ days }));

export const plusHours = (instant: string, hours: number): string => utc(at(instant, 'utc').plus({ hours }));

export const plusMinutes = (instant: string, minutes: number): string => utc(at(instant, 'utc').plus({ minutes }));

/** An instant from a day and a time of day there: (`2026-03-02`, `09:00`). */
export const instantOf = (day: string, timeOfDay: string, zone: string): string => utc(at(`${day}T${timeOfDay}`, zone));

/** The calendar days from one instant's day to another's; 0 on the same day. */
export const daysBetween = (from: string, to: string, zone: string): number =>
  Math.round(at(dayOf(to, zone), 'utc').diff(at(dayOf(from, zone), 'utc'), 'days').days);

/** Whole minutes between two instants. */
export const minutesBetween = (from: string, to: string): number => Math.floor((Date.parse(to) - Date.parse(from)) / 60_000);

/** The weekdays in the order of the ISO week. */
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** The weekday of an instant: MO … SU. */
export const weekdayOf = (instant: string, zone: string): (typeof weekdays)[number] => weekdays[at(instant, zone).weekday - 1] ?? 'MO';

/** Whether the calendar has this ISO week: 2026-W53 is one, 2025-W53 is none. */
export const isIsoWeek = (isoWeek: string): boolean => DateTime.fromISO(`${isoWeek}-1`, { zone: 'utc' }).isValid;

/** The calendar day of a weekday in an ISO week: (`2026-W10`, `MO`) is `2026-03-02`. */
export const dayInWeek = (isoWeek: string, weekday: (typeof weekdays)[number]): string =>
  dayOf(plusDays(boundsOfWeek(isoWeek, 'utc').start, weekdays.indexOf(weekday)), 'utc');

/** The ISO week after this one. */
export const weekAfter = (isoWeek: string): string => isoWeekOf(boundsOfWeek(isoWeek, 'utc').end, 'utc');

/** From one time of day to another on a day there; where `to` is not after `from`, to that time on the next day. */
export const windowOn = (day: string, from: string, to: string, zone: string): { readonly start: string; readonly end: string } => {
  const last = to > from ? day : dayOf(plusDays(`${day}T00:00:00Z`, 1), 'utc');
  return { start: instantOf(day, from, zone), end: instantOf(last, to, zone) };
};
