import type { Fact } from '@continuum/contracts';

/** A fact with what the command alone does not tell: when it happened, and the policy version that decided. */
export type Decided<F extends Fact> = F & Pick<Fact, 'time' | 'policyversion'>;
