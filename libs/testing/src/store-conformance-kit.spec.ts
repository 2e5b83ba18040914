import { InMemoryEventStore } from '@continuum/event-sourcing';
import { storeConformanceKit } from './store-conformance-kit.js';

storeConformanceKit('InMemoryEventStore', {
  open: (schemas) => {
    const store = new InMemoryEventStore(schemas);
    return Promise.resolve({ store, dispose: () => store.close() });
  },
});
