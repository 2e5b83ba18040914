import { afterAll, beforeAll } from '@jest/globals';
import { chain, chainStart, type Attestation, type Delivered, type EventSchemas, type EventStore } from '@continuum/event-sourcing';
import { notedSchemas } from './noted.js';

/** An empty store for a suite. `reopen` closes it and opens it again on what it has kept. */
export interface OpenedStore {
  readonly store: EventStore;
  readonly reopen?: () => Promise<EventStore>;
  readonly dispose: () => Promise<void>;
}

/** How an adapter gives the kit a store; every call a new, empty one that checks by `schemas`. */
export interface StoreUnderTest {
  readonly open: (schemas: EventSchemas) => Promise<OpenedStore>;
}

/** One empty store for the specs of a describe block; they share it, each with streams of its own. */
export const openedFor = ({ open }: StoreUnderTest): (() => EventStore) => {
  let opened: OpenedStore | undefined;
  beforeAll(async () => {
    opened = await open(notedSchemas);
  });
  afterAll(() => opened?.dispose());
  return () => {
    if (opened === undefined) throw new Error('The store is open only while a spec runs.');
    return opened.store;
  };
};

/** All that a store has after a position, by pages. */
export const readToHead = async (store: EventStore, afterPosition = 0, page = 1000): Promise<readonly Delivered[]> => {
  const all: Delivered[] = [];
  for (;;) {
    const events = await store.readAll(all.at(-1)?.position ?? afterPosition, page);
    if (events.length === 0) return all;
    all.push(...events);
  }
};

/** What a consumer of these events, from the first on, would attest. */
export const attestationOf = (events: readonly Delivered[]): Attestation => ({
  position: events.at(-1)?.position ?? 0,
  count: events.length,
  hash: events.reduce((before, { digest }) => chain(before, digest), chainStart),
});

/** Whether each number is larger than the one before. */
export const isRising = (numbers: readonly number[]): boolean => numbers.every((number, index) => number > (numbers[index - 1] ?? -Infinity));

/** Follows a store until `count` events have come. */
export const follow = async (store: EventStore, afterPosition: number, count: number): Promise<readonly Delivered[]> => {
  const ended = new AbortController();
  const seen: Delivered[] = [];
  for await (const batch of store.subscribe(afterPosition, ended.signal)) {
    seen.push(...batch);
    if (seen.length >= count) ended.abort();
  }
  return seen;
};
