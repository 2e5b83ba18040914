import { StoreUnavailable } from '@continuum/event-sourcing';
import { storeErrorOf } from './store-error.js';

/** What the server sends on one call, as far as it is used here. */
export interface Call<Sent> {
  on(event: 'data', listener: (sent: Sent) => void): unknown;
  on(event: 'end' | 'close', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  pause(): unknown;
  resume(): unknown;
  cancel(): void;
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
 * What `told` makes of what has arrived on a call, at most `most` at a time, when it is asked for: whoever asks slowly holds the
 * server back. Ends with the call or when `signal` aborts.
 * @throws Silence, StoreUnavailable, StoreAccessDenied, and what `told` throws
 */
export async function* batchesOf<Sent, Told>(
  call: Call<Sent>,
  told: (sent: Sent) => Told | undefined,
  most: number,
  pulse: Pulse,
  signal?: AbortSignal,
): AsyncGenerator<readonly Told[], void, undefined> {
  const arrivals = new Arrivals(call, told, most, pulse, signal);
  try {
    while (!arrivals.isOver) {
      const batch = arrivals.take();
      if (batch.length > 0) yield batch;
      else await arrivals.next();
    }
    const rest = signal?.aborted === true ? [] : arrivals.take();
    if (rest.length > 0) yield rest;
    if (arrivals.failure !== undefined) throw arrivals.failure;
  } finally {
    arrivals.forget();
    hangUp(call);
  }
}

/** Not at once: https://github.com/grpc/grpc-node/issues/1652. */
export const hangUp = (call: Pick<Call<never>, 'cancel'>): void => void setImmediate(() => call.cancel());

/** Keeps what comes on a call until it is taken, and wakes whoever waits for the next word. */
class Arrivals<Sent, Told> {
  isOver = false;
  failure: Error | undefined;
  #kept: Told[] = [];
  #wake: () => void = () => undefined;
  #hasNews = false;

  constructor(
    private readonly call: Call<Sent>,
    private readonly told: (sent: Sent) => Told | undefined,
    private readonly most: number,
    private readonly pulse: Pulse,
    private readonly signal?: AbortSignal,
  ) {
    call.on('data', this.#hear);
    call.on('end', this.#over);
    call.on('close', this.#over);
    // Stays for as long as the call does: a call that is hung up may still fail.
    call.on('error', (error) => this.#fail(storeErrorOf(error)));
    signal?.addEventListener('abort', this.#over);
    if (signal?.aborted === true) this.isOver = true;
  }

  /** What has come since; the call goes on. */
  take(): readonly Told[] {
    const taken = this.#kept;
    if (taken.length === 0) return taken;
    this.#kept = [];
    this.pulse.heard();
    if (taken.length >= this.most) this.call.resume();
    return taken;
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
    this.#fail(new Silence(`EventStoreDB said nothing for ${this.pulse.longestSilenceMs} ms.`));
  }

  forget(): void {
    this.signal?.removeEventListener('abort', this.#over);
  }

  readonly #hear = (sent: Sent): void => {
    this.pulse.heard();
    try {
      const told = this.told(sent);
      if (told === undefined) return;
      this.#kept.push(told);
    } catch (error) {
      return this.#fail(storeErrorOf(error));
    }
    if (this.#kept.length >= this.most) this.call.pause();
    if (this.#hasNews) return;
    this.#hasNews = true;
    // What came in one piece is taken at once.
    setImmediate(() => this.#wake());
  };

  #fail(error: Error): void {
    this.failure ??= error;
    this.#over();
  }

  readonly #over = (): void => {
    this.isOver = true;
    this.#wake();
  };
}
