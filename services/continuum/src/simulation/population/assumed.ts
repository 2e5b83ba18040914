import type { Arrests30d, DetailedCriminalJustice, DischargeReason, Education, LevelOfCare, ReferralDeclineReason, Substance } from '@continuum/contracts';
import type { Quantiles, Weighted } from './dice.js';
import { primarySubstances, substanceUnknown } from './published.js';

/** What no published figure says and the simulation assumes. Each line stands in docs/simulation.md. */

/** SUB1 with the 5.6% that the published list does not name shared out; 1 stands for "unknown" and becomes an absent field. */
export const substancesOfAll: Weighted<Substance> = [
  ...primarySubstances,
  [1, substanceUnknown],
  [13, 1.6],
  [19, 1.2],
  [11, 0.8],
  [9, 0.5],
  [16, 0.4],
  [12, 0.3],
  [6, 0.3],
  [8, 0.2],
  [17, 0.1],
  [18, 0.1],
  [14, 0.1],
];

/** A second substance, where there is one. */
export const secondSubstancePercent = 45;
export const secondSubstances: Weighted<Substance> = [
  [4, 30],
  [2, 25],
  [3, 17],
  [10, 13],
  [13, 7],
  [7, 5],
  [5, 3],
];

/** Clients of the mental health track, of whom TEDS knows nothing. */
export const mentalHealthTrackPercent = 8;

export const criminalJusticeDetails: Weighted<DetailedCriminalJustice> = [
  [1, 24],
  [2, 6],
  [3, 42],
  [4, 6],
  [5, 10],
  [6, 3],
  [7, 5],
  [8, 4],
];

export const arrests: Weighted<Arrests30d> = [
  [0, 93],
  [1, 5.5],
  [2, 1.5],
];

export const educations: Weighted<Education> = [
  [1, 6],
  [2, 19],
  [3, 48],
  [4, 20],
  [5, 7],
];

/** Clients who come from a more intensive level: of those sent by a treatment provider, by other health care, by anybody else. */
export const stepDownPercent = { provider: 80, otherHealth: 35, others: 12 } as const;
export const levelsBefore: Weighted<LevelOfCare> = [
  ['3.5', 60],
  ['3.7', 20],
  ['3.1', 15],
  ['4', 5],
];

/** Referrals that come to nothing, besides those of minors, whom the simulated programs for adults send on. */
export const declinedReferralPercent = 6;
export const declineReasons: Weighted<ReferralDeclineReason> = [
  ['client-declined', 45],
  ['out-of-area', 25],
  ['duplicate', 15],
  ['other', 15],
];

/** Intakes that do not end in an admission. */
export const notAdmittedPercent = 5;
export const notAdmittedReasons: Weighted<'imminent-risk' | 'other-level-of-care' | 'client-declined' | 'contact-lost'> = [
  ['imminent-risk', 20],
  ['other-level-of-care', 35],
  ['client-declined', 25],
  ['contact-lost', 20],
];

/** Days from the referral to the admission. */
export const waitDays: Quantiles = [
  [0, 2],
  [0.5, 5],
  [0.9, 11],
  [1, 16],
];

/** The published "other" 7.2% of discharges, by TEDS REASON: incarcerated, death, other. */
export const otherReasons: Weighted<DischargeReason> = [
  [5, 24],
  [6, 4],
  [7, 72],
];

/** Length of stay by group of reasons: the median is published, the rest of each line is assumed. Days. */
export const stayDays: Readonly<Record<'completed' | 'transferred' | 'droppedOut' | 'terminated' | 'other', Quantiles>> = {
  completed: [
    [0, 24],
    [0.1, 31],
    [0.25, 40],
    [0.5, 50.5],
    [0.75, 67],
    [0.9, 88],
    [1, 126],
  ],
  transferred: [
    [0, 3],
    [0.1, 12],
    [0.25, 25],
    [0.5, 42.5],
    [0.75, 62],
    [0.9, 85],
    [1, 120],
  ],
  droppedOut: [
    [0, 1],
    [0.1, 5],
    [0.25, 13],
    [0.5, 26.5],
    [0.75, 45],
    [0.9, 68],
    [1, 110],
  ],
  terminated: [
    [0, 3],
    [0.1, 10],
    [0.25, 20],
    [0.5, 36.5],
    [0.75, 55],
    [0.9, 78],
    [1, 115],
  ],
  other: [
    [0, 2],
    [0.1, 9],
    [0.25, 19],
    [0.5, 36.5],
    [0.75, 57],
    [0.9, 80],
    [1, 115],
  ],
};

/** Days a week of the prescription, of those who have the day free; who works comes on three evenings. */
export const daysPerWeek: Weighted<3 | 4> = [
  [3, 50],
  [4, 50],
];

/** The share of sessions that a client keeps: the middle of each group of reasons, and how far clients lie around it. */
export const keptShare = { completed: 0.94, transferred: 0.88, droppedOut: 0.8, terminated: 0.78, other: 0.86 } as const;
export const keptSpread = 0.06;

/** Stays of at least so many days may hold one leave of absence. */
export const leave = { percent: 6, fromStayDays: 45, daysFrom: 4, daysTo: 9 } as const;

/** After a discharge that was not a transfer upwards, a death or a prison sentence. */
export const relapse = { percentAfterCompletion: 14, percentAfterDropOut: 26, percentOtherwise: 16, readmittedPercent: 70 } as const;
export const relapseAfterDays: Quantiles = [
  [0, 9],
  [0.4, 26],
  [0.8, 60],
  [1, 95],
];
