import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Fact } from '@continuum/contracts';
import type { Delivered } from '@continuum/event-sourcing';
import { after, beforeTheFirst } from '@continuum/messaging';
import { delivered } from '@continuum/testing';
import { compareGenerations } from './compare.js';
import { fill } from './rebuild.js';
import type { GenerationFile } from './sqlite/generation-file.js';
import { ViewDirectory } from './sqlite/view-directory.js';
import { ViewDirectoryReader } from './sqlite/view-directory-reader.js';
import type { AnyView, View } from './view.js';
import { ViewSubscriber } from './view-subscriber.js';

type Admitted = Fact<'Admitted', { readonly clientRef: string; readonly on: string }>;
type Left = Fact<'Left', { readonly clientRef: string }>;
interface Row {
  readonly clientRef: string;
  readonly on: string;
  readonly times: number;
  readonly facility: string;
}

const inCare: View<Admitted | Left, Row> = {
  name: 'in-care',
  version: 1,
  keys: ({ data }) => [data.clientRef],
  on: {
    Admitted: (row, { data, facility }) => ({ ...data, times: (row?.times ?? 0) + 1, facility }),
    Left: () => null,
  },
  columns: { facility: { type: 'text', of: ({ facility }) => facility }, admittedOn: { type: 'text', of: ({ on }) => on } },
  indexes: [['facility', 'admittedOn']],
};
// A view of any events and rows is filled the same way.
const view = inCare as unknown as AnyView;

const admitted = (clientRef: string, on = '2026-03-02'): Admitted => ({ type: 'Admitted', data: { clientRef, on } });
const left = (clientRef: string): Left => ({ type: 'Left', data: { clientRef } });

let root: string;
let directory: ViewDirectory;
let reader: ViewDirectoryReader;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'continuum-views-'));
  directory = new ViewDirectory(root);
  reader = new ViewDirectoryReader(directory);
});

afterEach(() => {
  reader.close();
  rmSync(root, { recursive: true });
});

const consume = (generation: GenerationFile, events: readonly Delivered[]): void => {
  const subscriber = new ViewSubscriber(generation);
  subscriber.consume(events, after(subscriber.checkpoint(), events));
};

const filled = (facts: readonly Fact[]): GenerationFile => {
  const generation = directory.openCurrent(view);
  consume(generation, delivered(facts));
  return generation;
};

describe('filling a view', () => {
  it('answers with the row that its map made', () => {
    filled([admitted('client-1'), admitted('client-1', '2026-05-04')]).close();
    expect(reader.get<Row>(inCare, 'client-1')).toEqual({ clientRef: 'client-1', on: '2026-05-04', times: 2, facility: 'facility-north' });
  });

  it('takes a row away', () => {
    filled([admitted('client-1'), left('client-1')]).close();
    expect(reader.get(inCare, 'client-1')).toBeUndefined();
  });

  it('skips and counts what the view does not name', () => {
    const facts = [admitted('client-1'), { type: 'SomethingElse', data: {} }];
    filled(facts).close();
    expect(reader.checkpoint(inCare)).toEqual(after(beforeTheFirst, delivered(facts)));
  });

  it('goes on where it stood after it was closed', () => {
    filled([admitted('client-1')]).close();
    const generation = directory.openCurrent(view);
    expect(generation.checkpoint().position).toBe(1);
    consume(generation, delivered([admitted('client-1', '2026-05-04')]));
    generation.close();
    expect(reader.get<Row>(inCare, 'client-1')?.times).toBe(2);
  });

  it('leaves rows and place as they were when a handler throws in the middle of a batch', () => {
    const generation = filled([admitted('client-1')]);
    const broken = delivered([admitted('client-2'), { type: 'Admitted', data: null }]);
    expect(() => consume(generation, broken)).toThrow(TypeError);
    expect([generation.checkpoint().position, generation.find('client-2')]).toEqual([1, undefined]);
    generation.close();
  });
});

describe('asking a view', () => {
  const days = ['2026-03-02', '2026-03-03', '2026-03-03', '2026-03-04'];
  beforeEach(() => filled(days.map((on, index) => admitted(`client-${index}`, on))).close());
  const keys = (finding: Parameters<ViewDirectoryReader['find']>[1]): string[] => reader.find(inCare, finding).map(({ key }) => key);

  it('finds by column and range', () =>
    expect(keys({ where: { facility: 'facility-north' }, range: { admittedOn: ['<=', '2026-03-03'] } })).toEqual(['client-0', 'client-1', 'client-2']));

  it('finds nothing of another facility', () => expect(keys({ where: { facility: 'facility-south' } })).toEqual([]));

  it.each([false, true])('pages through without losing or repeating a row (descending %s)', (descending) => {
    const pages: string[] = [];
    for (let page = reader.find(inCare, { orderBy: ['admittedOn'], limit: 1, descending }); page[0] !== undefined;) {
      pages.push(page[0].key);
      page = reader.find(inCare, { orderBy: ['admittedOn'], limit: 1, descending, after: page[0].place });
    }
    const inOrder = ['client-0', 'client-1', 'client-2', 'client-3'];
    expect(pages).toEqual(descending ? inOrder.reverse() : inOrder);
  });
});

describe('rebuilding a view', () => {
  const facts = Array.from({ length: 500 }, (_, index) => (index % 7 === 3 ? left(`client-${index % 40}`) : admitted(`client-${index % 50}`)));
  const log = delivered(facts);
  const store = { readAll: (position: number, limit: number) => Promise.resolve(log.slice(position, position + limit)) };

  const rebuilt = async (): Promise<GenerationFile> => {
    const next = directory.openNext(view);
    await fill(store, next, log.length, undefined, 33);
    return next;
  };
  const compared = (one: GenerationFile, other: GenerationFile) => {
    const [a, b] = [one, other].map(({ number }) => new DatabaseSync(directory.path(view, number), { readOnly: true }));
    if (a === undefined || b === undefined) throw new Error('both are there');
    const comparison = compareGenerations(a, b);
    a.close();
    b.close();
    return comparison;
  };

  it('equals the view that was filled live, whatever the batches', async () => {
    const [live, again] = [filled(facts), await rebuilt()];
    const { rows, rebuiltRows, hash, rebuiltHash, differing } = compared(live, again);
    expect([rows, hash, differing]).toEqual([rebuiltRows, rebuiltHash, []]);
    expect(live.checkpoint()).toEqual(again.checkpoint());
    [live, again].forEach((generation) => generation.close());
  });

  it('lets the old one go on answering until the switch, and the new one from then on', async () => {
    filled([admitted('client-x')]).close();
    expect(reader.get(inCare, 'client-x')).toBeDefined();
    const next = await rebuilt();
    expect(reader.get(inCare, 'client-x')).toBeDefined();
    directory.switchTo(view, next.number);
    expect([reader.get(inCare, 'client-x'), reader.get(inCare, 'client-0') === undefined]).toEqual([undefined, false]);
    next.close();
  });

  it('names the key whose row was changed behind its back', async () => {
    const [live, again] = [filled(facts), await rebuilt()];
    const hand = new DatabaseSync(directory.path(view, live.number));
    hand.exec(`update rows set row = replace(row, 'facility-north', 'facility-south') where key = 'client-8'`);
    hand.close();
    expect(compared(live, again).differing).toEqual(['client-8']);
    [live, again].forEach((generation) => generation.close());
  });

  it('names a row that is missing and one that should not be there', async () => {
    const [live, again] = [filled(facts), await rebuilt()];
    const hand = new DatabaseSync(directory.path(view, live.number));
    hand.exec(`delete from rows where key = 'client-8'; insert into rows values ('client-99', '{}', 'facility-north', '2026-03-02')`);
    hand.close();
    expect(compared(live, again).differing).toEqual(['client-8', 'client-99']);
    [live, again].forEach((generation) => generation.close());
  });

  it('never drops the generation that answers', () => {
    const live = filled(facts);
    expect(() => directory.drop(view, live.number)).toThrow('is the one that answers');
    live.close();
  });
});
