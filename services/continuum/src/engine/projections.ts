import { Worker } from 'node:worker_threads';
import { reasonOf } from '@continuum/messaging';
import type { Readiness } from '@continuum/service-host';
import type { ProjectionNews, ProjectionOrder } from './projection-messages.js';

const workerFile = new URL('../../dist/engine/projections.worker.js', import.meta.url);
const restartInMs = 1_000;

interface Waiter {
  readonly view: string;
  readonly position: number;
  readonly met: () => void;
}

/** The projections' thread as the other threads see it: how far each view has come, and who waits for it. Started again if it dies. */
export class Projections {
  readonly name = 'views';
  readonly #positions = new Map<string, number>();
  readonly #counts = new Map<string, number>();
  readonly #failures = new Map<string, string>();
  readonly #rebuilt = new Map<string, string>();
  readonly #waiters = new Set<Waiter>();
  #worker: Worker | undefined;
  #ended: Promise<void> = Promise.resolve();
  #isStopping = false;
  #isStarted = false;

  /** `waitingKeys` tells how many keys of all views wait. */
  constructor(
    private readonly order: ProjectionOrder,
    private readonly waitingKeys: () => number = () => 0,
  ) {}

  /**
   * Resolves once every view is open and being filled. Rejects where the thread cannot open them at the first try, but for a log on a
   * server, which may be away for a while: then it tries again, as it does after it ran.
   */
  start(): Promise<void> {
    return new Promise((resolve, reject) => this.#spawn(resolve, this.order.log.kind === 'sqlite' ? reject : () => undefined));
  }

  /** After the batch at hand. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#worker?.postMessage('stop');
    await this.#ended;
  }

  positionOf(view: string): number | undefined {
    return this.#positions.get(view);
  }

  /** How many events a view has consumed. */
  countOf(view: string): number {
    return this.#counts.get(view) ?? 0;
  }

  /** How many callers wait for a view. */
  get waiting(): number {
    return this.#waiters.size;
  }

  waitFor(view: string, position: number, signal: AbortSignal): Promise<boolean> {
    if ((this.#positions.get(view) ?? -1) >= position) return Promise.resolve(true);
    if (signal.aborted) return Promise.resolve(false);
    return new Promise((resolve) => {
      const end = (met: boolean): void => {
        this.#waiters.delete(waiter);
        signal.removeEventListener('abort', giveUp);
        resolve(met);
      };
      const giveUp = (): void => end(false);
      const waiter: Waiter = { view, position, met: () => end(true) };
      this.#waiters.add(waiter);
      signal.addEventListener('abort', giveUp);
    });
  }

  /** A key that waits makes nothing unready: every other key of its view goes on. */
  readiness(): Readiness {
    if (!this.#isStarted) return { name: 'views', ready: false, detail: 'being opened' };
    if (this.#failures.size > 0) return { name: 'views', ready: false, detail: told(this.#failures) };
    const waiting = this.waitingKeys();
    const parts = [`${this.#positions.size} views are being filled`, told(this.#rebuilt), waiting === 0 ? '' : `${waiting} keys wait`];
    return { name: 'views', ready: true, detail: parts.filter((part) => part !== '').join('; ') };
  }

  #spawn(started: () => void, failed: (error: Error) => void): void {
    const worker = new Worker(workerFile, { workerData: this.order });
    this.#worker = worker;
    worker.on('message', (news: ProjectionNews) => this.#hear(news, started));
    worker.on('error', (error: Error) => {
      this.#failures.set('projections', reasonOf(error));
      failed(error);
    });
    this.#ended = new Promise((resolve) => {
      worker.on('exit', () => {
        resolve();
        if (this.#isStopping) return;
        this.#isStarted = false;
        setTimeout(() => this.#isStopping || this.#spawn(started, failed), restartInMs).unref();
      });
    });
  }

  #hear(news: ProjectionNews, started: () => void): void {
    switch (news.what) {
      case 'started':
        this.#isStarted = true;
        this.#failures.delete('projections');
        return started();
      case 'advanced':
        this.#failures.delete(news.view);
        this.#counts.set(news.view, news.count);
        return this.#advance(news.view, news.position);
      case 'failed':
        this.#failures.set(news.view, news.reason);
        return;
      case 'rebuilt':
        this.#rebuilt.set(news.view, news.why);
        return;
      case 'rebuilding':
        return;
    }
  }

  #advance(view: string, position: number): void {
    this.#positions.set(view, position);
    for (const waiter of this.#waiters) if (waiter.view === view && waiter.position <= position) waiter.met();
  }
}

const told = (parts: ReadonlyMap<string, string>): string => [...parts].map(([view, what]) => `${view}: ${what}`).join('; ');
