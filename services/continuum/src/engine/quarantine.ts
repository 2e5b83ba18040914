import { setTimeout as sleep } from 'node:timers/promises';
import { StoreUnusable, type Clock, type Delivered, type EventStore } from '@continuum/event-sourcing';
import type { AsideWork } from '@continuum/messaging';
import { GenerationFile, ProcessRowsFile, release, ViewDirectory, type AnyView } from '@continuum/read-store';
import { everyProcessManager } from '../every-process-manager.js';
import { everyView } from '../every-view.js';
import type { DataFolder } from './data-folder.js';

/** A key of a view, or a process of a manager, that waits. */
export interface Waiting {
  readonly where: string;
  readonly kind: 'view' | 'process';
  readonly key: string;
  /** The position of the event that failed. */
  readonly since: number;
  /** The error's name and code. */
  readonly reason: string;
  /** How many pieces of work are set aside. */
  readonly setAside: number;
}

/** What came of releasing one key. */
export interface Release {
  readonly key: string;
  /** `later`: the product does not run; it is done when it does. */
  readonly outcome: 'released' | 'waits' | 'later';
  readonly waits?: Waiting;
}

const answerWithinMs = 8_000;
const lookEveryMs = 50;

/** The keys that wait in a data folder, whether the product runs on it or not. */
export class Quarantine {
  readonly #directory: ViewDirectory;

  constructor(
    private readonly folder: DataFolder,
    private readonly store: EventStore,
    private readonly clock: Clock,
  ) {
    this.#directory = new ViewDirectory(folder.views);
  }

  list(): readonly Waiting[] {
    return [...everyView.flatMap((view) => this.#ofView(view)), ...this.#ofProcesses()];
  }

  /** The work that is set aside under a key, in order; a deadline besides events. */
  setAside(where: string, key: string): readonly Pick<AsideWork, 'position' | 'deadline'>[] {
    const view = viewOf(where);
    if (view === undefined) return this.#withRows((rows) => rows.setAside(where, key));
    return this.#withGeneration(view, (generation) => generation.setAside(key).map((position) => ({ position }))) ?? [];
  }

  async eventAt(position: number): Promise<Delivered> {
    const [event] = await this.store.readAll(position - 1, 1);
    if (event?.position !== position) throw new StoreUnusable(`The log has no event at position ${position}.`);
    return event;
  }

  /** Applies what is set aside under a key; its first event is done without where `skipWhy` says why. */
  async release(where: string, key: string, skipWhy?: string): Promise<Release> {
    const view = viewOf(where);
    return view === undefined ? this.#releaseProcess(where, key, skipWhy) : this.#releaseView(view, key, skipWhy);
  }

  /** A view's rows are its own file's: its lock keeps whoever fills it and this apart. */
  async #releaseView(view: AnyView, key: string, skipWhy: string | undefined): Promise<Release> {
    const [first] = this.setAside(view.name, key);
    if (skipWhy !== undefined && first !== undefined) this.#directory.skip(view, { key, position: first.position, why: skipWhy, at: this.clock.now() });
    const number = this.#directory.current(view);
    if (number === undefined) return { key, outcome: 'released' };
    const generation = new GenerationFile(view, number, this.#directory.path(view, number), this.#directory.skips(view));
    try {
      await release(generation, key, (position) => this.eventAt(position));
    } finally {
      generation.close();
    }
    return this.#outcomeOf(view.name, key);
  }

  /** Processes send commands, and only who owns the log can take those: the request is put down, and followed where the product runs. */
  async #releaseProcess(manager: string, key: string, skipWhy: string | undefined): Promise<Release> {
    this.#withRows((rows) => rows.ask({ manager, key, ...(skipWhy === undefined ? {} : { skipWhy }) }));
    for (let waitedMs = 0; waitedMs < answerWithinMs; waitedMs += lookEveryMs) {
      if (this.#withRows((rows) => rows.asked()) === undefined) return this.#outcomeOf(manager, key);
      await sleep(lookEveryMs);
    }
    return { key, outcome: 'later' };
  }

  #outcomeOf(where: string, key: string): Release {
    const waits = this.list().find((one) => one.where === where && one.key === key);
    return waits === undefined ? { key, outcome: 'released' } : { key, outcome: 'waits', waits };
  }

  #ofView(view: AnyView): readonly Waiting[] {
    const { name } = view;
    const found = this.#withGeneration(view, (generation) =>
      generation.waiting().map((waiting): Waiting => ({ where: name, kind: 'view', ...waiting, setAside: generation.setAside(waiting.key).length })),
    );
    return found ?? [];
  }

  #ofProcesses(): readonly Waiting[] {
    return this.#withRows((rows) =>
      rows.waiting().map(({ manager, ...waiting }) => ({
        where: manager,
        kind: 'process',
        ...waiting,
        setAside: rows.setAside(manager, waiting.key).length,
      })),
    );
  }

  #withGeneration<T>(view: AnyView, look: (generation: GenerationFile) => T): T | undefined {
    const number = this.#directory.current(view);
    if (number === undefined) return undefined;
    const generation = new GenerationFile(view, number, this.#directory.path(view, number));
    try {
      return look(generation);
    } finally {
      generation.close();
    }
  }

  #withRows<T>(look: (rows: ProcessRowsFile) => T): T {
    const rows = new ProcessRowsFile(this.folder.processes);
    try {
      return look(rows);
    } finally {
      rows.close();
    }
  }
}

const viewOf = (name: string): AnyView | undefined => everyView.find((view) => view.name === name);

/** Everything that can hold something that waits. */
export const whereThingsWait: readonly string[] = [...everyView.map(({ name }) => name), ...everyProcessManager.map(({ name }) => name)];
