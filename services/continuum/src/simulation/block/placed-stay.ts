import type { VirtualDays } from '../virtual-days.js';
import type { StayPlan } from '../population/client-plan.js';
import { Dice } from '../population/dice.js';
import { attended, attendedWhole, inCustody, minutesOf, missed, stayedAway, type Mark } from './attendance.js';
import { groupMinutes, individualHour, individualMinutes, prescribedMinutes, secondMinutes, type GroupKind } from './therapy-groups.js';

/** A day on which the client is on the rosters of the group's two sessions, and of an individual or family session perhaps. */
export interface ProgramDay {
  readonly day: number;
  readonly group: Mark;
  readonly second: Mark;
  readonly individual?: Mark;
}

/** A stay with its days; all days are counted from the first day of the run. */
export interface StayDays {
  readonly admissionDay: number;
  readonly lastContactDay: number;
  readonly dischargeDay: number;
  readonly leave?: { readonly fromDay: number; readonly backDay: number };
  /** The group's days from the admission up to the discharge, leave left out. */
  readonly programDays: readonly ProgramDay[];
}

interface Where {
  readonly days: VirtualDays;
  readonly kind: GroupKind;
  readonly isClosed: (day: number) => boolean;
  /** Whether the group meets on the day of the admission, so that treatment begins at once. */
  readonly isMetOnAdmission: boolean;
}

/** Over which the program looks back at a graduation (R25), and how much of it a simulated graduate attends at least. */
const lookBackDays = 28;
const graduateAttendedShare = 0.87;

const groupDays = ({ days, kind, isClosed }: Where, after: number, upTo: number): readonly number[] => {
  const found: number[] = [];
  for (let day = after + 1; day <= upTo; day++) if (kind.weekdays.includes(days.weekday(day)) && !isClosed(day)) found.push(day);
  return found;
};

/** The day before the first on which the client can be there. */
const eve = ({ isMetOnAdmission }: Where, admissionDay: number): number => (isMetOnAdmission ? admissionDay - 1 : admissionDay);

/** The group's day that lies nearest to the day drawn; the day of the admission itself for those who never come back. */
const lastContactOf = (where: Where, { lengthOfStayDays, reason }: StayPlan, admissionDay: number): number => {
  const drawn = admissionDay + lengthOfStayDays - 1;
  const candidates = groupDays(where, eve(where, admissionDay), drawn + 9);
  const days = reason === 1 ? candidates : [admissionDay, ...candidates];
  return days.reduce((nearest, day) => (Math.abs(day - drawn) < Math.abs(nearest - drawn) ? day : nearest), days[0] ?? admissionDay);
};

/** Who stays away is discharged two weeks later (R20); who dies, is arrested or is asked to leave, within days; the others on their last day. */
const dischargeOf = ({ days }: Where, { reason }: StayPlan, lastContactDay: number): number => {
  switch (reason) {
    case 2:
      return days.orMonday(lastContactDay + 15);
    case 3:
      return days.weekdaysAfter(lastContactDay, 1);
    case 5:
    case 6:
      return days.weekdaysAfter(lastContactDay, 3);
    case 1:
    case 4:
    case 7:
      return lastContactDay;
  }
};

const afterLastContact = (reason: StayPlan['reason']): Mark => (reason === 5 ? inCustody : stayedAway);

const markedDay = (dice: Dice, day: number, isKept: boolean, hasIndividual: boolean): ProgramDay => {
  const one = (): Mark => (isKept ? attended(dice) : missed(dice));
  const group = one();
  // A client who stays away misses the day's sessions for one and the same reason.
  const second = isKept ? attended(dice) : group;
  return { day, group, second, ...(hasIndividual ? { individual: isKept ? attended(dice) : group } : {}) };
};

const wholeDay = ({ day, individual }: ProgramDay): ProgramDay => ({
  day,
  group: attendedWhole,
  second: attendedWhole,
  ...(individual === undefined ? {} : { individual: attendedWhole }),
});

const attendedMinutes = ({ group, second, individual }: ProgramDay): number =>
  minutesOf(group, groupMinutes) + minutesOf(second, secondMinutes) + (individual === undefined ? 0 : minutesOf(individual, individualMinutes));

/** Who graduates has attended enough over the last weeks: the latest missed days are kept after all until it is so. */
const madeEnough = (programDays: readonly ProgramDay[], lastContactDay: number, kind: GroupKind, admissionDay: number): readonly ProgramDay[] => {
  const from = Math.max(admissionDay, lastContactDay - lookBackDays);
  const wanted = graduateAttendedShare * prescribedMinutes(kind) * ((lastContactDay - from) / 7);
  const days = [...programDays];
  const enough = (): boolean => days.filter(({ day }) => day > from).reduce((sum, day) => sum + attendedMinutes(day), 0) >= wanted;
  for (let at = days.length - 1; at >= 0 && !enough(); at--) {
    const day = days[at];
    if (day !== undefined && day.day > from) days[at] = wholeDay(day);
  }
  return days;
};

/** The days of a stay in a group of this kind, in this seat. */
export const stayDays = (where: Where, plan: StayPlan, admissionDay: number, seat: number, name: string): StayDays => {
  const { days, kind } = where;
  const lastContactDay = lastContactOf(where, plan, admissionDay);
  const dischargeDay = dischargeOf(where, plan, lastContactDay);
  const leave =
    plan.leave === undefined ? undefined : { fromDay: admissionDay + plan.leave.afterDays, backDay: admissionDay + plan.leave.afterDays + plan.leave.days };
  const isOnLeave = (day: number): boolean => leave !== undefined && day >= leave.fromDay && day < leave.backDay;
  const hour = individualHour(kind, seat);
  const dice = new Dice(name);
  const drawn = groupDays(where, eve(where, admissionDay), dischargeDay)
    .filter((day) => !isOnLeave(day))
    .map((day) => {
      const hasIndividual = day > admissionDay && days.weekday(day) === hour.weekday;
      const after = afterLastContact(plan.reason);
      if (day > lastContactDay) return { day, group: after, second: after, ...(hasIndividual ? { individual: after } : {}) };
      return markedDay(dice, day, day === lastContactDay || day === admissionDay || dice.chance(plan.keptShare), hasIndividual);
    });
  const programDays = plan.reason === 1 ? madeEnough(drawn, lastContactDay, kind, admissionDay) : drawn;
  return { admissionDay, lastContactDay, dischargeDay, ...(leave === undefined ? {} : { leave }), programDays };
};
