import { AssessLevelOfCare } from '@continuum/intake';
import type { AsamEdition, DiscrepancyReason, LevelOfCare } from '@continuum/contracts';
import { Dice } from '../population/dice.js';
import { deed, type Deed } from './deed.js';
import { meets, type Scene } from './scene.js';

/** Facilities differ in the edition of the ASAM Criteria they work with: every third still uses the third. */
export const editionOf = ({ block }: Scene): AsamEdition => (block.number % 3 === 2 ? 3 : 4);

/** Where graduates go on: outpatient therapy; the third edition has one level for it. */
export const outpatientLevel = (scene: Scene): LevelOfCare => (editionOf(scene) === 3 ? '1.0' : '1.5');

interface Assessed {
  readonly index: number;
  readonly intakeId: string;
  readonly key: string;
  readonly minute: number;
  readonly assessor: { readonly ref: string; readonly role: string };
  readonly recommended: LevelOfCare;
  readonly provided: LevelOfCare;
  readonly discrepancyReason?: DiscrepancyReason;
}

/** Least and most of the rating of a dimension, by the level recommended. */
const ratingsFor = (dice: Dice, edition: AsamEdition, recommended: LevelOfCare): number[] => {
  const [least, most] = recommended === '2.1' ? [1, 2] : recommended.startsWith('1') ? [0, 1] : [2, 3];
  return Array.from({ length: edition === 3 ? 6 : 5 }, (_none, dimension) => (dimension < 2 ? dice.whole(0, 1) : dice.whole(least, most)));
};

export const assessment = (scene: Scene, assessed: Assessed): Deed => {
  const { index, intakeId, key, minute, assessor, recommended, provided, discrepancyReason } = assessed;
  const edition = editionOf(scene);
  const name = scene.run.nameOf(key);
  return deed(
    AssessLevelOfCare,
    {
      intakeId,
      assessmentId: `assessment-${key.replaceAll('/', '-')}-${intakeId.slice(-12)}`,
      edition,
      ratings: ratingsFor(new Dice(name), edition, recommended),
      recommended,
      provided,
      ...(discrepancyReason === undefined ? {} : { discrepancyReason }),
      assessor: assessor.ref,
    },
    { key, minute, by: assessor, changes: [meets.client(index)], looksAt: [meets.program] },
  );
};
