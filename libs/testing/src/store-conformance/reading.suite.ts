import { beforeAll, describe, expect, it } from '@jest/globals';
import { noStream } from '@continuum/event-sourcing';
import { countUp, notes, numberOf } from './noted.js';
import { attestationOf, openedFor, readToHead, type StoreUnderTest } from './opened-store.js';

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

    it.each([1, 7, 120, 1000])('gives the whole log in pages of %i, dense and in the order of the appends', async (page) => {
      const all = await readToHead(store(), 0, page);
      expect(all.map(({ position }) => position)).toStrictEqual(countUp(1, 120));
      expect(all.map(numberOf)).toStrictEqual(countUp(0, 120).map((at) => Math.floor(at / 3)));
      expect(all.map(({ stream }) => stream)).toStrictEqual(countUp(0, 120).map((at) => `reading-${'abc'.charAt(at % 3)}`));
    });

    it('gives no more than was asked for, and nothing at the head', async () => {
      expect(await store().readAll(10, 5)).toHaveLength(5);
      expect(await store().readAll(120, 5)).toStrictEqual([]);
      expect(await store().readAll(500, 5)).toStrictEqual([]);
    });

    it.each([0, 1, 60, 119, 120])('attests position %i as whoever consumed the events up to there', async (position) => {
      const all = await readToHead(store());
      expect(await store().attest(position)).toStrictEqual(attestationOf(all.slice(0, position)));
    });

    it('attests no further than its head', async () => {
      expect(await store().attest(500)).toStrictEqual(await store().attest());
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
      expect({ position, revision }).toStrictEqual({ position: before.position + 5000, revision: 4999 });
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
