import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { noStream, StoreUnavailable } from '@continuum/event-sourcing';
import { noted, notes, notedSchemas } from './noted.js';
import { readToHead, type OpenedStore, type StoreUnderTest } from './opened-store.js';

/** What closing promises, and, where the store keeps anything, what stands after it is opened again. */
export const reopening = (under: StoreUnderTest): void => {
  describe('closing and opening again', () => {
    let opened: OpenedStore;
    beforeEach(async () => {
      opened = await under.open(notedSchemas);
    });
    afterEach(() => opened.dispose());

    it('answers what was accepted before, and refuses what comes after', async () => {
      const accepted = Promise.all(notes(100).map((event, at) => opened.store.append(`reopening-${at}`, noStream, [event])));
      await opened.store.close();
      expect(await accepted).toHaveLength(100);
      await expect(opened.store.append('reopening-late', noStream, [noted(1)])).rejects.toThrow(StoreUnavailable);
    });

    it('ends those who follow', async () => {
      const followed = (async () => {
        for await (const batch of opened.store.subscribe(0, new AbortController().signal)) expect(batch).toHaveLength(1);
      })();
      await opened.store.append('reopening-followed', noStream, [noted(1)]);
      await opened.store.close();
      await followed;
    });

    it('keeps every event, its place and the rolling hash, and knows a repeat', async () => {
      // A twin in memory keeps nothing; it has no `reopen`.
      if (opened.reopen === undefined) return;
      const events = notes(50);
      const first = await opened.store.append('reopening-kept', noStream, events);
      const [all, attested] = [await readToHead(opened.store), await opened.store.attest()];
      const again = await opened.reopen();
      expect(await readToHead(again)).toStrictEqual(all);
      expect(await again.attest()).toStrictEqual(attested);
      expect(await again.append('reopening-kept', noStream, events)).toStrictEqual({ ...first, repeated: true });
      expect(await again.append('reopening-kept', 49, [noted(50)])).toMatchObject({ revision: 50, repeated: false });
      expect(await again.attest()).toMatchObject({ count: 51 });
    });

    it('shows what stands behind an append that comes again', async () => {
      if (opened.reopen === undefined) return;
      const [first, second] = [noted(1), noted(2)];
      await opened.store.append('reopening-behind', noStream, [first]);
      await opened.store.append('reopening-behind', 0, [second]);
      const again = await opened.reopen();
      expect(await again.append('reopening-behind', noStream, [first])).toMatchObject({ revision: 0, repeated: true });
      expect(await again.readStream('reopening-behind', 1)).toMatchObject([{ id: second.id }]);
    });
  });
};
