import type { DetailedCriminalJustice, DischargeReason, LevelOfCare, ReferralDeclineReason, ReferralSource } from '@continuum/contracts';
import {
  criminalJusticeDetails,
  daysPerWeek,
  declinedReferralPercent,
  declineReasons,
  keptShare,
  keptSpread,
  leave,
  levelsBefore,
  notAdmittedPercent,
  notAdmittedReasons,
  relapse,
  relapseAfterDays,
  stayDays,
  stepDownPercent,
  waitDays,
} from './assumed.js';
import { Dice } from './dice.js';
import { drawProfile, type Profile } from './profile.js';
import { reasonGroupOf, referralSources } from './published.js';
import { drawReason } from './reason.js';

/** How a stay in the program is meant to go; the group's calendar makes days of it. */
export interface StayPlan {
  /** 0 the first stay, 1 the readmission. */
  readonly ordinal: number;
  readonly reason: DischargeReason;
  /** From the admission to the last contact, both days counted (R30). */
  readonly lengthOfStayDays: number;
  /** Who works comes in the evening. */
  readonly isEvening: boolean;
  readonly daysPerWeek: 3 | 4;
  /** The share of sessions kept, 0 to 1. */
  readonly keptShare: number;
  /** Days after the admission on which a leave begins, and how long it is. */
  readonly leave?: { readonly afterDays: number; readonly days: number };
  /** Days after the discharge at which a relapse is told of, and weekdays from there to the readmission. */
  readonly relapse?: { readonly afterDays: number; readonly readmitted: boolean; readonly waitDays: number };
}

export interface ReferralPlan {
  /** Days after the first day of the run; may fall on a weekend, the walk moves it to the next weekday. */
  readonly day: number;
  readonly source: ReferralSource;
  readonly criminalJusticeDetail?: DetailedCriminalJustice;
  readonly priorLevelOfCare?: LevelOfCare;
}

export type NotAdmittedReason = (typeof notAdmittedReasons)[number][0];

export type ClientCourse =
  | { readonly kind: 'declined'; readonly reason: ReferralDeclineReason }
  | { readonly kind: 'not-admitted'; readonly reason: NotAdmittedReason }
  | { readonly kind: 'admitted'; readonly waitDays: number; readonly stays: readonly StayPlan[] };

/** One client's whole life in the simulation. */
export interface ClientPlan {
  readonly index: number;
  readonly profile: Profile;
  readonly referral: ReferralPlan;
  readonly course: ClientCourse;
}

export interface PlanOptions {
  /** Days over which referrals arrive, from the first day of the run. */
  readonly arrivalDays: number;
}

const drawReferral = (dice: Dice, { arrivalDays }: PlanOptions): ReferralPlan => {
  const day = dice.whole(0, arrivalDays - 1);
  const source = dice.weighted(referralSources);
  const criminalJusticeDetail = dice.weighted(criminalJusticeDetails);
  const percent = source === 2 ? stepDownPercent.provider : source === 3 ? stepDownPercent.otherHealth : stepDownPercent.others;
  const isStepDown = dice.chance(percent / 100);
  const level = dice.weighted(levelsBefore);
  return { day, source, ...(source === 7 ? { criminalJusticeDetail } : {}), ...(isStepDown ? { priorLevelOfCare: level } : {}) };
};

const drawRelapse = (dice: Dice, reason: DischargeReason): StayPlan['relapse'] => {
  const share = dice.share() * 100;
  const afterDays = dice.quantile(relapseAfterDays);
  const readmitted = dice.chance(relapse.readmittedPercent / 100);
  const wait = dice.whole(3, 7);
  if (reason === 5 || reason === 6) return undefined;
  const percent = reason === 1 ? relapse.percentAfterCompletion : reason === 2 ? relapse.percentAfterDropOut : relapse.percentOtherwise;
  return share < percent ? { afterDays, readmitted, waitDays: wait } : undefined;
};

const drawLeave = (dice: Dice, lengthOfStayDays: number, reason: DischargeReason): StayPlan['leave'] => {
  const takes = dice.chance(leave.percent / 100);
  const days = dice.whole(leave.daysFrom, leave.daysTo);
  const afterDays = dice.whole(8, 14);
  // Graduation looks back over four weeks (R25): whoever completes is back by then.
  const isLongEnough = lengthOfStayDays >= leave.fromStayDays + (reason === 1 ? 14 : 0);
  return takes && isLongEnough ? { afterDays, days } : undefined;
};

const drawStay = (dice: Dice, { primarySubstance, ageBand, employment }: Profile, ordinal: number): StayPlan => {
  const reason = drawReason(dice, primarySubstance, ageBand);
  const group = reasonGroupOf(reason);
  const lengthOfStayDays = dice.quantile(stayDays[group]);
  const around = (dice.share() + dice.share() - 1) * keptSpread;
  const days = dice.weighted(daysPerWeek);
  const away = drawLeave(dice, lengthOfStayDays, reason);
  const later = drawRelapse(dice, reason);
  return {
    ordinal,
    reason,
    lengthOfStayDays,
    isEvening: employment <= 2,
    daysPerWeek: employment <= 2 ? 3 : days,
    keptShare: keptShare[group] + around,
    ...(away === undefined ? {} : { leave: away }),
    ...(later === undefined ? {} : { relapse: later }),
  };
};

const drawCourse = (dice: Dice, profile: Profile): ClientCourse => {
  if (profile.ageYears < 18) return { kind: 'declined', reason: 'not-eligible' };
  const declined = dice.weighted(declineReasons);
  if (dice.chance(declinedReferralPercent / 100)) return { kind: 'declined', reason: declined };
  const notAdmitted = dice.weighted(notAdmittedReasons);
  if (dice.chance(notAdmittedPercent / 100)) return { kind: 'not-admitted', reason: notAdmitted };
  const wait = dice.quantile(waitDays);
  const first = drawStay(dice, profile, 0);
  const second = first.relapse?.readmitted === true ? [drawStay(dice, profile, 1)] : [];
  return { kind: 'admitted', waitDays: wait, stays: [first, ...second] };
};

/**
 * The plan of client number `index`, from nothing but the seed, the number and the options: no client depends on another,
 * so any of them can be made anew at any time, on any machine.
 */
export const planOf = (seed: string, index: number, options: PlanOptions): ClientPlan => {
  const dice = new Dice(`continuum/${seed}/${index}`);
  const profile = drawProfile(dice);
  const referral = drawReferral(dice, options);
  return { index, profile, referral, course: drawCourse(dice, profile) };
};
