import { Rest, StoreUnusable, type Clock, type Delivered, type EventStore } from '@continuum/event-sourcing';
import { after, unseen, type Checkpoint } from './checkpoint.js';
import type { ProcessRunner } from './process-runner.js';
import type { ProcessRows } from './process-rows.js';

export interface ProcessLoopOptions {
  readonly batch: number;
  readonly firstRetryMs: number;
  readonly lastRetryMs: number;
  /** After this long it looks again, so that a clock that was set and a request of another process are noticed. */
  readonly longestSleepMs: number;
}

const defaults: ProcessLoopOptions = { batch: 500, firstRetryMs: 250, lastRetryMs: 30_000, longestSleepMs: 1_000 };

/** What is told of the process managers while they run. */
export interface ProcessNews {
  advanced?(reached: Checkpoint): void;
  failed?(reason: unknown, retryInMs: number): void;
  /** Nothing is left to do now; what failed before did not fail again. */
  idle?(): void;
}

/**
 * Moves process managers along: first what somebody asks to be released; then what was committed, in order; at the head of the log
 * what has fallen due.
 * `step` does one piece of work; `settle` works until nothing is left to do now; `run` goes on as news and deadlines come.
 */
export class ProcessLoop {
  readonly #options: ProcessLoopOptions;
  #checkpoint: Checkpoint;

  constructor(
    private readonly store: Pick<EventStore, 'readAll' | 'subscribe'>,
    private readonly runner: ProcessRunner,
    private readonly rows: ProcessRows,
    private readonly clock: Clock,
    private readonly news: ProcessNews = {},
    options: Partial<ProcessLoopOptions> = {},
  ) {
    this.#options = { ...defaults, ...options };
    this.#checkpoint = rows.checkpoint();
  }

  get checkpoint(): Checkpoint {
    return this.#checkpoint;
  }

  /** Whether there was anything to do. */
  async step(): Promise<boolean> {
    const request = this.rows.asked();
    if (request !== undefined) {
      await this.runner.release(request, (position) => this.#eventAt(position));
      return true;
    }
    const events = unseen(this.#checkpoint, await this.store.readAll(this.#checkpoint.position, this.#options.batch));
    if (events.length === 0) return (await this.runner.wakeDue()) > 0;
    await this.#react(events);
    return true;
  }

  /** Until every event was reacted to and nothing more is due by the clock. */
  async settle(): Promise<void> {
    while (await this.step());
  }

  /** Until `signal` aborts; the step at hand is finished first. A failing step is tried again, later each time. */
  async run(signal: AbortSignal): Promise<void> {
    let retryInMs = this.#options.firstRetryMs;
    while (!signal.aborted) {
      try {
        while (!signal.aborted && (await this.step()));
        this.news.idle?.();
        retryInMs = this.#options.firstRetryMs;
        await this.#follow(signal);
      } catch (reason) {
        this.#checkpoint = this.rows.checkpoint();
        this.news.failed?.(reason, retryInMs);
        await new Rest(retryInMs).over(signal);
        retryInMs = Math.min(retryInMs * 2, this.#options.lastRetryMs);
      }
    }
  }

  async #react(events: readonly Delivered[]): Promise<void> {
    if (events.length === 0) return;
    const reached = after(this.#checkpoint, events);
    await this.runner.consume(events, reached);
    this.#checkpoint = reached;
    this.news.advanced?.(reached);
  }

  async #eventAt(position: number): Promise<Delivered> {
    const [event] = await this.store.readAll(position - 1, 1);
    if (event?.position !== position) throw new StoreUnusable(`The log has no event at position ${position}.`);
    return event;
  }

  /** Reacts to events as they come, until there is work that no event tells of. */
  async #follow(signal: AbortSignal): Promise<void> {
    const alarm = new AbortController();
    let stopLooking = this.#lookForWork(() => alarm.abort());
    try {
      for await (const events of this.store.subscribe(this.#checkpoint.position, AbortSignal.any([signal, alarm.signal]))) {
        await this.#react(unseen(this.#checkpoint, events));
        stopLooking();
        stopLooking = this.#lookForWork(() => alarm.abort());
      }
    } finally {
      stopLooking();
    }
  }

  /** Calls `found` once there is work that no event tells of: a deadline that has come, a request to release. */
  #lookForWork(found: () => void): () => void {
    let timer: NodeJS.Timeout;
    const look = (): void => {
      try {
        const due = this.rows.earliest();
        const untilDueMs = due === undefined ? Infinity : Date.parse(due) - this.clock.nowMs();
        if (untilDueMs <= 0 || this.rows.asked() !== undefined) return found();
        timer = setTimeout(look, Math.min(untilDueMs, this.#options.longestSleepMs));
      } catch {
        // What is wrong with the rows is the next step's to say: there it is told and tried again.
        found();
      }
    };
    look();
    return () => clearTimeout(timer);
  }
}
