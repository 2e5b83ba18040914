import { randomUUID } from 'node:crypto';
import type { StoreUnderTest } from '@continuum/testing';
import { openEventStoreDb } from '../event-store-db.js';

/** How the conformance kit gets stores of a server: each under a name of its own. */
export const openedForTheKit = (url: string): StoreUnderTest => ({
  open: async (schemas) => {
    const namespace = `kit-${randomUUID()}`;
    let store = openEventStoreDb(url, schemas, { namespace });
    return {
      store,
      reopen: async () => {
        await store.close();
        store = openEventStoreDb(url, schemas, { namespace });
        return store;
      },
      dispose: () => store.close(),
    };
  },
});
