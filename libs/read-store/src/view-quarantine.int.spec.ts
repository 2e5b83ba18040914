import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Fact } from '@continuum/contracts';
import type { Delivered } from '@continuum/event-sourcing';
import { after } from '@continuum/messaging';
import { delivered } from '@continuum/testing';
import { compareGenerations } from './compare.js';
import { fill } from './rebuild.js';
import type { GenerationFile } from './sqlite/generation-file.js';
import { ViewDirectory } from './sqlite/view-directory.js';
import type { AnyView, View } from './view.js';
import { release } from './view-quarantine.js';
import { ViewSubscriber } from './view-subscriber.js';

type Seen = Fact<'Seen', { readonly who: readonly string[] }>;
interface Row {
  readonly facility: string;
  readonly positions: readonly number[];
}

/** Events whose handler throws, by position and key, until it is mended. */
const broken = new Set<string>();
const nameOf = (position: number, key: string): string => `${position}/${key}`;

class ClientSurprising extends Error {
  override readonly name = 'ClientSurprising';
  readonly code = 'spec.surprise';
}

const seen: View<Seen, Row> = {
  name: 'seen',
  version: 1,
  keys: ({ data }) => data.who,
  on: {
    Seen: (row, { position, facility }, key) => {
      if (broken.has(nameOf(position, key))) throw new ClientSurprising(`the name of ${key} is secret`);
      const positions = [...(row?.positions ?? []), position];
      return positions.length % 4 === 0 ? null : { facility, positions };
    },
  },
  columns: { facility: { type: 'text', of: ({ facility }) => facility } },
};
const view = seen as unknown as AnyView;

let root: string;
let directory: ViewDirectory;
const opened: GenerationFile[] = [];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'continuum-quarantine-'));
  directory = new ViewDirectory(root);
  broken.clear();
});

afterEach(() => {
  opened.splice(0).forEach((generation) => generation.close());
  rmSync(root, { recursive: true });
});

const open = (which: 'current' | 'next' = 'current'): GenerationFile => {
  const generation = which === 'current' ? directory.openCurrent(view) : directory.openNext(view);
  opened.push(generation);
  return generation;
};
const at =
  (log: readonly Delivered[]) =>
  (position: number): Promise<Delivered> => {
    const event = log[position - 1];
    return event === undefined ? Promise.reject(new Error(`no event at ${position}`)) : Promise.resolve(event);
  };
const consume = (subscriber: ViewSubscriber, events: readonly Delivered[], generation: GenerationFile): void =>
  subscriber.consume(events, after(generation.checkpoint(), events));
const logOf = (...who: readonly (readonly string[])[]): readonly Delivered[] => delivered(who.map((keys) => ({ type: 'Seen', data: { who: keys } })));

/** The first keys whose rows differ from those of a view filled in one go by what holds now. */
const differing = async (log: readonly Delivered[], generation: GenerationFile): Promise<readonly string[]> => {
  const never = directory.openNext(view);
  await fill({ readAll: (position, limit) => Promise.resolve(log.slice(position, position + limit)) }, never, log.length);
  const [a, b] = [generation, never].map(({ number }) => new DatabaseSync(directory.path(view, number), { readOnly: true }));
  if (a === undefined || b === undefined) throw new Error('both are there');
  const { differing: found } = compareGenerations(a, b);
  [a, b, never].forEach((file) => file.close());
  return found;
};

describe('a handler that throws', () => {
  it('stops its own key: the row stays, the event and those behind it are set aside, everything else flows', () => {
    broken.add(nameOf(2, 'a'));
    const generation = open();
    const subscriber = new ViewSubscriber(generation);
    consume(subscriber, logOf(['a'], ['a', 'b'], ['b'], ['a']), generation);
    expect([generation.find('a'), generation.find('b')]).toMatchObject([{ positions: [1] }, { positions: [2, 3] }]);
    expect(generation.setAside('a')).toEqual([2, 4]);
    expect(generation.checkpoint().position).toBe(4);
  });

  it('is remembered by the name and code of its error, never by what it said', () => {
    broken.add(nameOf(1, 'a'));
    const generation = open();
    consume(new ViewSubscriber(generation), logOf(['a']), generation);
    expect(generation.waiting()).toEqual([{ key: 'a', since: 1, reason: 'ClientSurprising (spec.surprise)' }]);
  });

  it('keeps its key waiting after a restart', () => {
    broken.add(nameOf(1, 'a'));
    const first = open();
    const log = logOf(['a'], ['a']);
    consume(new ViewSubscriber(first), log.slice(0, 1), first);
    broken.clear();
    const second = open();
    consume(new ViewSubscriber(second), log.slice(1), second);
    expect([second.setAside('a'), second.find('a')]).toEqual([[1, 2], undefined]);
  });

  it('counts as such where the row it made cannot be kept', () => {
    const cyclic: View<Seen, { facility: string; n?: bigint }> = {
      ...seen,
      name: 'cyclic',
      on: { Seen: (_row, { position, facility }) => (position === 2 ? { facility, n: 1n } : { facility }) },
      columns: { facility: { type: 'text', of: ({ facility }) => facility } },
    };
    const generation = directory.openCurrent(cyclic as unknown as AnyView);
    opened.push(generation);
    consume(new ViewSubscriber(generation), logOf(['a'], ['b'], ['a']), generation);
    expect([generation.find('a'), generation.waiting()]).toMatchObject([{ facility: 'facility-north' }, [{ key: 'b', since: 2, reason: 'TypeError' }]]);
  });

  it('is what a row that was made unreadable looks like', () => {
    const generation = open();
    const log = logOf(['a'], ['b'], ['a']);
    consume(new ViewSubscriber(generation), log.slice(0, 2), generation);
    const hand = new DatabaseSync(directory.path(view, generation.number));
    hand.exec(`update rows set row = '{' where key = 'a'`);
    hand.close();
    consume(new ViewSubscriber(generation), log.slice(2), generation);
    expect(generation.waiting()).toEqual([{ key: 'a', since: 3, reason: 'RowUnreadable' }]);
  });
});

describe('releasing a key', () => {
  it('applies what was set aside in order, and the key waits no more', async () => {
    broken.add(nameOf(1, 'a'));
    const generation = open();
    const log = logOf(['a'], ['b'], ['a']);
    consume(new ViewSubscriber(generation), log, generation);
    broken.clear();
    expect(await release(generation, 'a', at(log))).toEqual({ key: 'a', applied: 2 });
    expect([generation.waiting(), generation.setAside('a'), generation.find('a')]).toMatchObject([[], [], { positions: [1, 3] }]);
  });

  it('leaves the row before the event that fails again, and the key waiting since then, as a rebuild would', async () => {
    broken.add(nameOf(1, 'a')).add(nameOf(3, 'a'));
    const generation = open();
    const log = logOf(['a'], ['a'], ['a'], ['a']);
    consume(new ViewSubscriber(generation), log, generation);
    broken.delete(nameOf(1, 'a'));
    const waits = { key: 'a', since: 3, reason: 'ClientSurprising (spec.surprise)' };
    expect(await release(generation, 'a', at(log))).toEqual({ key: 'a', applied: 2, waits });
    expect([generation.setAside('a'), await differing(log, generation)]).toEqual([[3, 4], []]);
  });

  it('does without what is skipped, and so does every rebuild', async () => {
    broken.add(nameOf(2, 'a'));
    const generation = open();
    const log = logOf(['a'], ['a', 'b'], ['a']);
    consume(new ViewSubscriber(generation), log, generation);
    directory.skip(seen, { key: 'a', position: 2, why: 'sent twice by hand', at: '2026-03-02T09:00:00.000Z' });
    const again = open();
    expect(await release(again, 'a', at(log))).toEqual({ key: 'a', applied: 1 });
    expect([again.find('a'), again.find('b'), await differing(log, again)]).toMatchObject([{ positions: [1, 3] }, { positions: [2] }, []]);
  });

  it('says that a key does not wait', async () => expect(await release(open(), 'a', at([]))).toBeUndefined());

  it('is noticed by whoever fills the view at the time: no update is lost', async () => {
    broken.add(nameOf(2, 'a'));
    const [filling, releasing] = [open(), open()];
    const subscriber = new ViewSubscriber(filling);
    const log = logOf(['a'], ['a'], ['a'], ['a', 'b'], ['a']);
    consume(subscriber, log.slice(0, 3), filling);
    broken.clear();
    await release(releasing, 'a', at(log));
    consume(subscriber, log.slice(3), filling);
    expect([filling.waiting(), await differing(log, filling)]).toEqual([[], []]);
  });

  it('is not mixed up with somebody else who fills the same view: the second to write is refused and looks again', () => {
    const log = logOf(['a'], ['a'], ['b']);
    const [one, other] = [open(), open()].map((generation) => ({ generation, subscriber: new ViewSubscriber(generation) }));
    if (one === undefined || other === undefined) throw new Error('both are there');
    const reached = after(one.subscriber.checkpoint(), log);
    const early = after(other.subscriber.checkpoint(), log.slice(0, 2));
    one.subscriber.consume(log, reached);
    expect(() => other.subscriber.consume(log.slice(0, 2), early)).toThrow('Somebody else fills seen');
    expect([other.subscriber.checkpoint().position, one.generation.find('a')]).toMatchObject([3, { positions: [1, 2] }]);
  });

  it('gives the rows of a view that never failed, whatever failed and whenever it is released', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 3 }), { minLength: 25, maxLength: 50 }),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 25 }), fc.constantFrom('a', 'b', 'c', 'd', 'e')), { minLength: 3, maxLength: 12 }),
        fc.array(fc.record({ batch: fc.integer({ min: 1, max: 7 }), release: fc.option(fc.constantFrom('a', 'b', 'c')), mend: fc.boolean() }), {
          maxLength: 30,
        }),
        async (who, failing, steps) => {
          rmSync(join(root, 'seen'), { recursive: true, force: true });
          broken.clear();
          failing.forEach(([position, key]) => broken.add(nameOf(position, key)));
          const log = logOf(...who);
          const [filling, releasing] = [directory.openCurrent(view), directory.openCurrent(view)];
          const subscriber = new ViewSubscriber(filling, 2);
          let from = 0;
          for (const step of [...steps, { batch: log.length, release: null, mend: true }]) {
            if (from < log.length) consume(subscriber, log.slice(from, from + step.batch), filling);
            from += step.batch;
            if (step.mend) broken.clear();
            for (const key of step.release ?? []) await release(releasing, key, at(log));
          }
          broken.clear();
          for (const { key } of filling.waiting()) await release(releasing, key, at(log));
          expect([filling.waiting(), await differing(log, filling)]).toEqual([[], []]);
          [filling, releasing].forEach((file) => file.close());
        },
      ),
      { numRuns: 40, seed: 20_260_302 },
    ));
});
