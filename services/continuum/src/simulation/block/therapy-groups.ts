import type { Weekday } from '@continuum/contracts';

/** When a group of some kind meets: its weekdays, and the minute of the day at which the group session begins. */
export interface GroupKind {
  readonly name: 'day-3' | 'day-4' | 'evening-3';
  readonly daysPerWeek: 3 | 4;
  readonly isEvening: boolean;
  readonly weekdays: readonly Weekday[];
  readonly startMinute: number;
  /** When the group's therapist sees clients one at a time, minutes after midnight. */
  readonly individualMinutes: readonly number[];
}

export const groupMinutes = 120;
export const secondMinutes = 60;
/** From the start of the group session to the start of the second session. */
export const secondAfterMinutes = 135;
export const individualMinutes = 60;

/** Seats of a simulated group: as many as the default policy allows (R9). */
export const seatsPerGroup = 12;

const byDay = { isEvening: false, startMinute: 9 * 60, individualMinutes: [13 * 60, 14 * 60, 15 * 60, 16 * 60] } as const;
const inTheEvening = { isEvening: true, startMinute: 16 * 60 + 15, individualMinutes: [12 * 60, 13 * 60, 14 * 60, 15 * 60] } as const;

export const groupKinds: readonly GroupKind[] = [
  { name: 'day-3', daysPerWeek: 3, weekdays: ['MO', 'WE', 'FR'], ...byDay },
  { name: 'evening-3', daysPerWeek: 3, weekdays: ['MO', 'TU', 'TH'], ...inTheEvening },
  { name: 'day-4', daysPerWeek: 4, weekdays: ['MO', 'TU', 'TH', 'FR'], ...byDay },
];

/** Minutes a week that are prescribed with a group: those of its two daily sessions. The individual session comes on top. */
export const prescribedMinutes = ({ daysPerWeek }: Pick<GroupKind, 'daysPerWeek'>): number => daysPerWeek * (groupMinutes + secondMinutes);

/** The weekday and minute of the individual session of whoever has this seat; no two seats share one. */
export const individualHour = ({ weekdays, individualMinutes: minutes }: GroupKind, seat: number): { readonly weekday: Weekday; readonly minute: number } => {
  const weekday = weekdays[seat % weekdays.length];
  const minute = minutes[Math.floor(seat / weekdays.length)];
  if (weekday === undefined || minute === undefined) throw new RangeError(`A group has no seat ${seat}.`);
  return { weekday, minute };
};
