import { StoreUnavailable } from '@continuum/event-sourcing';
import type { Readiness } from '@continuum/service-host';
import type { StoreWithHead } from './store-with-head.js';

const lookEveryMs = 1_000;

/** Looks whether the server of a log answers, learns the log's head from it, and says what is missing. */
export class LogWatch {
  readonly name = 'event-store';
  #detail = 'EventStoreDB was not asked yet';
  #answers = false;
  #isLooking = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: StoreWithHead,
    private readonly look: () => Promise<{ readonly answers: boolean; readonly detail: string }>,
  ) {}

  /** Looks once, then again and again. @throws StoreUnusable, StoreAccessDenied; not where the server is away */
  async begin(): Promise<void> {
    try {
      await this.#look();
      await this.store.learnHead();
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
    }
    this.#timer = setInterval(() => void this.#lookAgain(), lookEveryMs);
    this.#timer.unref();
  }

  get answers(): boolean {
    return this.#answers;
  }

  readiness(): Readiness {
    return { name: this.name, ready: this.#answers, detail: this.#detail };
  }

  end(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    const { answers, detail } = await this.look();
    [this.#answers, this.#detail] = [answers, detail];
  }

  async #lookAgain(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      await this.#look();
      // Reading the log may take longer than until the next look.
      if (this.#answers && !this.store.isHeadKnown) this.store.learnHead().catch(this.#failed);
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#isLooking = false;
    }
  }

  readonly #failed = (error: unknown): void => {
    this.#answers = false;
    this.#detail = error instanceof Error ? error.message : 'EventStoreDB does not answer.';
  };
}
