import { setTimeout as sleep } from 'node:timers/promises';

/** A stretch of time that begins when it is made. */
export class Rest {
  readonly #endsAt: number;

  constructor(ms: number) {
    this.#endsAt = performance.now() + ms;
  }

  get isOver(): boolean {
    return performance.now() >= this.#endsAt;
  }

  /** Resolves once it is over, or when `signal` aborts. */
  async over(signal: AbortSignal): Promise<void> {
    const leftMs = this.#endsAt - performance.now();
    // An abort ends the sleep; whoever rests sees it.
    if (leftMs > 0 && !signal.aborted) await sleep(leftMs, undefined, { signal }).catch(() => undefined);
  }
}
