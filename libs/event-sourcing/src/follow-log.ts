import type { Delivered } from './event-store.js';
import { Rest } from './rest.js';

/** Tells whether a log has grown. */
export interface HeadWatch {
  /** A mark that changes whenever something was appended. */
  mark(): number;
  /** Resolves once the mark is another than `since`, or when `signal` aborts. */
  moved(since: number, signal: AbortSignal): Promise<void>;
}

/** A watch for logs that are told of every append. */
export class Bell implements HeadWatch {
  #rings = 0;
  readonly #waiting = new Set<() => void>();

  mark(): number {
    return this.#rings;
  }

  ring(): void {
    this.#rings += 1;
    for (const wake of this.#waiting) wake();
  }

  moved(since: number, signal: AbortSignal): Promise<void> {
    if (this.#rings !== since || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }
}

/** How a log is read. */
export interface Reading {
  /** The events after a position, at most as many as make a full batch. */
  readonly after: (position: number) => readonly Delivered[];
  readonly fullBatch: number;
  /** What comes within so many ms of a batch that was not full travels in the next one: each batch costs its follower a transaction. */
  readonly gatherMs: number;
}

/**
 * Batches after `position`, in order, without end, until `signal` aborts. The next batch is read when it is asked for; the first
 * news after a silence at once. The mark is taken before reading, so an append in between is not slept through.
 */
export async function* followLog(
  { after, fullBatch, gatherMs }: Reading,
  watch: HeadWatch,
  afterPosition: number,
  signal: AbortSignal,
): AsyncGenerator<readonly Delivered[], void, undefined> {
  let position = afterPosition;
  let gather = new Rest(0);
  while (!signal.aborted) {
    await gather.over(signal);
    const mark = watch.mark();
    const batch = after(position);
    const last = batch.at(-1);
    if (last === undefined) {
      await watch.moved(mark, signal);
    } else {
      gather = new Rest(batch.length < fullBatch ? gatherMs : 0);
      position = last.position;
      yield batch;
    }
  }
}
