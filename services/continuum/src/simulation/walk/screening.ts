import { RecordScreening } from '@continuum/intake';
import type { ScreeningInstrument } from '@continuum/contracts';
import type { PlannedIntake } from '../block/planned-intake.js';
import { Dice, type Weighted } from '../population/dice.js';
import { deed, type Deed } from './deed.js';
import { coordinator, meets, type Scene } from './scene.js';

/** Assumed: how items are answered, in points; mild to moderate on the whole (docs/simulation.md). */
const often: Weighted<number> = [
  [0, 20],
  [1, 35],
  [2, 30],
  [3, 15],
];
const yesOrNo: Weighted<number> = [
  [0, 45],
  [1, 55],
];
const thoughtsOfDeath: Weighted<number> = [
  [0, 88],
  [1, 10],
  [2, 2],
];

const itemsOf = (dice: Dice, instrument: ScreeningInstrument): number[] => {
  const so = (count: number, table: Weighted<number>): number[] => Array.from({ length: count }, () => dice.weighted(table));
  switch (instrument) {
    case 'AUDIT-C':
      return so(3, often);
    case 'DAST-10':
      return so(10, yesOrNo);
    case 'PHQ-9':
      return [...so(8, often), dice.weighted(thoughtsOfDeath)];
    case 'GAD-7':
      return so(7, often);
    case 'PC-PTSD-5':
      return so(5, yesOrNo);
    case 'C-SSRS':
      return [0, 0, 0, 0, 0, 0];
  }
};

const instrumentsFor = ({ client }: PlannedIntake): readonly ScreeningInstrument[] => {
  const { track, primarySubstance } = client.plan.profile;
  const ofUse: readonly ScreeningInstrument[] = track === 'MH' ? [] : [primarySubstance === 2 ? 'AUDIT-C' : 'DAST-10'];
  return [...ofUse, 'PHQ-9', ...(track === 'SUD' ? [] : (['GAD-7'] as const))];
};

export const screenings = (scene: Scene, intake: PlannedIntake, minute: number): readonly Deed[] => {
  const { index } = intake.client.plan;
  return instrumentsFor(intake).map((instrument, nth) => {
    const key = `${intake.intakeId}/screen-${instrument}`;
    return deed(
      RecordScreening,
      { intakeId: intake.intakeId, instrument, items: itemsOf(new Dice(scene.run.nameOf(key)), instrument) },
      { key, minute: minute + 10 * nth, by: coordinator(scene), changes: [meets.client(index)] },
    );
  });
};
