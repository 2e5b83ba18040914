import type {
  AgeBand,
  Arrests30d,
  Education,
  Employment,
  FrequencyOfUse,
  Gender,
  LivingArrangement,
  PresentingConcern,
  SelfHelpAttendance,
  Substance,
  Track,
} from '@continuum/contracts';
import { arrests, educations, mentalHealthTrackPercent, secondSubstancePercent, secondSubstances, substancesOfAll } from './assumed.js';
import type { Dice } from './dice.js';
import {
  ageBands,
  coOccurringPercent,
  employments,
  frequenciesOfUse,
  genders,
  livingArrangements,
  medicationPercent,
  selfHelpAttendances,
} from './published.js';

/** Who a client is, in the codes of TEDS. */
export interface Profile {
  readonly ageBand: AgeBand;
  readonly ageYears: number;
  readonly gender: Gender;
  readonly education: Education;
  readonly employment: Employment;
  readonly livingArrangement: LivingArrangement;
  readonly arrests30d: Arrests30d;
  readonly selfHelpAttendance30d: SelfHelpAttendance;
  readonly track: Track;
  readonly coOccurring: boolean;
  readonly medicationForAddiction: boolean;
  readonly presentingConcerns: PresentingConcern[];
  readonly primarySubstance?: Substance;
  readonly secondarySubstance?: Substance;
  readonly frequencyOfUse?: FrequencyOfUse;
}

const yearsOf: Readonly<Record<AgeBand, readonly [from: number, to: number]>> = {
  1: [12, 14],
  2: [15, 17],
  3: [18, 20],
  4: [21, 24],
  5: [25, 29],
  6: [30, 34],
  7: [35, 39],
  8: [40, 44],
  9: [45, 49],
  10: [50, 54],
  11: [55, 64],
  12: [65, 79],
};

type Use = Pick<Profile, 'primarySubstance' | 'secondarySubstance' | 'frequencyOfUse'>;

const drawUse = (dice: Dice): Use => {
  const primary = dice.weighted(substancesOfAll);
  const second = dice.weighted(secondSubstances);
  const hasSecond = dice.chance(secondSubstancePercent / 100);
  const frequencyOfUse = dice.weighted(frequenciesOfUse);
  if (primary === 1) return {};
  return { primarySubstance: primary, frequencyOfUse, ...(hasSecond && second !== primary ? { secondarySubstance: second } : {}) };
};

const moodConcerns: readonly PresentingConcern[] = ['depression', 'anxiety', 'ptsd', 'bipolar', 'trauma'];

const opioids: readonly (Substance | undefined)[] = [5, 6, 7];

/** Of the primary substances, 25.2% are opioids; with these two shares the published percentage holds over all. */
const opioidMedicationShare = 0.45;
const otherMedicationShare = (medicationPercent / 100 - 0.252 * opioidMedicationShare) / (1 - 0.252);

export const drawProfile = (dice: Dice): Profile => {
  const ageBand = dice.weighted(ageBands);
  const [from, to] = yearsOf[ageBand];
  const ageYears = dice.whole(from, to);
  const isMentalHealth = dice.chance(mentalHealthTrackPercent / 100);
  const coOccurring = !isMentalHealth && dice.chance(coOccurringPercent / 100);
  const use = drawUse(dice);
  const mood = dice.oneOf(moodConcerns);
  const medication = dice.share();
  return {
    ageBand,
    ageYears,
    gender: dice.weighted(genders),
    education: dice.weighted(educations),
    employment: dice.weighted(employments),
    livingArrangement: dice.weighted(livingArrangements),
    arrests30d: dice.weighted(arrests),
    selfHelpAttendance30d: dice.weighted(selfHelpAttendances),
    track: isMentalHealth ? 'MH' : coOccurring ? 'COD' : 'SUD',
    coOccurring,
    medicationForAddiction: !isMentalHealth && medication < (opioids.includes(use.primarySubstance) ? opioidMedicationShare : otherMedicationShare),
    presentingConcerns: isMentalHealth ? [mood] : coOccurring ? ['substance-use', mood] : ['substance-use'],
    ...(isMentalHealth ? {} : use),
  };
};
