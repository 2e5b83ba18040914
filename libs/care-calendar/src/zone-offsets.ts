import { DateTime } from 'luxon';

export const dayMs = 86_400_000;

/** So many days of a zone are kept, some fifty years; then it is begun anew. */
const mostDays = 20_000;

/** By zone and UTC day: its distance from Greenwich in milliseconds, or `null` on a day on which the clocks change. */
const offsets = new Map<string, Map<number, number | null>>();

const offsetAt = (ms: number, zone: string): number => DateTime.fromMillis(ms, { zone }).offset * 60_000;

const steadyOn = (utcDay: number, zone: string): number | null => {
  const [first, last] = [offsetAt(utcDay * dayMs, zone), offsetAt((utcDay + 1) * dayMs - 1, zone)];
  return first === last ? first : null;
};

/**
 * How far a zone is from Greenwich at an instant, where it is so for the whole of that UTC day; `null` where the clocks change on it,
 * or where there is no such zone. Zone rules are slow to ask, and a ward asks them for few days.
 */
export const steadyOffset = (ms: number, zone: string): number | null => {
  const utcDay = Math.floor(ms / dayMs);
  const ofZone = offsets.get(zone) ?? new Map<number, number | null>();
  const kept = ofZone.get(utcDay);
  if (kept !== undefined) return kept;

  const offset = steadyOn(utcDay, zone);
  if (offset === null || Number.isNaN(offset)) return null;
  if (ofZone.size >= mostDays) ofZone.clear();
  offsets.set(zone, ofZone.set(utcDay, offset));
  return offset;
};

/** Milliseconds since 1970 of an instant written as `2026-03-02T14:00:00.000Z`; `null` of any other text. */
export const msOf = (instant: string): number | null => {
  const ms = Date.parse(instant);
  return !Number.isNaN(ms) && new Date(ms).toISOString() === instant ? ms : null;
};
