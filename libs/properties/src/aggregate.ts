import fc from 'fast-check';
import type { Fact } from '@continuum/contracts';
import type { Command, Decider } from '@continuum/event-sourcing';
import type { DefinitionsOf, Told } from './arbitrary-facts.js';

/** The class of each command of a union, by its name, such as a commands page exports them: the compiler names those that are left out. */
export type ClassesOf<C extends Command> = { readonly [T in C['type']]: new () => Extract<C, { type: T }> };

/** A decider with what it may be asked and what it may know of others. */
export interface Asked<S, F extends Fact> {
  readonly decider: Decider<Command, S, F, unknown>;
  readonly commands: readonly (new () => Command)[];
  readonly known: fc.Arbitrary<unknown>;
  readonly examples: readonly Command[];
}

interface Known<K> {
  /** What handlers may have fetched of others. */
  readonly known: fc.Arbitrary<K>;
}
interface Examples<C> {
  /** Commands that are asked beside arbitrary ones, where those would seldom be followed. */
  readonly examples?: readonly C[];
}

/** One stream: what it may hold, and the deciders that write to it. */
export interface Aggregate {
  readonly name: string;
  readonly definitions: readonly Told[];
  readonly asked: readonly Asked<unknown, Fact>[];
}

/** What may be asked of a decider; `known` where it knows something of others. */
export const asked = <C extends Command, S, F extends Fact, K = void>(
  decider: Decider<C, S, F, K>,
  commands: ClassesOf<C>,
  ...[more]: undefined extends K ? [more?: Examples<C>] : [more: Known<K> & Examples<C>]
): Asked<S, F> => ({
  // The decider is asked what stands in `commands`, and those are its own.
  decider: decider as unknown as Decider<Command, S, F, unknown>,
  // A commands page may export parts of commands beside them.
  commands: Object.values<new () => Command>(commands).filter((kind) => 'type' in new kind()),
  known: more !== undefined && 'known' in more ? more.known : fc.constant(undefined),
  examples: more?.examples ?? [],
});

/** An aggregate for `aggregatesHold`; `facts` in the order in which they mostly happen. */
export const aggregate = <S, F extends Fact>(name: string, facts: DefinitionsOf<F>, ...deciders: readonly Asked<S, F>[]): Aggregate => ({
  name,
  definitions: Object.values<Told>(facts),
  // Each decider gets the states that its own `evolve` made.
  asked: deciders as unknown as readonly Asked<unknown, Fact>[],
});
