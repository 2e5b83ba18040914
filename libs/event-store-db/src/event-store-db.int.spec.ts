import { randomUUID } from 'node:crypto';
import { storeConformanceKit } from '@continuum/testing';
import { openEventStoreDb } from './event-store-db.js';
import { whereServed } from './testing/server.config.js';

await whereServed('EventStoreDb as an event store', (url) => {
  storeConformanceKit('EventStoreDb', {
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
});
