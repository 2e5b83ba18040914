import type { EligibilityCriteria } from '@continuum/contracts';

type Criterion = keyof EligibilityCriteria;

/** R5: a stable and supportive home, mild to moderate severity, and motivation may be overridden; safety may not. */
const overridable: readonly Criterion[] = ['stableLiving', 'supportiveHome', 'severityMildModerate', 'motivated'];
const hard: readonly Criterion[] = ['noImminentRisk', 'no24hNeed', 'detoxComplete'];

export const unmetHardCriteria = (criteria: EligibilityCriteria): readonly Criterion[] => hard.filter((criterion) => !criteria[criterion]);
export const unmetOverridableCriteria = (criteria: EligibilityCriteria): readonly Criterion[] => overridable.filter((criterion) => !criteria[criterion]);
