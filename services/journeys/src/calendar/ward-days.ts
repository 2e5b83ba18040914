/**
 * Days and ISO weeks for views, which count many: a day is `2026-03-02`, a week `2026-W10`, an instant ISO 8601 in UTC.
 * What `libs/care-calendar` answers once per command is answered here hundreds of times per query, so nothing is parsed twice.
 */
const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  // Swedish writes a day as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formats.set(zone, format);
  return format;
};

const msOf = (day: string): number => Date.parse(`${day}T00:00:00.000Z`);
const dayAt = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The calendar day of an instant, in a time zone. */
export const dayIn = (zone: string, instant: string): string => formatOf(zone).format(Date.parse(instant));

/** Day and minute of an instant, in a time zone: `2026-03-02 12:00`. For people to read. */
export const minuteIn = (zone: string, instant: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(Date.parse(instant));

/** The days from one day to another; 0 on the same day. */
export const daysFrom = (day: string, to: string): number => Math.round((msOf(to) - msOf(day)) / dayMs);

export const nextDay = (day: string): string => dayAt(msOf(day) + dayMs);

/** The ISO week of a day. */
export const weekOf = (day: string): string => {
  const ms = msOf(day);
  const thursday = new Date(ms + (3 - ((new Date(ms).getUTCDay() + 6) % 7)) * dayMs);
  const year = thursday.getUTCFullYear();
  const week = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * dayMs));
  return `${year}-W${String(week).padStart(2, '0')}`;
};

interface WeekBounds {
  readonly monday: string;
  readonly sunday: string;
}

const bounds = new Map<string, WeekBounds>();
/** Some two centuries of weeks; a timeline asks for the same few again and again. */
const mostBounds = 10_000;

const boundsOf = (isoWeek: string): WeekBounds => {
  const known = bounds.get(isoWeek);
  if (known !== undefined) return known;
  // The 4th of January is always in week 1.
  const fourth = Date.UTC(Number(isoWeek.slice(0, 4)), 0, 4);
  const monday = fourth + ((Number(isoWeek.slice(6)) - 1) * 7 - ((new Date(fourth).getUTCDay() + 6) % 7)) * dayMs;
  const found = { monday: dayAt(monday), sunday: dayAt(monday + 6 * dayMs) };
  if (bounds.size >= mostBounds) bounds.clear();
  bounds.set(isoWeek, found);
  return found;
};

/** The Monday of an ISO week. */
export const mondayOf = (isoWeek: string): string => boundsOf(isoWeek).monday;

/** The Sunday of an ISO week. */
export const sundayOf = (isoWeek: string): string => boundsOf(isoWeek).sunday;

/** Whether the calendar has this ISO week: 2026 has a W53, 2025 has none. */
export const isRealWeek = (isoWeek: string): boolean => /^\d{4}-W\d{2}$/.test(isoWeek) && weekOf(mondayOf(isoWeek)) === isoWeek;

/** The ISO weeks from that of one day to that of another, both included; none where the second lies before the first. */
export const weeksFrom = (day: string, to: string): readonly string[] => {
  const weeks: string[] = [];
  for (let ms = msOf(mondayOf(weekOf(day))); ms <= msOf(to); ms += 7 * dayMs) weeks.push(weekOf(dayAt(ms)));
  return weeks;
};
