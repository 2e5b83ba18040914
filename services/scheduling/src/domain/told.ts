import type { Fact } from '@continuum/contracts';

/** A fact as a decider of scheduling tells it: with its own time where that is not the command's, and with the policy that decided. */
export type Told<F extends Fact> = F & Pick<Fact, 'time' | 'policyversion'>;
