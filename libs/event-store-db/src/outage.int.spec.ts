import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { noStream, StoreUnavailable, StoreUnusable } from '@continuum/event-sourcing';
import { noted, notedSchemas, notes, numberOf } from '@continuum/testing';
import { openEventStoreDb, type EventStoreDb } from './event-store-db.js';
import { whereStarted } from './testing/server.config.js';
import { StartedServer } from './testing/started-server.js';

const patience = { answerMs: 1_500, silenceMs: 2_000 };

whereStarted('a server that goes away and comes back', (command) => {
  describe('a server that goes away', () => {
    let server: StartedServer;
    let store: EventStoreDb;
    let ended: AbortController;
    beforeEach(async () => {
      server = await StartedServer.place(command);
      store = openEventStoreDb(server.url, notedSchemas, patience);
      ended = new AbortController();
    });
    afterEach(async () => {
      ended.abort();
      await store.close();
      await server.remove();
    });

    const follow = (): { readonly seen: number[]; readonly end: Promise<void> } => {
      const seen: number[] = [];
      const end = (async () => {
        for await (const batch of store.subscribe(0, ended.signal)) seen.push(...batch.map(numberOf));
      })();
      end.catch(() => undefined);
      return { seen, end };
    };

    const until = async (isTrue: () => boolean | Promise<boolean>): Promise<void> => {
      while (!(await isTrue())) await sleep(20);
    };

    it('is refused while it was never there, and served from when it is', async () => {
      const { seen } = follow();
      await expect(store.append('away', noStream, [noted(0)])).rejects.toThrow(StoreUnavailable);
      await expect(store.readStream('away')).rejects.toThrow(StoreUnavailable);
      expect(await store.look()).toMatchObject({ answers: false });
      await server.start();
      await until(async () => (await store.look()).answers);
      expect(await store.append('away', noStream, [noted(0)])).toMatchObject({ revision: 0 });
      await until(() => seen.length === 1);
    }, 120_000);

    it('in the middle, and comes back with what it kept', async () => {
      await server.start();
      const { seen } = follow();
      const first = await store.append('middle', noStream, notes(3));
      await until(() => seen.length === 3);
      await server.kill();
      await expect(store.append('middle', 2, [noted(3)])).rejects.toThrow(StoreUnavailable);
      await server.start();
      await until(async () => (await store.look()).answers);
      expect(await store.append('middle', 2, [noted(3)])).toMatchObject({ revision: 3, repeated: false });
      await until(() => seen.length === 4);
      expect(seen).toStrictEqual([0, 1, 2, 3]);
      expect((await store.readAll(first.position, 10)).map(numberOf)).toStrictEqual([3]);
    }, 120_000);

    it('and comes back empty: it is refused, not followed', async () => {
      await server.start();
      const { seen, end } = follow();
      const { position } = await store.append('emptied', noStream, notes(3));
      await until(() => seen.length === 3);
      await server.kill();
      server.empty();
      await server.start();
      await expect(end).rejects.toThrow(StoreUnusable);
      await expect(store.append('emptied', 2, [noted(3)])).rejects.toThrow(StoreUnusable);
      await expect(store.append('other', noStream, [noted(4)])).rejects.toThrow('It was emptied, or it is another server');
      const later = openEventStoreDb(server.url, notedSchemas, patience);
      await expect(later.subscribe(position, ended.signal)[Symbol.asyncIterator]().next()).rejects.toThrow(StoreUnusable);
      await later.close();
    }, 120_000);

    it('without a word, and is heard again', async () => {
      await server.start();
      const { seen } = follow();
      await store.append('frozen', noStream, [noted(0)]);
      await until(() => seen.length === 1);
      server.freeze();
      const event = noted(1);
      await expect(store.append('frozen', 0, [event])).rejects.toThrow(StoreUnavailable);
      await sleep(patience.silenceMs);
      server.thaw();
      await until(async () => (await store.look()).answers);
      expect(await store.append('frozen', 0, [event])).toMatchObject({ revision: 1 });
      await until(() => seen.length === 2);
      expect(seen).toStrictEqual([0, 1]);
    }, 120_000);
  });
});
