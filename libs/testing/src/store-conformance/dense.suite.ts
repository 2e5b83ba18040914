import { describe, expect, it } from '@jest/globals';
import { noStream } from '@continuum/event-sourcing';
import { countUp, noted, notes } from './noted.js';
import { openedFor, readToHead, type StoreUnderTest } from './opened-store.js';

/** What a store promises beyond the port where it says so: its positions are the numbers from 1 on. */
export const densePositions = (name: string, under: StoreUnderTest): void => {
  describe(`${name}: dense positions`, () => {
    const store = openedFor(under);

    it('are counted from 1 without a gap, whoever is refused in between', async () => {
      expect(await store().append('dense-a', noStream, notes(3))).toMatchObject({ position: 3 });
      await store()
        .append('dense-a', noStream, [noted(7)])
        .catch(() => undefined);
      expect(await store().append('dense-b', noStream, notes(2))).toMatchObject({ position: 5 });
      await Promise.all(countUp(0, 100).map((n) => store().append(`dense-crowd-${n}`, noStream, notes(2, n))));
      expect((await readToHead(store())).map(({ position }) => position)).toStrictEqual(countUp(1, 205));
      expect(await store().attest()).toMatchObject({ position: 205, count: 205 });
    });
  });
};
