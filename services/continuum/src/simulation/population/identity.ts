import type { PlannedClient } from '../block/block-plan.js';
import type { Run } from '../run.js';
import { Dice } from './dice.js';

/** An invented person for the client vault; nobody of that name is meant. */
export interface SyntheticIdentity {
  readonly clientRef: string;
  readonly facility: string;
  readonly givenName: string;
  readonly familyName: string;
  /** `1988-04-17` */
  readonly birthDate: string;
  /** E.164 */
  readonly phone: string;
  readonly email: string;
}

const women = ['Ada', 'Bea', 'Cora', 'Dina', 'Elsa', 'Fern', 'Gwen', 'Hope', 'Iris', 'June', 'Kate', 'Lena', 'Mona', 'Nora', 'Opal', 'Ruth'];
const men = ['Abel', 'Boyd', 'Cole', 'Dean', 'Earl', 'Finn', 'Glen', 'Hugo', 'Ivan', 'Joel', 'Kurt', 'Liam', 'Milo', 'Noah', 'Owen', 'Ross'];
const families = ['Example', 'Sample', 'Placeholder', 'Fictive', 'Madeup', 'Synthetic', 'Invented', 'Nobody'];

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** Phone numbers of the range kept for fiction, and an address in a domain that can have none. */
export const identityOf = (run: Run, { plan, clientRef }: PlannedClient, facility: string): SyntheticIdentity => {
  const dice = new Dice(run.nameOf(`identity/${plan.index}`));
  const { gender, ageYears } = plan.profile;
  const givenName = dice.oneOf(gender === 2 ? women : men);
  const year = Number(run.options.from.slice(0, 4)) - ageYears - 1;
  return {
    clientRef,
    facility,
    givenName,
    familyName: `${dice.oneOf(families)}-${plan.index + 1}`,
    birthDate: `${year}-${twoDigits(dice.whole(1, 12))}-${twoDigits(dice.whole(1, 28))}`,
    phone: `+155555501${twoDigits(dice.whole(0, 99))}`,
    email: `${givenName.toLowerCase()}.${plan.index + 1}@example.invalid`,
  };
};
