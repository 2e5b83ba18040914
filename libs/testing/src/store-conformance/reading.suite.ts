import { beforeAll, describe, expect, it } from '@jest/globals';
import { noStream } from '@continuum/event-sourcing';
import { countUp, notes, numberOf } from './noted.js';
import { attestationOf, isRising, openedFor, readToHead, type StoreUnderTest } from './opened-store.js';

/** Positions that no log of these specs reaches. */
const farBeyond = 1_000_000_000;

/** What reading promises, over three streams of 40 events, appended in turn. */
export const reading = (under: StoreUnderTest): void => {
  describe('reading', () => {
    const store = openedFor(under);

    beforeAll(async () => {
      for (let at = 0; at < 40; at++) for (const stream of ['reading-a', 'reading-b', 'reading-c']) await store().append(stream, at - 1, notes(1, at));
    });

    it('gives a stream from a revision on', async () => {
      expect((await store().readStream('reading-b', 37)).map(numberOf)).toStrictEqual([37, 38, 39]);
      expect(await store().readStream('reading-b', 40)).toStrictEqual([]);
    });

    it.each([1, 7, 120, 1000])('gives the whole log in pages of %i, in the order of the appends', async (page) => {
      const all = await readToHead(store(), 0, page);
      expect(all).toHaveLength(120);
      expect(isRising(all.map(({ position }) => position))).toBe(true);
      expect(all.map(numberOf)).toStrictEqual(countUp(0, 120).map((at) => Math.floor(at / 3)));
      expect(all.map(({ stream }) => stream)).toStrictEqual(countUp(0, 120).map((at) => `reading-${'abc'.charAt(at % 3)}`));
    });

    it('gives no more than was asked for, and nothing at the head', async () => {
      const all = await readToHead(store());
      const head = all.at(-1)?.position ?? 0;
      expect(await store().readAll(all[9]?.position ?? 0, 5)).toStrictEqual(all.slice(10, 15));
      expect(await store().readAll(head, 5)).toStrictEqual([]);
      expect(await store().readAll(head + farBeyond, 5)).toStrictEqual([]);
    });

    it.each([0, 1, 60, 119, 120])('attests what stands up to event %i as whoever consumed it', async (count) => {
      const consumed = (await readToHead(store())).slice(0, count);
      expect(await store().attest(consumed.at(-1)?.position ?? 0)).toStrictEqual(attestationOf(consumed));
    });

    it('attests no further than its head', async () => {
      const attested = await store().attest();
      expect(await store().attest(attested.position + farBeyond)).toStrictEqual(attested);
    });
  });

  describe('reading what is large or strange', () => {
    const store = openedFor(under);
    const text = 'Zoë, “größer”, 日本語, שלום, 🧑🏽‍🤝‍🧑🏻, \u0000 \u2028 \uD800 \\ " \n';

    it('gives back every character', async () => {
      const [event] = notes(1);
      if (event === undefined) throw new Error('There is one event.');
      await store().append('reading-ünï-🧡', noStream, [{ ...event, data: { n: 1, text }, subject: 'klient-ß' }]);
      const [read] = await store().readStream('reading-ünï-🧡');
      expect(read).toMatchObject({ data: { n: 1, text }, subject: 'klient-ß', stream: 'reading-ünï-🧡' });
    });

    it('takes 5,000 events in one append', async () => {
      const before = await store().attest();
      const { position, revision } = await store().append('reading-many', noStream, notes(5000));
      expect(revision).toBe(4999);
      expect(await store().attest()).toMatchObject({ position, count: before.count + 5000 });
      expect((await store().readStream('reading-many')).map(numberOf)).toStrictEqual(countUp(0, 5000));
    });

    it('takes events of 200 KB', async () => {
      const large = notes(20).map((event, at) => ({ ...event, data: { n: at, text: String.fromCharCode(97 + at).repeat(200_000) } }));
      await store().append('reading-large', noStream, large);
      expect((await store().readStream('reading-large')).map(({ data }) => data)).toStrictEqual(large.map(({ data }) => data));
    });

    it('states digests that bear out its rolling hash', async () => {
      expect(attestationOf(await readToHead(store()))).toStrictEqual(await store().attest());
    });
  });
};
