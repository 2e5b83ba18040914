import { DateTime } from 'luxon';
import { dayMs, msOf, steadyOffset } from './zone-offsets.js';

/** Days and ISO weeks as the ward counts them: in the facility's time zone. Instants are ISO 8601 in UTC. */
const at = (instant: string, zone: string): DateTime => {
  const moment = DateTime.fromISO(instant, { zone });
  if (!moment.isValid) throw new RangeError(`No such instant or time zone: ${instant}, ${zone}.`);
  return moment;
};

const utc = (moment: DateTime): string => moment.toUTC().toISO({ precision: 'milliseconds' }) ?? '';

export const isTimeZone = (zone: string): boolean => DateTime.local({ zone }).isValid;

/** What the clock there shows at an instant, read as if it were Greenwich's; `null` where only the zone's rules can tell. */
const wallClock = (instant: string, zone: string): number | null => {
  const ms = msOf(instant);
  const offset = ms === null ? null : steadyOffset(ms, zone);
  return ms === null || offset === null ? null : ms + offset;
};

const iso = (ms: number): string => new Date(ms).toISOString();

/** The calendar day of an instant: `2026-03-02`. */
export const dayOf = (instant: string, zone: string): string => {
  const wall = wallClock(instant, zone);
  return wall === null ? (at(instant, zone).toISODate() ?? '') : iso(wall).slice(0, 10);
};

/** From Monday, 0, to Sunday, 6. 1970 began on a Thursday. */
const daysSinceMonday = (wall: number): number => (Math.floor(wall / dayMs) + 3) % 7;

/** The ISO week of an instant: `2026-W10`. */
export const isoWeekOf = (instant: string, zone: string): string => {
  const wall = wallClock(instant, zone);
  if (wall === null || wall < 0) return at(instant, zone).toFormat("kkkk-'W'WW");
  // A week is of the year of its Thursday.
  const thursday = (Math.floor(wall / dayMs) - daysSinceMonday(wall) + 3) * dayMs;
  const year = new Date(thursday).getUTCFullYear();
  const week = Math.floor((thursday - Date.UTC(year, 0, 1)) / (7 * dayMs)) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
};

const mostWeeks = 10_000;
const bounds = new Map<string, { readonly start: string; readonly end: string }>();

/** The first instant of an ISO week and of the week after it. */
export const boundsOfWeek = (isoWeek: string, zone: string): { readonly start: string; readonly end: string } => {
  const kept = bounds.get(`${isoWeek} ${zone}`);
  if (kept !== undefined) return kept;
  const monday = at(`${isoWeek}-1`, zone);
  const found = { start: utc(monday), end: utc(monday.plus({ weeks: 1 })) };
  if (bounds.size >= mostWeeks) bounds.clear();
  bounds.set(`${isoWeek} ${zone}`, found);
  return found;
};

/** The same time of day, so many days on. */
export const plusDays = (instant: string, days: number, zone = 'utc'): string => {
  const ms = zone === 'utc' && Number.isInteger(days) ? msOf(instant) : null;
  return ms === null ? utc(at(instant, zone).plus({ days })) : iso(ms + days * dayMs);
};

export const plusHours = (instant: string, hours: number): string => plusMinutes(instant, hours * 60);

export const plusMinutes = (instant: string, minutes: number): string => {
  const ms = msOf(instant);
  return ms === null ? utc(at(instant, 'utc').plus({ minutes })) : iso(ms + minutes * 60_000);
};

/** An instant from a day and a time of day there: (`2026-03-02`, `09:00`). */
export const instantOf = (day: string, timeOfDay: string, zone: string): string => {
  const wall = msOf(`${day}T${timeOfDay}:00.000Z`);
  const offsets = wall === null ? [null] : [-dayMs, 0, dayMs].map((near) => steadyOffset(wall + near, zone));
  const [offset] = offsets;
  const isSteady = wall !== null && offset !== null && offset !== undefined && offsets.every((other) => other === offset);
  return isSteady ? iso(wall - offset) : utc(at(`${day}T${timeOfDay}`, zone));
};

/** The calendar days from one instant's day to another's; 0 on the same day. */
export const daysBetween = (from: string, to: string, zone: string): number =>
  Math.round((Date.parse(dayOf(to, zone)) - Date.parse(dayOf(from, zone))) / dayMs);

/** Whole minutes between two instants. */
export const minutesBetween = (from: string, to: string): number => Math.floor((Date.parse(to) - Date.parse(from)) / 60_000);

/** The weekdays in the order of the ISO week. */
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** The weekday of an instant: MO … SU. */
export const weekdayOf = (instant: string, zone: string): (typeof weekdays)[number] => {
  const wall = wallClock(instant, zone);
  return weekdays[wall === null || wall < 0 ? at(instant, zone).weekday - 1 : daysSinceMonday(wall)] ?? 'MO';
};

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
