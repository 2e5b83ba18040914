import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@jest/globals';
import { chain, chainStart, noStream, StoreUnavailable, type Appended, type EventStore } from '@continuum/event-sourcing';
import { noted } from '@continuum/testing';

/** Sends the same append until it is answered, as whoever got a 503 does. */
export const persist = async (store: EventStore, stream: string, revision: number, event: ReturnType<typeof noted>): Promise<Appended> => {
  for (;;) {
    try {
      return await store.append(stream, revision, [event]);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      await sleep(20);
    }
  }
};

/** Writers that each append to a stream of their own, and one who follows, whatever happens to the server meanwhile. */
export class Load {
  readonly acknowledged: string[] = [];
  readonly #seen: string[] = [];
  readonly #done = new AbortController();
  readonly #ended = new AbortController();
  readonly #written: Promise<unknown>;
  readonly #followed: Promise<void>;
  #hash = chainStart;

  constructor(
    private readonly store: EventStore,
    writers: number,
  ) {
    this.#followed = this.#follow();
    this.#written = Promise.all(Array.from({ length: writers }, (_, writer) => this.#write(writer)));
  }

  /** Resolves once so many more appends were acknowledged than when it was asked. */
  async more(count: number): Promise<void> {
    const enough = this.acknowledged.length + count;
    while (this.acknowledged.length < enough) await sleep(10);
  }

  /** Lets the writers end, and looks at what is there: all that was acknowledged, once, and nothing skipped by who followed. */
  async judge(): Promise<number> {
    this.#done.abort();
    await this.#written;
    const { count, hash, position } = await this.store.attest();
    const stored = (await this.store.readAll(0, count)).map(({ id }) => id);
    expect(new Set(stored).size).toBe(count);
    const there = new Set(stored);
    expect(this.acknowledged.filter((id) => !there.has(id))).toStrictEqual([]);
    expect(this.acknowledged.length).toBe(count);
    while (this.#seen.length < count) await sleep(20);
    this.#ended.abort();
    await this.#followed;
    expect(this.#seen).toStrictEqual(stored);
    expect(this.#hash).toBe(hash);
    expect(position).toBeGreaterThan(0);
    return count;
  }

  async #follow(): Promise<void> {
    for await (const batch of this.store.subscribe(0, this.#ended.signal)) {
      for (const { id, digest } of batch) {
        this.#seen.push(id);
        this.#hash = chain(this.#hash, digest);
      }
    }
  }

  async #write(writer: number): Promise<void> {
    for (let revision: number = noStream; !this.#done.signal.aborted; revision++) {
      const event = noted(revision + 1);
      const landed = await persist(this.store, `written-${writer}`, revision, event);
      expect(landed.revision).toBe(revision + 1);
      this.acknowledged.push(event.id);
    }
  }
}
