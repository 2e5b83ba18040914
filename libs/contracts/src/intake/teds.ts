import type { Static } from '@sinclair/typebox';
import { codes } from '../vocabulary.js';

/** TEDS AGE: 1 12-14, 2 15-17, 3 18-20, 4 21-24, 5 25-29, 6 30-34, 7 35-39, 8 40-44, 9 45-49, 10 50-54, 11 55-64, 12 65+. */
export const AgeBand = codes([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
export type AgeBand = Static<typeof AgeBand>;

/** TEDS GENDER: 1 male, 2 female. */
export const Gender = codes([1, 2]);
export type Gender = Static<typeof Gender>;

/** TEDS EDUC: 1 to grade 8, 2 grades 9-11, 3 grade 12 or GED, 4 one to three years of college, 5 four or more. */
export const Education = codes([1, 2, 3, 4, 5]);
export type Education = Static<typeof Education>;

/** TEDS EMPLOY: 1 full time, 2 part time, 3 unemployed, 4 not in the labor force. */
export const Employment = codes([1, 2, 3, 4]);
export type Employment = Static<typeof Employment>;

/** TEDS LIVARAG: 1 homeless, 2 dependent, 3 independent. */
export const LivingArrangement = codes([1, 2, 3]);
export type LivingArrangement = Static<typeof LivingArrangement>;

/** TEDS ARRESTS in the past 30 days: 0 none, 1 once, 2 twice or more. */
export const Arrests30d = codes([0, 1, 2]);
export type Arrests30d = Static<typeof Arrests30d>;

/** TEDS FREQ_ATND_SELF_HELP in the past 30 days: 1 none, 2 1-3 times, 3 4-7, 4 8-30, 5 some, number unknown. */
export const SelfHelpAttendance = codes([1, 2, 3, 4, 5]);
export type SelfHelpAttendance = Static<typeof SelfHelpAttendance>;

/** TEDS FREQ1: use of the primary substance in the past month: 1 none, 2 some days, 3 daily. */
export const FrequencyOfUse = codes([1, 2, 3]);
export type FrequencyOfUse = Static<typeof FrequencyOfUse>;
