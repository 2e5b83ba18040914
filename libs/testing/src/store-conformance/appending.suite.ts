import { describe, expect, it } from '@jest/globals';
import { chainStart, EventIdTaken, EventRefusedByCatalogue, noStream, RevisionConflict } from '@continuum/event-sourcing';
import { noted, notes, numberOf } from './noted.js';
import { openedFor, type StoreUnderTest } from './opened-store.js';

/** What one append promises. */
export const appending = (under: StoreUnderTest): void => {
  describe('appending', () => {
    const store = openedFor(under);

    it('starts as the empty log', async () => {
      expect(await store().attest()).toStrictEqual({ position: 0, count: 0, hash: chainStart });
      expect(await store().readAll(0, 10)).toStrictEqual([]);
      expect(await store().readStream('appending-unheard-of')).toStrictEqual([]);
    });

    it('answers with the place of the last event and keeps the events in order', async () => {
      const before = await store().attest();
      const first = await store().append('appending-order', noStream, notes(3));
      const second = await store().append('appending-order', 2, notes(2, 3));
      const positions = (await store().readAll(before.position, 10)).map(({ position }) => position);
      expect(first).toStrictEqual({ position: positions[2], revision: 2, repeated: false });
      expect(second).toStrictEqual({ position: positions[4], revision: 4, repeated: false });
      const read = await store().readStream('appending-order');
      expect(read.map(numberOf)).toStrictEqual([0, 1, 2, 3, 4]);
      expect(read.map(({ revision }) => revision)).toStrictEqual([0, 1, 2, 3, 4]);
    });

    it('gives back what was written, in every field', async () => {
      const event = { ...noted(1, 'a'), causationid: 'cause-1', journeyid: 'journey-1', policyversion: '3', traceparent: '00-1-1-01' };
      const { position } = await store().append('appending-fields', noStream, [event]);
      expect(await store().readStream('appending-fields')).toStrictEqual([{ ...event, position, stream: 'appending-fields', revision: 0 }]);
    });

    it.each([-1, 1, 5])('refuses the revision %i of a stream at revision 0', async (expected) => {
      const stream = `appending-exact-${expected}`;
      await store().append(stream, noStream, [noted(0)]);
      await expect(store().append(stream, expected, [noted(1)])).rejects.toThrow(RevisionConflict);
      expect(await store().readStream(stream)).toHaveLength(1);
    });

    it('refuses a revision of a stream in which nothing stands', async () => {
      await expect(store().append('appending-nothing', 0, [noted(0)])).rejects.toThrow(RevisionConflict);
    });

    it('refuses an append of no events', async () => {
      await expect(store().append('appending-none', noStream, [])).rejects.toThrow(RangeError);
    });

    it('writes nothing of an append in which the catalogue refuses one event', async () => {
      const before = await store().attest();
      const refused = { ...noted(2), data: { n: 'two' } };
      await expect(store().append('appending-refused', noStream, [noted(1), refused])).rejects.toThrow(EventRefusedByCatalogue);
      await expect(store().append('appending-refused', noStream, [{ ...noted(1), type: 'Unheard' }])).rejects.toThrow(EventRefusedByCatalogue);
      await expect(store().append('appending-refused', noStream, [{ ...noted(1), id: 'no-uuid' }])).rejects.toThrow(EventRefusedByCatalogue);
      expect(await store().attest()).toStrictEqual(before);
      expect(await store().readStream('appending-refused')).toStrictEqual([]);
    });

    it('writes nothing of an append in which one id is taken, and leaves its neighbours alone', async () => {
      const taken = noted(1);
      await store().append('appending-owner', noStream, [taken]);
      const before = await store().attest();
      const outcomes = await Promise.allSettled([
        store().append('appending-left', noStream, [noted(10)]),
        store().append('appending-thief', noStream, [noted(11), noted(12), taken]),
        store().append('appending-right', noStream, [noted(13)]),
      ]);
      expect(outcomes.map(({ status }) => status)).toStrictEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(outcomes[1]).toHaveProperty('reason', expect.any(EventIdTaken));
      expect(await store().readStream('appending-thief')).toStrictEqual([]);
      expect((await store().attest()).count).toBe(before.count + 2);
      expect(await store().append('appending-thief', noStream, [noted(14)])).toMatchObject({ revision: 0 });
    });
  });
};
