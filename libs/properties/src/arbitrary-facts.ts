import fc from 'fast-check';
import { catalogue, type Fact, type Recorded } from '@continuum/contracts';
import { derivedId, type Fold, type Placed } from '@continuum/event-sourcing';
import { Fitting, type Schema } from './fitting.js';
import { firstDay, wardWords } from './ward-words.js';

/** As much of an event's definition as is needed to tell one. */
export interface Told<T extends string = string> {
  readonly type: T;
  /** A JSON Schema. */
  readonly data: object;
}

/** The definition of each event of a union, by its name: the compiler names those that are left out. */
export type DefinitionsOf<F extends Fact> = { readonly [T in F['type']]: Told<T> };

const fitting = new Fitting(wardWords);

/** A fact that the catalogue takes. */
export const arbitraryFact = ({ type, data }: Told): fc.Arbitrary<Fact> => fitting.value(data as Schema).map((told) => ({ type, data: told }));

/** The definition that the catalogue has under a name. */
export const definitionOf = (type: string): Told => {
  const found = catalogue.definitions.find((definition) => definition.type === type);
  if (found === undefined) throw new Error(`The catalogue has no event ${type}.`);
  return found;
};

/** A fact and how many half hours after the one before it happened. */
interface Happened {
  readonly fact: Fact;
  readonly pause: number;
}

const happened = (definition: Told): fc.Arbitrary<Happened> => fc.record({ fact: arbitraryFact(definition), pause: fc.nat(96) });

const inOrder = (definitions: readonly Told[]): fc.Arbitrary<readonly Happened[]> =>
  fc.tuple(...definitions.map((definition) => fc.array(happened(definition), { maxLength: 2, size: 'max' }))).map((each) => each.flat());

const inAnyOrder = (definitions: readonly Told[], most: number): fc.Arbitrary<readonly Happened[]> =>
  fc.array(fc.oneof(...definitions.map(happened)), { maxLength: most, size: 'max' });

const recordedAs = (history: readonly Happened[]): readonly Recorded[] => {
  let ms = firstDay - 60 * 86_400_000;
  return history.map(({ fact, pause }, revision) => {
    ms += pause * 1_800_000;
    const time = new Date(ms).toISOString();
    const id = derivedId('019caddb-a400-7000-8000-000000000001', `fact ${revision}`);
    return {
      ...fact,
      ...catalogue.stampsOf(fact, 'spec'),
      id,
      time,
      recordedtime: time,
      correlationid: 'correlation-1',
      commandid: `command-${revision}`,
      fingerprint: 'f',
      actor: { ref: 'staff-1', role: 'admin' },
      facility: 'facility-north',
      stream: 'spec',
      position: revision + 1,
      revision,
    };
  });
};

/** What a log may hold of these events: often in the order in which they are named, else in any. */
export const arbitraryHistory = (definitions: readonly Told[], most = 20): fc.Arbitrary<readonly Recorded[]> =>
  fc.oneof({ weight: 2, arbitrary: inOrder(definitions) }, { weight: 1, arbitrary: inAnyOrder(definitions, most) }).map(recordedAs);

/** A fold's state after such a history: for what deciders know of others. */
export const arbitraryState = <S, F extends Fact>(fold: Fold<S, F>, definitions: DefinitionsOf<F>): fc.Arbitrary<S> =>
  arbitraryHistory(Object.values<Told>(definitions)).map((history) =>
    // The history holds the fold's own events: the definitions are theirs.
    history.reduce<S>((state, event) => fold.evolve(state, event as unknown as F, event as Placed), fold.initial),
  );

/** What lets much be followed, three times of four; else anything. */
export const mostly = <T>(usual: T, anything: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: anything });
