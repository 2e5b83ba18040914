import { describe, expect, it } from '@jest/globals';
import { EventIdTaken, noStream, RevisionConflict } from '@continuum/event-sourcing';
import { noted, notes } from './noted.js';
import { openedFor, type StoreUnderTest } from './opened-store.js';

/** What a second delivery of the same append changes: nothing. */
export const repeating = (under: StoreUnderTest): void => {
  describe('the same append again', () => {
    const store = openedFor(under);

    it('answers with the first place and writes nothing', async () => {
      const events = notes(3);
      const first = await store().append('repeating-same', noStream, events);
      await store().append('repeating-same', 2, [noted(9)]);
      const before = await store().attest();
      expect(await store().append('repeating-same', noStream, events)).toStrictEqual({ ...first, repeated: true });
      expect(await store().attest()).toStrictEqual(before);
    });

    it('answers with the first place where it was written down at another time meanwhile', async () => {
      const events = notes(2);
      const first = await store().append('repeating-later', noStream, events);
      const later = events.map((event) => ({ ...event, recordedtime: '2026-03-02T09:00:05.000Z' }));
      expect(await store().append('repeating-later', noStream, later)).toStrictEqual({ ...first, repeated: true });
      expect(await store().readStream('repeating-later')).toMatchObject(events);
    });

    it('is written once where both are under way at the same time', async () => {
      const events = notes(2);
      const outcomes = await Promise.all([0, 1, 2, 3].map(() => store().append('repeating-race', noStream, events)));
      expect(outcomes.filter(({ repeated }) => !repeated)).toHaveLength(1);
      expect(new Set(outcomes.map(({ position }) => position)).size).toBe(1);
      expect(await store().readStream('repeating-race')).toHaveLength(2);
    });

    it('is a conflict where some of the events are others', async () => {
      const [one, two] = [noted(1), noted(2)];
      await store().append('repeating-other', noStream, [one, two]);
      await expect(store().append('repeating-other', noStream, [one, noted(3)])).rejects.toThrow(RevisionConflict);
      await expect(store().append('repeating-other', noStream, [one, two, noted(3)])).rejects.toThrow(RevisionConflict);
      expect(await store().readStream('repeating-other')).toHaveLength(2);
    });

    it('is refused in another stream, and at a later revision of its own', async () => {
      const event = noted(1);
      await store().append('repeating-here', noStream, [event]);
      await expect(store().append('repeating-there', noStream, [event])).rejects.toThrow(EventIdTaken);
      await expect(store().append('repeating-here', 0, [event])).rejects.toThrow(EventIdTaken);
      expect(await store().readStream('repeating-there')).toStrictEqual([]);
    });

    it('is refused where one append names an id twice', async () => {
      const event = noted(1);
      await expect(store().append('repeating-twice', noStream, [event, event])).rejects.toThrow(EventIdTaken);
      expect(await store().readStream('repeating-twice')).toStrictEqual([]);
    });
  });
};
