import { describe } from '@jest/globals';
import { appending } from './store-conformance/appending.suite.js';
import { crowd } from './store-conformance/crowd.suite.js';
import { following } from './store-conformance/following.suite.js';
import type { StoreUnderTest } from './store-conformance/opened-store.js';
import { reading } from './store-conformance/reading.suite.js';
import { reopening } from './store-conformance/reopening.suite.js';
import { repeating } from './store-conformance/repeating.suite.js';

export { densePositions } from './store-conformance/dense.suite.js';
export type { OpenedStore, StoreUnderTest } from './store-conformance/opened-store.js';
export { countUp, noted, notedSchemas, notes, numberOf } from './store-conformance/noted.js';

/** The contract of the EventStore port, as specs. Every adapter and the in-memory twin run it unchanged. */
export const storeConformanceKit = (name: string, under: StoreUnderTest): void => {
  describe(`${name} as an event store`, () => {
    for (const suite of [appending, repeating, reading, following, crowd, reopening]) suite(under);
  });
};
