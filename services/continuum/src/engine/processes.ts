import type { ProcessLoop, ProcessNews, ProcessRows, Send } from '@continuum/messaging';
import type { Readiness } from '@continuum/service-host';

/** The process managers of this process: connected to the command bus once it is there, then moved by the clock or by hand. */
export class Processes {
  readonly name = 'processes';
  readonly #stop = new AbortController();
  #loop: ProcessLoop | undefined;
  #running: Promise<void> = Promise.resolve();
  #failure: string | undefined;
  readonly #waiters = new Set<() => void>();

  constructor(
    private readonly rows: ProcessRows,
    private readonly loopOf: (send: Send, news: ProcessNews) => ProcessLoop,
  ) {}

  connect(send: Send): void {
    this.#loop = this.loopOf(send, {
      advanced: () => {
        this.#failure = undefined;
        for (const look of [...this.#waiters]) look();
      },
      idle: () => {
        this.#failure = undefined;
      },
      failed: (reason) => {
        this.#failure = reason instanceof Error ? reason.name : 'unknown';
      },
    });
  }

  /** From now on, as events and deadlines come. */
  run(): void {
    this.#running = this.#connected().run(this.#stop.signal);
  }

  /** Until nothing is left to do now; for a clock that is moved by hand. */
  settle(): Promise<void> {
    return this.#connected().settle();
  }

  get position(): number {
    return this.#loop?.checkpoint.position ?? this.rows.checkpoint().position;
  }

  /** How many events they have reacted to. */
  get count(): number {
    return this.#loop?.checkpoint.count ?? this.rows.checkpoint().count;
  }

  /** How many commands were refused that a process asked for. */
  get refused(): number {
    return this.rows.refused().length;
  }

  /** How many processes wait since a piece of their work failed. */
  get waiting(): number {
    return this.rows.waiting().length;
  }

  /** Whether the processes reacted to everything up to `position` before `signal` aborted. */
  waitFor(position: number, signal: AbortSignal): Promise<boolean> {
    if (this.position >= position) return Promise.resolve(true);
    if (signal.aborted) return Promise.resolve(false);
    return new Promise((resolve) => {
      const look = (): void => {
        if (!signal.aborted && this.position < position) return;
        this.#waiters.delete(look);
        signal.removeEventListener('abort', look);
        resolve(this.position >= position);
      };
      this.#waiters.add(look);
      signal.addEventListener('abort', look);
    });
  }

  /** A process that waits makes nothing unready: everybody else's work goes on. */
  readiness(): Readiness {
    if (this.#failure !== undefined) return { name: 'processes', ready: false, detail: this.#failure };
    const { waiting } = this;
    return { name: 'processes', ready: true, detail: `process managers follow the log${waiting === 0 ? '' : `; ${waiting} processes wait`}` };
  }

  /** After the step at hand. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
    this.rows.close();
  }

  #connected(): ProcessLoop {
    if (this.#loop === undefined) throw new Error('The process managers are not connected to the command bus.');
    return this.#loop;
  }
}
