import type { Fact } from '@continuum/contracts';

/** A fact as a decider of intake tells it: with its own time where that is not the command's, and with the policy that decided. */
export type Decided<F extends Fact> = F & Pick<Fact, 'time' | 'policyversion'>;
