import { StoreUnavailable } from '@continuum/event-sourcing';
import { storeErrorOf } from './store-error.js';

/** A stream of objects, as far as it is used here. */
interface Incoming {
  read(): unknown;
  on(event: 'readable' | 'end' | 'close', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** What the server sends on one call: the driver's read or subscription, and how to end it. */
export interface Call {
  readonly stream: Incoming;
  readonly hangUp: () => Promise<void>;
}

/** Notices when nothing came for too long. `heard` says that something came. */
export class Pulse {
  #lastMs = performance.now();

  constructor(readonly longestSilenceMs: number) {}

  heard(): void {
    this.#lastMs = performance.now();
  }

  get leftMs(): number {
    return this.longestSilenceMs - (performance.now() - this.#lastMs);
  }
}

/** Raised where a call was silent for longer than it may be; the server may be well, or cut off without a word. */
export class Silence extends StoreUnavailable {}

/**
 * What has arrived on a call, `most` at a time, when it is asked for: whoever asks slowly holds the server back. Ends with the
 * call or when `signal` aborts.
 * @throws Silence, StoreUnavailable, StoreAccessDenied
 */
export async function* batchesOf<T>(call: Call, most: number, pulse: Pulse, signal?: AbortSignal): AsyncGenerator<readonly T[], void, undefined> {
  const arrivals = new Arrivals(call.stream, pulse, signal);
  try {
    while (!arrivals.isOver) {
      const batch = takeFrom<T>(call.stream, most);
      if (batch.length > 0) {
        pulse.heard();
        yield batch;
      } else {
        await arrivals.next();
      }
    }
    const rest = signal?.aborted === true ? [] : takeFrom<T>(call.stream, Infinity);
    if (rest.length > 0) yield rest;
    if (arrivals.failure !== undefined) throw arrivals.failure;
  } finally {
    arrivals.forget();
    await call.hangUp();
  }
}

const takeFrom = <T>(stream: Incoming, most: number): readonly T[] => {
  const batch: T[] = [];
  while (batch.length < most) {
    const one = stream.read() as T | null;
    if (one === null) break;
    batch.push(one);
  }
  return batch;
};

/** Wakes whoever waits for a call's next word. */
class Arrivals {
  isOver = false;
  failure: Error | undefined;
  #wake: () => void = () => undefined;
  #hasNews = false;

  constructor(
    stream: Incoming,
    private readonly pulse: Pulse,
    private readonly signal?: AbortSignal,
  ) {
    stream.on('readable', this.#news);
    stream.on('end', this.#over);
    stream.on('close', this.#over);
    // Stays for as long as the call does: a call that is hung up may still fail.
    stream.on('error', (error) => {
      this.failure ??= storeErrorOf(error);
      this.#over();
    });
    signal?.addEventListener('abort', this.#over);
    if (signal?.aborted === true) this.isOver = true;
  }

  /** Resolves with the next word, or at the end. */
  async next(): Promise<void> {
    if (!this.#hasNews && !this.isOver) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(() => this.#wake(), Math.max(1, this.pulse.leftMs));
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#hasNews = false;
    if (this.isOver || this.pulse.leftMs > 0) return;
    this.failure ??= new Silence(`EventStoreDB said nothing for ${this.pulse.longestSilenceMs} ms.`);
    this.isOver = true;
  }

  forget(): void {
    this.signal?.removeEventListener('abort', this.#over);
  }

  readonly #news = (): void => {
    this.#hasNews = true;
    this.#wake();
  };

  readonly #over = (): void => {
    this.isOver = true;
    this.#wake();
  };
}
