import type { Fact, Recorded } from '@continuum/contracts';
import type { Command } from './command.js';

/** What a stream's facts add up to. Pure: no clock, no randomness, no await. */
export interface Fold<State, F extends Fact> {
  readonly initial: State;
  /** `at` tells when and where the fact stands; the facts themselves are in `fact.data`. */
  evolve(state: State, fact: F, at: Placed): State;
}

/** What a fact's envelope tells a fold. */
export type Placed = Pick<Recorded, 'id' | 'time' | 'recordedtime' | 'revision' | 'facility' | 'policyversion'>;

/**
 * An aggregate: what may be asked of it and what then has happened. Pure.
 * `decide` returns the facts in order, none where the command asks for what already holds, or throws a `DomainError`.
 * `known` is what the handler fetched of others before, as of this attempt.
 */
export interface Decider<C extends Command, State, F extends Fact, Known = void> extends Fold<State, F> {
  decide(command: C, state: State, known: Known): readonly F[];
}

/** A fact with what the command alone does not tell: when it happened, and the policy version that decided. */
export type Decided<F extends Fact> = F & Pick<Fact, 'time' | 'policyversion'>;
