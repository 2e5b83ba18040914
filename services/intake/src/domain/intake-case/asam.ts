import type { AsamEdition, LevelOfCare } from '@continuum/contracts';

/** What an edition of the ASAM Criteria may recommend, and how many of its dimensions are rated from 0 to 4. */
interface Edition {
  readonly levels: readonly LevelOfCare[];
  readonly ratedDimensions: number;
}

/** The third knows 3.3; the fourth dropped it, divides outpatient care in 1.0, 1.5 and 1.7, has 2.7, and weighs its sixth dimension without rating it. */
export const editions: Readonly<Record<AsamEdition, Edition>> = {
  3: { levels: ['4', '3.7', '3.5', '3.3', '3.1', '2.5', '2.1', '1.0'], ratedDimensions: 6 },
  4: { levels: ['4', '3.7', '3.5', '3.1', '2.7', '2.5', '2.1', '1.7', '1.5', '1.0'], ratedDimensions: 5 },
};
