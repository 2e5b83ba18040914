import { BirthDateImpossible } from './vault.refusals.js';

const firstDay = '1900-01-01';

/** @throws BirthDateImpossible, without naming the date */
export const refuseImpossibleBirthDate = ({ birthDate }: { readonly birthDate: string }, now: string): void => {
  // The day's end anywhere on earth lies within the next UTC day.
  const today = new Date(Date.parse(now) + 14 * 3_600_000).toISOString().slice(0, 10);
  if (birthDate < firstDay || birthDate > today) throw new BirthDateImpossible('birthDate lies ahead or too far back.', { field: 'birthDate' });
};
