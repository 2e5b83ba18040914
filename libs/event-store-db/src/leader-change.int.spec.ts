import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { noStream, StoreUnavailable } from '@continuum/event-sourcing';
import { noted, notedSchemas, numberOf } from '@continuum/testing';
import { openEventStoreDb, type EventStoreDb, type EventStoreDbOptions } from './event-store-db.js';
import { Load, persist } from './testing/load.js';
import { whereClustered } from './testing/server.config.js';
import { StartedCluster } from './testing/started-cluster.js';

const kills = 3;
const writers = 50;
const patience = { answerMs: 3_000, silenceMs: 5_000 };
/** From the leader's end to the next answer: an election, and the driver finding out. */
const longestOutageMs = 30_000;

whereClustered('a cluster whose leader is lost', (command) => {
  describe('a cluster of three', () => {
    let cluster: StartedCluster;
    beforeAll(async () => {
      cluster = await StartedCluster.place(command);
      await cluster.start();
    }, 120_000);
    afterAll(() => cluster.remove());

    const opened = (options: Partial<EventStoreDbOptions>, url = cluster.url): EventStoreDb => openEventStoreDb(url, notedSchemas, { ...patience, ...options });

    const inTime = async (task: () => Promise<unknown>): Promise<number> => {
      const since = performance.now();
      await task();
      const tookMs = performance.now() - since;
      expect(tookMs).toBeLessThan(longestOutageMs);
      return Math.round(tookMs);
    };

    it('answers a read after an append with its event, even where a follower was asked first', async () => {
      const store = opened({ namespace: 'near' }, `${cluster.url}&nodePreference=follower`);
      let position = 0;
      for (let number = 0; number < 100; number++) {
        const appended = await persist(store, `near-${number}`, noStream, noted(number));
        expect((await store.readAll(position, 10)).map(numberOf)).toStrictEqual([number]);
        expect((await store.readStream(`near-${number}`)).map(numberOf)).toStrictEqual([number]);
        position = appended.position;
      }
      expect(await store.attest()).toMatchObject({ position, count: 100 });
      await store.close();
    }, 120_000);

    it(`whose leader is killed ${kills} times under ${writers} writers has lost nothing that it acknowledged, kept nothing twice, and its feed skipped nothing`, async () => {
      const store = opened({ namespace: 'killed' });
      const load = new Load(store, writers);
      const outagesMs: number[] = [];
      for (let kill = 0; kill < kills; kill++) {
        await load.more(writers);
        // Any moment will do: this one is nobody's choice.
        await sleep(randomInt(1_000));
        const leader = await cluster.leader();
        await cluster.kill(leader);
        outagesMs.push(await inTime(() => load.more(writers)));
        await cluster.start([leader]);
      }
      const count = await load.judge();
      await store.close();
      process.stderr.write(`${kills} leaders killed, ${count} events, ${load.acknowledged.length} acknowledged, back after ${outagesMs.join(', ')} ms\n`);
    }, 300_000);

    it('whose leader stops without a word is served by the next one, and goes on when it is back as a follower', async () => {
      const store = opened({ namespace: 'frozen' });
      const load = new Load(store, writers);
      await load.more(writers);
      const leader = await cluster.leader();
      cluster.freeze(leader);
      const outageMs = await inTime(() => load.more(writers * 2));
      cluster.thaw(leader);
      await cluster.whole();
      await load.more(writers);
      await load.judge();
      await store.close();
      process.stderr.write(`a leader frozen, back after ${outageMs} ms\n`);
    }, 180_000);

    it('without a majority is away, and is back with it', async () => {
      const store = opened({ namespace: 'majority' });
      await persist(store, 'majority', noStream, noted(0));
      const lost = [await cluster.leader(), ...(await cluster.followers()).slice(0, 1)];
      for (const index of lost) await cluster.kill(index);
      const event = noted(1);
      await expect(store.append('majority', 0, [event])).rejects.toThrow(StoreUnavailable);
      expect(await store.look()).toMatchObject({ answers: false });
      await cluster.start(lost);
      await inTime(() => persist(store, 'majority', 0, event));
      expect(await store.look()).toMatchObject({ answers: true });
      expect((await store.readStream('majority')).map(numberOf)).toStrictEqual([0, 1]);
      await store.close();
    }, 180_000);
  });
});
