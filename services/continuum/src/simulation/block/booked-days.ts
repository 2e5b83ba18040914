import type { VirtualDays } from '../virtual-days.js';
import type { StayDays } from './placed-stay.js';

type Membership = Pick<StayDays, 'admissionDay' | 'dischargeDay'>;

const sinceSaturday = { MO: 2, TU: 3, WE: 4, TH: 5, FR: 6, SA: 7, SU: 8 } as const;

/** Weeks are booked on the Saturday before. */
export const saturdayBefore = (days: VirtualDays, day: number): number => day - sinceSaturday[days.weekday(day)];

const isMember = ({ admissionDay, dischargeDay }: Membership, evening: number): boolean => admissionDay <= evening && dischargeDay > evening;

/** When a group's day is booked: with its week, or as soon as the first client of that week has a seat; not at all where there is none. */
export const bookedDayOf = (days: VirtualDays, day: number, members: readonly Membership[]): number | undefined => {
  const saturday = saturdayBefore(days, day);
  if (saturday >= 0 && members.some((stay) => isMember(stay, saturday))) return saturday;
  const newcomers = members.map(({ admissionDay }) => admissionDay).filter((admissionDay) => admissionDay > saturday && admissionDay < day);
  return newcomers.length === 0 ? undefined : Math.min(...newcomers);
};

/** Whether the group has its sessions of that day already in the morning. */
export const isBookedBefore = (days: VirtualDays, day: number, members: readonly Membership[]): boolean => bookedDayOf(days, day, members) !== undefined;
