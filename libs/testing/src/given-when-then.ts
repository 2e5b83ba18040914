import { expect } from '@jest/globals';
import type { Fact } from '@continuum/contracts';
import type { Command, Decider, DomainError, Placed } from '@continuum/event-sourcing';

type Refusal = abstract new (...args: never[]) => DomainError;

const firstDay = Date.parse('2026-03-02T09:00:00.000Z');

/** Where the nth given fact stands: ids `event-0`, `event-1` …, one minute apart from 2026-03-02 09:00 UTC unless the fact says its own time. */
const placed = (fact: Fact, revision: number): Placed => ({
  id: `event-${revision}`,
  time: fact.time ?? new Date(firstDay + revision * 60_000).toISOString(),
  recordedtime: new Date(firstDay + revision * 60_000).toISOString(),
  revision,
  facility: 'facility-north',
  ...(fact.policyversion === undefined ? {} : { policyversion: fact.policyversion }),
});

/**
 * Specs of an aggregate as the ward speaks them:
 * `given(referralReceived()).when(acceptReferral()).then([referralAccepted()])`.
 * Strict equality on the whole list of facts, in order. `knowing` passes what a handler would have fetched.
 */
export const specOf = <C extends Command, S, F extends Fact, K = void>(decider: Decider<C, S, F, K>, knownByDefault?: K) => ({
  given: (...facts: readonly F[]) => {
    const state = facts.reduce<S>((before, fact, revision) => decider.evolve(before, fact, placed(fact, revision)), decider.initial);
    const whenKnowing = (known: K) => ({
      when: (command: C) => {
        const decide = (): readonly F[] => decider.decide(command, state, known);
        return {
          then: (expected: readonly F[]): void => expect(decide()).toStrictEqual(expected),
          thenNothing: (): void => expect(decide()).toStrictEqual([]),
          thenRefused: (refusal: Refusal): void => expect(decide).toThrow(refusal as unknown as new () => Error),
        };
      },
    });
    return {
      state,
      knowing: (known: K) => whenKnowing(known),
      // Deciders that know nothing of others have K = void.
      when: (command: C) => whenKnowing(knownByDefault as K).when(command),
    };
  },
});
