import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Envelope } from '@continuum/contracts';
import { noStream, RevisionConflict, type Appended } from '@continuum/event-sourcing';
import { countUp, noted, notedSchemas, notes, numberOf, storeConformanceKit } from '@continuum/testing';
import { openEventStoreDb, type EventStoreDb } from './event-store-db.js';
import { openedForTheKit } from './testing/opened-for-the-kit.js';
import { whereServed } from './testing/server.config.js';

await whereServed('EventStoreDb as an event store', (url) => {
  storeConformanceKit('EventStoreDb', openedForTheKit(url));

  describe('more at once than the server keeps for who listens', () => {
    let store: EventStoreDb;
    beforeEach(() => {
      store = openEventStoreDb(url, notedSchemas, { namespace: `crowd-${randomUUID()}` });
    });
    afterEach(() => store.close());

    it('is no outage: it all comes, once and in order, and so does what comes later', async () => {
      const ended = new AbortController();
      const seen: number[] = [];
      const followed = (async () => {
        for await (const batch of store.subscribe(0, ended.signal)) seen.push(...batch.map(numberOf));
      })();
      const hasCome = async (count: number): Promise<void> => {
        while (seen.length < count) await sleep(10);
      };
      await store.append('crowd', noStream, [noted(0)]);
      await hasCome(1);
      for (let burst = 0; burst < 5; burst++) await store.append('crowd', burst * 1_000, notes(1_000, burst * 1_000 + 1));
      await hasCome(5_001);
      expect(await store.look()).toMatchObject({ answers: true });
      await store.append('crowd', 5_000, [noted(5_001)]);
      await hasCome(5_002);
      expect(seen).toStrictEqual(countUp(0, 5_002));
      ended.abort();
      await followed;
    }, 30_000);
  });

  describe('two processes over one log', () => {
    let one: EventStoreDb;
    let other: EventStoreDb;
    beforeEach(() => {
      const namespace = `pair-${randomUUID()}`;
      [one, other] = [openEventStoreDb(url, notedSchemas, { namespace }), openEventStoreDb(url, notedSchemas, { namespace })];
    });
    afterEach(() => Promise.all([one.close(), other.close()]));

    /** Asks again where the other's events are taken but cannot be read yet, as the kernel does. */
    const placed = async (store: EventStoreDb, stream: string, events: readonly Envelope[]): Promise<Appended> => {
      for (;;) {
        try {
          return await store.append(stream, noStream, events);
        } catch (error) {
          if (!(error instanceof RevisionConflict)) throw error;
        }
      }
    };

    it('that write the same events down at the same moment: one of them hears that it was a repeat, and nothing stands twice', async () => {
      for (let round = 0; round < 20; round++) {
        const events = notes(2);
        const noted = (at: string): readonly Envelope[] => events.map((event) => ({ ...event, recordedtime: at }));
        const landed = await Promise.all([
          placed(one, `pair-${round}`, noted('2026-03-02T09:00:00.000Z')),
          placed(other, `pair-${round}`, noted('2026-03-02T09:00:00.001Z')),
        ]);
        expect(landed.filter(({ repeated }) => repeated)).toHaveLength(1);
        expect(landed[0].position).toBe(landed[1].position);
        expect(await one.readStream(`pair-${round}`)).toMatchObject(events.map(({ id }) => ({ id })));
      }
    });
  });
});
