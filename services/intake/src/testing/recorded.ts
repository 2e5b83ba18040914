import type { Fact, Recorded } from '@continuum/contracts';
import { enveloped } from '@continuum/testing';

/** A fact as a reaction gets it. */
export const recorded = <F extends Fact>(fact: F): Recorded<F> => {
  const { type, data } = fact;
  return { ...enveloped(fact), type, data, position: 1, stream: 'spec', revision: 0 };
};
