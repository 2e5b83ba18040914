import { describe, expect, it } from '@jest/globals';
import { noStream, RevisionConflict, type EventStore } from '@continuum/event-sourcing';
import { countUp, noted, notes, numberOf } from './noted.js';
import { attestationOf, follow, openedFor, readToHead, type StoreUnderTest } from './opened-store.js';

const callers = 1000;

/** Appends behind whatever stands in the stream, and tries again when somebody was first. */
const appendBehind = async (store: EventStore, stream: string, n: number): Promise<number> => {
  const event = noted(n);
  for (;;) {
    try {
      const { position } = await store.append(stream, (await store.readStream(stream)).length - 1, [event]);
      return position;
    } catch (error) {
      if (!(error instanceof RevisionConflict)) throw error;
    }
  }
};

/** What holds when a thousand call at once. */
export const crowd = (under: StoreUnderTest): void => {
  describe('a thousand callers at once', () => {
    const store = openedFor(under);

    it('all get their places in 200 streams, while nobody who follows skips an event', async () => {
      const followers = [follow(store(), 0, callers), follow(store(), 0, callers)];
      const positions = await Promise.all(countUp(0, callers).map((n) => appendBehind(store(), `crowd-${n % 200}`, n)));

      const all = await readToHead(store());
      expect([...positions].sort((a, b) => a - b)).toStrictEqual(all.map(({ position }) => position));
      expect(all.map(numberOf).sort((a, b) => a - b)).toStrictEqual(countUp(0, callers));
      expect(attestationOf(all)).toStrictEqual(await store().attest());
      for (const seen of await Promise.all(followers)) expect(attestationOf(seen)).toStrictEqual(await store().attest());
    });

    it('each get a stream of their own in the order of their asking', async () => {
      const { position } = await store().attest();
      const places = await Promise.all(countUp(0, callers).map((n) => store().append(`crowd-own-${n}`, noStream, notes(2, n))));
      expect(places.map((place) => place.revision)).toStrictEqual(places.map(() => 1));
      const seconds = (await readToHead(store(), position)).filter(({ revision }) => revision === 1);
      expect(places.map((place) => place.position)).toStrictEqual(seconds.map((event) => event.position));
    });

    it('win exactly once per revision of one stream', async () => {
      const race = (revision: number): Promise<readonly PromiseSettledResult<unknown>[]> =>
        Promise.allSettled(countUp(0, callers).map((n) => store().append('crowd-one', revision, [noted(n)])));
      for (const revision of [noStream, 0, 1]) {
        const outcomes = await race(revision);
        expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
        const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
        expect(reasons.every((reason) => reason instanceof RevisionConflict)).toBe(true);
        expect(await store().readStream('crowd-one')).toHaveLength(revision + 2);
      }
    });
  });
};
