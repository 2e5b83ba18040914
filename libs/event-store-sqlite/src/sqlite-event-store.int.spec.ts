import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { densePositions, storeConformanceKit, type StoreUnderTest } from '@continuum/testing';
import { openSqliteEventStore } from './sqlite-event-store.js';

const sqlite: StoreUnderTest = {
  open: async (schemas) => {
    const folder = mkdtempSync(join(tmpdir(), 'continuum-log-'));
    const path = join(folder, 'events.sqlite');
    let store = await openSqliteEventStore(path, schemas);
    return {
      store,
      reopen: async () => {
        await store.close();
        store = await openSqliteEventStore(path, schemas);
        return store;
      },
      dispose: async () => {
        await store.close();
        rmSync(folder, { recursive: true });
      },
    };
  },
};

storeConformanceKit('SqliteEventStore', sqlite);
densePositions('SqliteEventStore', sqlite);
