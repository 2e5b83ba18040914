import { InMemoryEventStore } from '@continuum/event-sourcing';
import { densePositions, storeConformanceKit, type StoreUnderTest } from './store-conformance-kit.js';

const inMemory: StoreUnderTest = {
  open: (schemas) => {
    const store = new InMemoryEventStore(schemas);
    return Promise.resolve({ store, dispose: () => store.close() });
  },
};

storeConformanceKit('InMemoryEventStore', inMemory);
densePositions('InMemoryEventStore', inMemory);
