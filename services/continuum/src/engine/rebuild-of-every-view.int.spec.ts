import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { after } from '@continuum/messaging';
import { compareGenerations, fill, ViewDirectory, ViewSubscriber } from '@continuum/read-store';
import { everyView } from '../every-view.js';
import { simulate } from '../simulation/index.js';
import { inMemoryContinuum, type InMemoryContinuum } from '../simulation/testing/in-memory-continuum.js';

let root: string;
let continuum: InMemoryContinuum;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'continuum-every-view-'));
  continuum = await inMemoryContinuum();
  await simulate({ clients: 6, weeks: 8, seed: 'rebuild', from: '2026-03-02' }, continuum);
});
afterAll(async () => {
  await continuum.close();
  rmSync(root, { recursive: true });
});

describe('rebuilding every view of a simulated log', () => {
  it.each(everyView.map((view) => [view.name, view] as const))(
    '%s, written on a thread of its own, is the one that was followed event by event',
    async (_name, view) => {
      const directory = new ViewDirectory(root);
      const [followed, rebuilt] = [directory.openNext(view), directory.openNext(view)];
      const log = await continuum.store.readAll(0, 1_000_000);
      const subscriber = new ViewSubscriber(followed);
      for (let from = 0; from < log.length; from += 10) {
        const events = log.slice(from, from + 10);
        subscriber.consume(events, after(subscriber.checkpoint(), events));
      }
      await fill(continuum.store, rebuilt, log.length, undefined, 20);
      const [one, other] = [new DatabaseSync(followed.path, { readOnly: true }), new DatabaseSync(rebuilt.path, { readOnly: true })];
      const { rows, rebuiltRows, hash, rebuiltHash, differing } = compareGenerations(one, other);
      expect([rebuiltRows, rebuiltHash, differing]).toEqual([rows, hash, []]);
      expect(rows).toBeGreaterThan(0);
      expect(rebuilt.checkpoint()).toEqual(followed.checkpoint());
      [one, other, followed, rebuilt].forEach((file) => file.close());
    },
  );
});
