import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { arbitraryHistory } from './arbitrary-facts.js';
import type { Aggregate } from './aggregate.js';
import { arbitrarySteps, Walk } from './walk.js';

/** Another number tries other commands and facts. */
const seed = 20_261_126;

const unmet = (all: readonly string[], met: ReadonlySet<string>): readonly string[] => all.filter((one) => !met.has(one));

/** Of an aggregate that is asked anything in any order, and of one whose log holds anything in any order. */
const holds = (aggregate: Aggregate): void => {
  const { definitions, asked } = aggregate;
  const runs = { seed, numRuns: 300, unbiased: true };

  it('answers whatever it is asked with facts that the catalogue takes, or refuses; and is what its facts say', () => {
    const followed = new Set<string>();
    const stated = new Set<string>();
    fc.assert(
      fc.property(arbitrarySteps(aggregate, 40), (steps) => {
        const walked = new Walk(aggregate).follow(steps);
        walked.followed.forEach((type) => followed.add(type));
        walked.log.forEach(({ type }) => stated.add(type));
      }),
      runs,
    );
    const commands = asked.flatMap((one) => one.commands.map((kind) => new kind().type));
    expect(unmet(commands, followed)).toEqual([]);
    const types = definitions.map(({ type }) => type);
    expect(unmet(types, stated)).toEqual([]);
  });

  it('does so on whatever its log may hold', () => {
    fc.assert(
      fc.property(arbitraryHistory(definitions), arbitrarySteps(aggregate, 6), (history, steps) => {
        new Walk(aggregate, history).follow(steps);
      }),
      runs,
    );
  });
};

/** Specs of the aggregates of a service; `handled` are the commands that its handlers follow, none of which may be missing. */
export const aggregatesHold = (aggregates: readonly Aggregate[], handled: readonly string[]): void => {
  it('every command that is handled is asked here, of one aggregate', () => {
    const named = aggregates.flatMap(({ asked }) => asked.flatMap(({ commands }) => commands.map((kind) => new kind().type)));
    expect([...named].sort()).toEqual([...handled].sort());
  });

  describe.each(aggregates.map((each) => [each.name, each] as const))('%s', (_name, each) => holds(each));
};
