import type {
  AgeBand,
  DischargeReason,
  Employment,
  FrequencyOfUse,
  Gender,
  LivingArrangement,
  ReferralSource,
  SelfHelpAttendance,
  Substance,
} from '@continuum/contracts';
import type { Weighted } from './dice.js';

/** The figures that were published (docs/simulation.md names each source). Percentages unless said otherwise; what is missing to 100 was recorded as unknown. */

/** TEDS-A 2021, AGE: 1 12-14 … 12 65+. */
export const ageBands: Weighted<AgeBand> = [
  [1, 0.4],
  [2, 1.7],
  [3, 2.4],
  [4, 6.6],
  [5, 14.6],
  [6, 18.1],
  [7, 15.4],
  [8, 11.7],
  [9, 8.2],
  [10, 8.1],
  [11, 10.8],
  [12, 2.0],
];

/** TEDS-A 2021, PSOURCE among the 83.6% of which it is known. */
export const referralSources: Weighted<ReferralSource> = [
  [1, 39.3],
  [2, 8.3],
  [3, 6.0],
  [4, 0.3],
  [5, 0.5],
  [6, 8.6],
  [7, 20.6],
];

/** TEDS-A 2021, SUB1: the six named; 14.8 unknown. The rest is shared out in `assumed.ts`. */
export const primarySubstances: Weighted<Substance> = [
  [2, 29.7],
  [5, 17.2],
  [10, 11.5],
  [4, 8.7],
  [7, 7.7],
  [3, 4.8],
];
export const substanceUnknown = 14.8;

/** TEDS-A 2021, EMPLOY among the 83.0% of which it is known: 1 full-time, 2 part-time, 3 unemployed, 4 not in the labor force. */
export const employments: Weighted<Employment> = [
  [1, 16.8],
  [2, 5.5],
  [3, 34.0],
  [4, 26.7],
];

/** TEDS-A 2021, LIVARAG among the 79.4% of which it is known: 1 homeless, 2 dependent, 3 independent. */
export const livingArrangements: Weighted<LivingArrangement> = [
  [1, 13.6],
  [2, 13.6],
  [3, 52.2],
];

/** TEDS-A 2021, FREQ_ATND_SELF_HELP among the 76.2% of which it is known: 1 none, 2 1-3, 3 4-7, 4 8-30, 5 some but how often unknown. */
export const selfHelpAttendances: Weighted<SelfHelpAttendance> = [
  [1, 59.8],
  [2, 4.0],
  [3, 2.7],
  [4, 6.5],
  [5, 3.2],
];

/** TEDS-A 2021, FREQ1 among the 81.2% of which it is known: 1 none in the past month, 2 some, 3 daily. */
export const frequenciesOfUse: Weighted<FrequencyOfUse> = [
  [1, 22.3],
  [2, 22.8],
  [3, 36.1],
];

/** TEDS-A 2021, GENDER: 1 male, 2 female. */
export const genders: Weighted<Gender> = [
  [1, 65.3],
  [2, 34.6],
];

/** TEDS-A 2021, METHUSE: medication for opioid use disorder is part of the plan. */
export const medicationPercent = 14.0;

/** TEDS-A 2021, PSYPROB: a mental health problem besides. */
export const coOccurringPercent = 34.9;

/** TEDS 2004, intensive outpatient discharges by reason, n = 114,440 (table 2.5). */
export const reasonPercents = { completed: 37.7, transferred: 17.9, droppedOut: 23.2, terminated: 14.0, other: 7.2 } as const;

/** TEDS 2004, intensive outpatient, 18 and over: median length of stay in days (table 4.11). */
export const medianStayDays = { all: 41, completed: 50, transferred: 42, droppedOut: 26, terminated: 36, other: 36 } as const;

/** TEDS-D 2023, all services: completed, percent, by SUB1. */
export const completedBySubstance: Readonly<Partial<Record<Substance, number>>> = { 2: 49.5, 3: 34.3, 10: 34.0, 4: 36.9, 5: 24.4, 7: 23.0 };

/** TEDS-D 2023, all services: completed, percent, by AGE. */
export const completedByAgeBand: Readonly<Partial<Record<AgeBand, number>>> = { 1: 35.3, 3: 47.0, 6: 40.2, 11: 48.2, 12: 56.2 };

/** TEDS-D 2023, all services: completed, percent. */
export const completedAllServices = 42.6;

/** Which group of `reasonPercents` a TEDS REASON falls into. */
export const reasonGroupOf = (reason: DischargeReason): keyof typeof reasonPercents => {
  switch (reason) {
    case 1:
      return 'completed';
    case 2:
      return 'droppedOut';
    case 3:
      return 'terminated';
    case 4:
      return 'transferred';
    case 5:
    case 6:
    case 7:
      return 'other';
  }
};
