import { isDeepStrictEqual } from 'node:util';
import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import type { Recorded } from '@continuum/contracts';
import type { AnyView } from '@continuum/read-store';
import { arbitraryHistory, definitionOf } from './arbitrary-facts.js';
import { frozen } from './frozen.js';

/** Another number tries other facts. */
const seed = 20_261_126;
const runs = { seed, numRuns: 300, unbiased: true };

type Row = Readonly<Record<string, unknown>>;

/** A view with its types forgotten: it is told the events that its own map names. */
interface Untyped {
  readonly keys: (event: Recorded) => readonly string[];
  readonly on: Readonly<Record<string, (row: Row | undefined, event: Recorded, key: string) => Row | null | undefined>>;
  readonly columns: Readonly<Record<string, { readonly type: string; readonly of: (row: Row) => unknown }>>;
}

const kept = (row: Row, { columns }: Untyped): Row => {
  for (const [name, { type, of }] of Object.entries(columns)) {
    const value = of(row);
    const fits = value === null || (type === 'integer' ? Number.isInteger(value) : typeof value === 'string');
    if (!fits) throw new Error(`Column ${name} is no ${type}: ${JSON.stringify(value)}`);
  }
  const read: Row = JSON.parse(JSON.stringify(row));
  if (!isDeepStrictEqual(read, row)) throw new Error(`A row is kept as something else than it says: ${JSON.stringify(row)}`);
  return frozen(read);
};

const fill = (view: Untyped, history: readonly Recorded[]): void => {
  const rows = new Map<string, Row>();
  for (const event of history.map(frozen)) {
    for (const key of view.keys(event)) {
      if (typeof key !== 'string' || key === '') throw new Error(`${event.type} is about no row: ${JSON.stringify(key)}`);
      const row = view.on[event.type]?.(rows.get(key), event, key);
      if (row === null) rows.delete(key);
      if (row !== null && row !== undefined) rows.set(key, kept(row, view));
    }
  }
};

/** Specs of views: each is filled from any history of the events that it names. */
export const viewsHold = (views: readonly AnyView[]): void => {
  describe.each(views.map((view) => [view.name, view as unknown as Untyped] as const))('%s', (_name, view) => {
    it('is filled from whatever its events tell, in whatever order', () => {
      const definitions = Object.keys(view.on).map(definitionOf);
      fc.assert(
        fc.property(arbitraryHistory(definitions, 30), (history) => fill(view, history)),
        runs,
      );
    });
  });
};
