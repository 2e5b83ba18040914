import type { AgeBand, DischargeReason, Substance } from '@continuum/contracts';
import { otherReasons, substancesOfAll } from './assumed.js';
import type { Dice, Weighted } from './dice.js';
import { ageBands, completedAllServices, completedByAgeBand, completedBySubstance, reasonPercents } from './published.js';

const adults = ageBands.filter(([band]) => band > 2);

/** The published bands, and straight lines between them. */
const completedOfBand = (band: AgeBand): number => {
  const known = Object.entries(completedByAgeBand).map(([at, percent]) => [Number(at), percent] as const);
  const below = known.filter(([at]) => at <= band).at(-1);
  const above = known.find(([at]) => at >= band);
  if (below === undefined || above === undefined) return (below ?? above)?.[1] ?? completedAllServices;
  return above[0] === below[0] ? below[1] : below[1] + ((band - below[0]) / (above[0] - below[0])) * (above[1] - below[1]);
};

const completedOfSubstance = (substance: Substance): number => completedBySubstance[substance] ?? completedAllServices;

const mean = <T>(table: Weighted<T>, of: (value: T) => number): number =>
  table.reduce((sum, [value, weight]) => sum + weight * of(value), 0) / table.reduce((sum, [, weight]) => sum + weight, 0);

const meanOfSubstances = mean(substancesOfAll, completedOfSubstance);
const meanOfBands = mean(adults, completedOfBand);

/**
 * How likely a client completes: the published share of intensive outpatient programs, leaning as the shares of all services do
 * by substance and by age. Both leanings have the mean 1, so the whole keeps its margin.
 */
export const chanceToComplete = (substance: Substance | undefined, band: AgeBand): number =>
  ((reasonPercents.completed / 100) * (substance === undefined ? 1 : completedOfSubstance(substance) / meanOfSubstances) * completedOfBand(band)) / meanOfBands;

/** Why the stay will end; TEDS REASON. */
export const drawReason = (dice: Dice, substance: Substance | undefined, band: AgeBand): DischargeReason => {
  if (dice.chance(chanceToComplete(substance, band))) return 1;
  const group = dice.weighted<Exclude<keyof typeof reasonPercents, 'completed'>>([
    ['transferred', reasonPercents.transferred],
    ['droppedOut', reasonPercents.droppedOut],
    ['terminated', reasonPercents.terminated],
    ['other', reasonPercents.other],
  ]);
  switch (group) {
    case 'transferred':
      return 4;
    case 'droppedOut':
      return 2;
    case 'terminated':
      return 3;
    case 'other':
      return dice.weighted(otherReasons);
  }
};
