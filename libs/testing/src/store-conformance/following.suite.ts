import { describe, expect, it } from '@jest/globals';
import { noStream } from '@continuum/event-sourcing';
import { countUp, notes, numberOf } from './noted.js';
import { follow, openedFor, readToHead, type StoreUnderTest } from './opened-store.js';

/** What a subscription promises. */
export const following = (under: StoreUnderTest): void => {
  describe('following the log', () => {
    const store = openedFor(under);

    it('gives what is there from the middle on, then what comes', async () => {
      await store().append('following-live', noStream, notes(10));
      const [, , , , fifth] = await store().readAll(0, 10);
      const seen = follow(store(), fifth?.position ?? 0, 15);
      for (let at = 10; at < 20; at += 2) await store().append('following-live', at - 1, notes(2, at));
      expect((await seen).map(numberOf)).toStrictEqual(countUp(5, 15));
      expect(await seen).toStrictEqual((await readToHead(store())).slice(5));
    });

    it('waits at the head, and ends when it is told to', async () => {
      const ended = new AbortController();
      const { position } = await store().attest();
      const seen: number[] = [];
      const done = (async () => {
        for await (const batch of store().subscribe(position, ended.signal)) seen.push(...batch.map(numberOf));
      })();
      await store().append('following-end', noStream, notes(1));
      while (seen.length === 0) await new Promise(setImmediate);
      ended.abort();
      await done;
      await store().append('following-end', 0, notes(1, 1));
      expect(seen).toStrictEqual([0]);
    });

    it('gives nothing where it was ended before', async () => {
      const seen: unknown[] = [];
      for await (const batch of store().subscribe(0, AbortSignal.abort())) seen.push(batch);
      expect(seen).toStrictEqual([]);
    });

    it('goes at the pace of the one who asks, and misses nothing meanwhile', async () => {
      const { position } = await store().attest();
      const ended = new AbortController();
      const batches = store().subscribe(position, ended.signal)[Symbol.asyncIterator]();
      const first = batches.next();
      await store().append('following-slow', noStream, notes(1));
      expect((await first).value?.map(numberOf)).toStrictEqual([0]);
      for (let at = 1; at < 100; at++) await store().append('following-slow', at - 1, notes(1, at));
      const rest: number[] = [];
      while (rest.length < 99) rest.push(...((await batches.next()).value ?? []).map(numberOf));
      expect(rest).toStrictEqual(countUp(1, 99));
      ended.abort();
      expect(await batches.next()).toMatchObject({ done: true });
    });

    it('gives each of two followers everything', async () => {
      const { position } = await store().attest();
      const both = Promise.all([follow(store(), position, 300), follow(store(), position, 300)]);
      for (let at = 0; at < 300; at += 10) await store().append('following-two', at - 1, notes(10, at));
      const [one, other] = await both;
      expect(one?.map(numberOf)).toStrictEqual(countUp(0, 300));
      expect(other).toStrictEqual(one);
    });
  });
};
