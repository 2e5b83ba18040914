import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Checkpoint } from '@continuum/messaging';
import { ChangesUnderWay } from '../changes-under-way.js';
import type { Skips } from '../skips.js';
import { shapeOf, type AnyView } from '../view.js';
import type { FilledGeneration, FillingChange, WaitingKey } from '../view-store.js';
import { readRow, type GenerationFile } from './generation-file.js';
import { packed, type FromGenerationThread, type GenerationThreadData, type ToGenerationThread } from './generation-messages.js';

/** The thread is plain JavaScript: whether this file runs from src or from dist, the thread runs from dist. */
const writerScript = new URL('../../dist/sqlite/generation.worker.js', import.meta.url);

/** How many changes are under way at most: two threads that take turns at being slower, and memory that stays flat. */
export const mostUnderWay = 4;

const startWorker = ({ view, number, path }: GenerationFile): Worker => {
  if (!existsSync(writerScript)) throw new Error(`The writer of views is not built: ${fileURLToPath(writerScript)} is missing. Run the build first.`);
  const data: GenerationThreadData = { shape: shapeOf(view), number, path };
  return new Worker(writerScript, { workerData: data, execArgv: [], name: 'view-writer' });
};

/**
 * A generation whose changes are written by a thread of its own, in order, several in one transaction where they have piled up.
 * To whoever fills it, it is as if they had landed at once. What it held before is read through the generation that it is over,
 * which stays open; nobody else may write to that one meanwhile.
 */
export class GenerationThread implements FilledGeneration {
  readonly view: AnyView;
  readonly skips: Skips;
  readonly #columns: readonly string[];
  readonly #underWay = new ChangesUnderWay();
  readonly #ended: Promise<void>;
  #isOpen = false;
  #fault: Error | undefined;
  #wake: () => void = () => undefined;

  readonly #worker: Worker;

  constructor(private readonly generation: GenerationFile) {
    const worker = startWorker(generation);
    this.#worker = worker;
    this.view = generation.view;
    this.skips = generation.skips;
    this.#columns = Object.keys(this.view.columns);
    worker.on('message', (message: FromGenerationThread) => {
      if (message.kind === 'opened') this.#isOpen = true;
      else this.#underWay.landed(message.changes);
      this.#wake();
    });
    worker.on('error', (error: Error) => this.#failed(error));
    this.#ended = new Promise<void>((resolve) => worker.once('exit', () => resolve())).then(() => {
      this.#failed(new Error(`The thread that writes ${this.view.name} has ended.`));
    });
  }

  /** How many changes were handed over and are not known to have landed. */
  get underWay(): number {
    return this.#underWay.size;
  }

  /** Resolves once the thread has opened the file: from then on it notices who else writes. To be awaited before anything else. */
  async opened(): Promise<void> {
    while (!this.#isOpen) await this.#news();
  }

  checkpoint(): Checkpoint {
    return this.#underWay.reached() ?? this.generation.checkpoint();
  }

  find(key: string): unknown {
    const row = this.#underWay.row(key);
    if (row === undefined) return this.generation.find(key);
    return row === null ? undefined : readRow(this.view, row);
  }

  waiting(): readonly WaitingKey[] {
    return this.#underWay.waiting(this.generation.waiting());
  }

  /** Hands the change over. @throws what made the thread fail, from then on. */
  write(work: (isUntouched: boolean) => FillingChange): void {
    if (this.#fault !== undefined) throw this.#fault;
    const change = work(true);
    this.#underWay.add(change);
    this.#tell(packed(change, this.#columns));
  }

  /** Resolves once there is room for one more change. Rejects with what made the thread fail. */
  async room(): Promise<void> {
    while (this.#underWay.size >= mostUnderWay) await this.#news();
  }

  /** Resolves once every change has landed. Rejects with what made the thread fail. */
  async landed(): Promise<void> {
    while (this.#underWay.size > 0) await this.#news();
  }

  /** Writes what was handed over, where it still can, and ends the thread. */
  end(): Promise<void> {
    this.#tell(null);
    return this.#ended;
  }

  #tell(message: ToGenerationThread): void {
    this.#worker.postMessage(message);
  }

  async #news(): Promise<void> {
    if (this.#fault === undefined) await new Promise<void>((resolve) => (this.#wake = resolve));
    if (this.#fault !== undefined) throw this.#fault;
  }

  #failed(error: Error): void {
    this.#fault ??= error;
    this.#wake();
  }
}
