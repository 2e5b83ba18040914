import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Fact } from '@continuum/contracts';
import { after } from '@continuum/messaging';
import { delivered } from '@continuum/testing';
import { compareGenerations, compareSetAside } from './compare.js';
import { fill } from './rebuild.js';
import { GenerationFile } from './sqlite/generation-file.js';
import { GenerationThread, mostUnderWay } from './sqlite/generation-thread.js';
import { ViewDirectory } from './sqlite/view-directory.js';
import { ViewDirectoryReader } from './sqlite/view-directory-reader.js';
import type { AnyView, View } from './view.js';
import { ViewSubscriber } from './view-subscriber.js';

type Seen = Fact<'Seen', { readonly who: string; readonly isLast: boolean; readonly isOdd: boolean }>;
interface Row {
  readonly facility: string;
  readonly positions: readonly number[];
}

const seen: View<Seen, Row> = {
  name: 'seen',
  version: 1,
  keys: ({ data }) => [data.who],
  on: {
    Seen: (row, { data, position, facility }) => {
      if (data.isOdd) throw new TypeError('odd');
      return data.isLast ? null : { facility, positions: [...(row?.positions ?? []), position] };
    },
  },
  columns: { facility: { type: 'text', of: ({ facility }) => facility }, times: { type: 'integer', of: ({ positions }) => positions.length } },
  indexes: [['facility', 'times']],
};
const view = seen as unknown as AnyView;

/** Clients who come again and again, leave and come back; some of them oddly, late enough to have a row before. */
const log = delivered(
  Array.from({ length: 4_000 }, (_, index): Seen => {
    const who = `client-${(index * 7) % 90}`;
    return { type: 'Seen', data: { who, isLast: index % 11 === 10, isOdd: index > 1_500 && index % 501 === 0 } };
  }),
);
const store = { readAll: (position: number, limit: number) => Promise.resolve(log.slice(position, position + limit)) };
const half = 2_000;

let root: string;
let directory: ViewDirectory;
const opened: GenerationFile[] = [];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'continuum-rebuild-'));
  directory = new ViewDirectory(root);
});
afterEach(() => {
  opened.splice(0).forEach((generation) => generation.close());
  rmSync(root, { recursive: true });
});

const next = (): GenerationFile => {
  const generation = directory.openNext(view);
  opened.push(generation);
  return generation;
};

/** Written on this thread alone, by the subscriber that fills every view. */
const consumeHere = (generation: GenerationFile, batch: number, upTo = log.length): GenerationFile => {
  const subscriber = new ViewSubscriber(generation);
  for (let from = 0; from < upTo; from += batch) {
    const events = log.slice(from, Math.min(from + batch, upTo));
    subscriber.consume(events, after(subscriber.checkpoint(), events));
  }
  return generation;
};
const filledHere = (batch: number, upTo = log.length): GenerationFile => consumeHere(next(), batch, upTo);

const compared = (one: GenerationFile, other: GenerationFile) => {
  const [a, b] = [new DatabaseSync(one.path, { readOnly: true }), new DatabaseSync(other.path, { readOnly: true })];
  const { rows, rebuiltRows, hash, rebuiltHash, differing } = compareGenerations(a, b);
  const setAside = compareSetAside(a, b);
  [a, b].forEach((db) => db.close());
  return { isSame: hash === rebuiltHash && rows === rebuiltRows, rows, differing, setAside };
};

const expectSame = (one: GenerationFile, other: GenerationFile): void => {
  expect(compared(one, other)).toEqual({ isSame: true, rows: expect.any(Number), differing: [], setAside: [] });
  expect([one.checkpoint(), one.waiting()]).toEqual([other.checkpoint(), other.waiting()]);
};

describe('a generation that is written on a thread of its own', () => {
  it.each([7, 90, 333, 1_000])('is row by row the one that is written where it is folded, in batches of %d', async (batch) => {
    const [here, there] = [filledHere(batch), next()];
    await fill(store, there, log.length, undefined, batch);
    expectSame(there, here);
    expect(there.waiting().length).toBeGreaterThan(2);
    expect(compared(there, here).rows).toBeGreaterThan(50);
  });

  it('is whole in its file when the filling ends, also where it ends midway, and goes on from there', async () => {
    const there = next();
    await fill(store, there, half, undefined, 50);
    expectSame(there, filledHere(50, half));
    await fill(store, there, log.length, undefined, 50);
    expectSame(there, filledHere(50));
  });

  it('has never more changes under way than it may, and tells of none that have landed', async () => {
    const generation = next();
    const thread = new GenerationThread(generation);
    const counts: number[] = [];
    try {
      await thread.opened();
      const subscriber = new ViewSubscriber(thread);
      for (let from = 0; from < log.length; from += 40) {
        await thread.room();
        const events = log.slice(from, from + 40);
        subscriber.consume(events, after(thread.checkpoint(), events));
        counts.push(thread.underWay);
      }
      await thread.landed();
      expect([Math.max(...counts), thread.underWay]).toEqual([mostUnderWay, 0]);
    } finally {
      await thread.end();
    }
    expectSame(generation, filledHere(40));
  });
});

/** Writes over the page of an index that only whoever writes rows will touch. */
const overwriteIndex = (path: string): void => {
  const db = new DatabaseSync(path);
  const root = db.prepare(`select rootpage from sqlite_schema where name = 'rows_by_0'`).get()?.['rootpage'];
  const size = db.prepare('pragma page_size').get()?.['page_size'];
  db.close();
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(Number(size), 0xff), 0, Number(size), (Number(root) - 1) * Number(size));
  closeSync(file);
};

describe('a writer that fails midway', () => {
  const reader = (): ViewDirectoryReader => new ViewDirectoryReader(directory);
  const byHand = (generation: GenerationFile, sql: string): void => {
    const db = new DatabaseSync(generation.path, { timeout: 5_000 });
    db.exec(sql);
    db.close();
  };
  /** The file refuses rows from a position on, as a disk that is full would. */
  const refusing = (): GenerationFile => {
    const generation = next();
    byHand(generation, `create trigger full before update on place when new.position > ${half} begin select raise(abort, 'no more'); end`);
    return generation;
  };
  const sameRefusal = { code: 'ERR_SQLITE_ERROR', message: 'no more', errcode: 1811 };

  it('ends the filling with the error that it would have been where it is folded', async () => {
    const [here, there] = [refusing(), refusing()];
    expect(() => consumeHere(here, 50)).toThrow(expect.objectContaining(sameRefusal));
    await expect(fill(store, there, log.length, undefined, 50)).rejects.toMatchObject(sameRefusal);
  });

  it('leaves whole transactions behind, and the old generation answering', async () => {
    const old = filledHere(500);
    directory.switchTo(view, old.number);
    const there = refusing();
    await expect(fill(store, there, log.length, undefined, 50)).rejects.toThrow('no more');
    const { position } = there.checkpoint();
    expect(position % 50).toBe(0);
    expectSame(there, filledHere(50, position));
    const asking = reader();
    expect([directory.current(view), asking.checkpoint(view)?.position]).toEqual([old.number, log.length]);
    asking.close();
  });

  it('ends the filling where its file is damaged, and says so as SQLite does', async () => {
    const sound = directory.openNext(view);
    await fill(store, sound, half, undefined, 50);
    sound.close();
    overwriteIndex(sound.path);
    const there = new GenerationFile(view, sound.number, sound.path);
    opened.push(there);
    await expect(fill(store, there, log.length, undefined, 50)).rejects.toMatchObject({ code: 'ERR_SQLITE_ERROR', errcode: 11 });
  });

  it('notices somebody else who writes to the same generation', async () => {
    const there = next();
    const meddle = (consumed: number): void => {
      if (consumed === half) byHand(there, `insert into rows (key, row) values ('client-of-another', '{}')`);
    };
    await expect(fill(store, there, log.length, meddle, 50)).rejects.toThrow('Somebody else writes to generation 1 of seen while it is being filled.');
  });

  it('is not waited for where the log cannot be read', async () => {
    const there = next();
    const broken = { readAll: (position: number, limit: number) => (position < half ? store.readAll(position, limit) : Promise.reject(new Error('no log'))) };
    await expect(fill(broken, there, log.length, undefined, 50)).rejects.toThrow('no log');
    expectSame(there, filledHere(50, half));
  });
});
