import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chain, chainStart, noStream, StoreUnavailable, type Appended, type EventStore } from '@continuum/event-sourcing';
import { noted, notedSchemas } from '@continuum/testing';
import { openEventStoreDb } from './event-store-db.js';
import { whereStarted } from './testing/server.config.js';
import { StartedServer } from './testing/started-server.js';

const kills = 10;
const writers = 50;
const patience = { answerMs: 3_000, silenceMs: 5_000 };

/** Sends the same append until it is answered, as whoever got a 503 does. */
const persist = async (store: EventStore, stream: string, revision: number, event: ReturnType<typeof noted>): Promise<Appended> => {
  for (;;) {
    try {
      return await store.append(stream, revision, [event]);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      await sleep(20);
    }
  }
};

whereStarted('a server that is killed under writers', (command) => {
  describe('a server that is killed under 50 writers', () => {
    let server: StartedServer;
    beforeAll(async () => {
      server = await StartedServer.place(command);
      await server.start();
    }, 60_000);
    afterAll(() => server.remove());

    it(`${kills} times has lost nothing that it acknowledged, kept nothing twice, and its feed skipped nothing`, async () => {
      const store = openEventStoreDb(server.url, notedSchemas, patience);
      const [done, ended] = [new AbortController(), new AbortController()];
      const seen: string[] = [];
      let hash = chainStart;
      const followed = (async () => {
        for await (const batch of store.subscribe(0, ended.signal)) {
          for (const { id, digest } of batch) {
            seen.push(id);
            hash = chain(hash, digest);
          }
        }
      })();
      const acknowledged: string[] = [];
      const write = async (writer: number): Promise<void> => {
        for (let revision: number = noStream; !done.signal.aborted; revision++) {
          const event = noted(revision + 1);
          const landed = await persist(store, `kill-${writer}`, revision, event);
          expect(landed.revision).toBe(revision + 1);
          acknowledged.push(event.id);
        }
      };
      const written = Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
      for (let kill = 0; kill < kills; kill++) {
        // Any moment will do: this one is nobody's choice.
        await sleep(300 + randomInt(1_200));
        await server.kill();
        await server.start();
      }
      await sleep(500);
      done.abort();
      await written;

      const { count, hash: stated, position } = await store.attest();
      const stored = (await store.readAll(0, count)).map(({ id }) => id);
      expect(new Set(stored).size).toBe(count);
      const there = new Set(stored);
      expect(acknowledged.filter((id) => !there.has(id))).toStrictEqual([]);
      expect(acknowledged.length).toBe(count);
      while (seen.length < count) await sleep(20);
      ended.abort();
      await followed;
      expect(seen).toStrictEqual(stored);
      expect(hash).toBe(stated);
      expect(position).toBeGreaterThan(0);
      await store.close();
      process.stderr.write(`${kills} kills, ${count} events, ${acknowledged.length} acknowledged\n`);
    }, 600_000);
  });
});
