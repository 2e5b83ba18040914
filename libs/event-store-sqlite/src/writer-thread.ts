import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { EventIdTaken, RevisionConflict, StoreUnavailable, StoreUnusable, type Appended } from '@continuum/event-sourcing';
import type { AppendAnswer, AppendRequest, FromWriter, ToWriter, WriterData } from './messages.js';

interface Waiting {
  readonly stream: string;
  readonly expectedRevision: number;
  readonly resolve: (appended: Appended) => void;
  readonly reject: (reason: Error) => void;
}

/** Who hears of commits before those who wait for them go on. */
export interface Heard {
  /** New events stand in a stream, up to this revision. */
  appended(stream: string, revision: number): void;
  committed(): void;
}

/** The thread is plain JavaScript: whether this file runs from src or from dist, the thread runs from dist. */
const writerScript = new URL('../dist/writer.worker.js', import.meta.url);

/** How long the event loop stays awake for the answer to a caller who is alone. */
const awakeMs = 0.3;

/** How many appends travel together at most. */
const mostAppendsAtOnce = 50;

const startWorker = (data: WriterData): Worker => {
  if (!existsSync(writerScript)) throw new StoreUnusable(`The writer is not built: ${fileURLToPath(writerScript)} is missing. Run the build first.`);
  return new Worker(writerScript, { workerData: data, execArgv: [], name: 'log-writer' });
};

/** The caller's side of the thread that owns the log's write connection. */
export class WriterThread {
  readonly #worker: Worker;
  /** Those whose appends are on their way, in the order in which they are answered. */
  readonly #waiting: Waiting[] = [];
  #outbox: AppendRequest[] = [];
  #end: Error | undefined;
  readonly #ended: Promise<void>;

  private constructor(
    worker: Worker,
    private readonly doorbell: Int32Array,
    private readonly heard: Heard,
  ) {
    this.#worker = worker;
    worker.on('message', (message: FromWriter) => {
      if (message.kind === 'answers') this.#settle(message.answers);
      if (message.kind === 'refused') this.#giveUp(new StoreUnavailable(message.why));
    });
    worker.on('error', (error: Error) => this.#giveUp(new StoreUnavailable(`The log's writer failed: ${error.message}.`)));
    this.#ended = new Promise((resolve) => worker.once('exit', resolve)).then(() => this.#giveUp(new StoreUnavailable("The log's writer has ended.")));
  }

  /** Starts the thread and takes the log. @throws StoreUnusable, StoreUnavailable */
  static async start(path: string, heard: Heard): Promise<WriterThread> {
    const doorbell = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const worker = startWorker({ path, doorbell });
    const first = await new Promise<FromWriter>((resolve, reject) => worker.once('message', resolve).once('error', reject));
    if (first.kind === 'opened') return new WriterThread(worker, doorbell, heard);
    const why = first.kind === 'refused' ? first.why : 'The writer did not open the log.';
    throw first.kind === 'refused' && first.code === 'store.unavailable' ? new StoreUnavailable(why) : new StoreUnusable(why);
  }

  append(stream: string, expectedRevision: number, texts: readonly string[]): Promise<Appended> {
    const end = this.#end;
    if (end !== undefined) return Promise.reject(end);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ stream, expectedRevision, resolve, reject });
      // What is asked for within one turn of the event loop travels together; of a crowd the first set out while the others are still packing.
      const packed = this.#outbox.push([stream, expectedRevision, texts]);
      if (packed === 1) setImmediate(() => this.#post());
      if (packed === mostAppendsAtOnce) this.#post();
    });
  }

  /** Answers what was accepted, then ends the thread. */
  close(): Promise<void> {
    if (this.#end === undefined) {
      this.#post();
      this.#end = new StoreUnavailable('The store is closed.');
      this.#tell(null);
    }
    return this.#ended;
  }

  #post(): void {
    if (this.#outbox.length === 0) return;
    this.#tell(this.#outbox);
    this.#outbox = [];
    this.#stayAwake(performance.now() + awakeMs);
  }

  /** While a caller waits alone, the event loop does not go to sleep: waking a processor takes as long as writing. */
  #stayAwake(until: number): void {
    if (this.#waiting.length === 1 && performance.now() < until) setImmediate(() => this.#stayAwake(until));
  }

  #tell(message: ToWriter): void {
    this.#worker.postMessage(message);
    Atomics.add(this.doorbell, 0, 1);
    Atomics.notify(this.doorbell, 0);
  }

  #settle(answers: readonly AppendAnswer[]): void {
    const answered = this.#waiting.splice(0, answers.length);
    const settled = answers.flatMap((answer, index) => (answered[index] === undefined ? [] : [{ waiting: answered[index], answer }]));
    for (const { waiting, answer } of settled) if (answer[0] === 'appended') this.heard.appended(waiting.stream, answer[2]);
    this.heard.committed();
    for (const { waiting, answer } of settled) settleOne(waiting, answer);
  }

  #giveUp(reason: Error): void {
    this.#end ??= reason;
    for (const { reject } of this.#waiting.splice(0)) reject(reason);
  }
}

const settleOne = ({ stream, expectedRevision, resolve, reject }: Waiting, answer: AppendAnswer): void => {
  switch (answer[0]) {
    case 'appended':
    case 'repeated':
      return resolve({ position: answer[1], revision: answer[2], repeated: answer[0] === 'repeated' });
    case 'conflict':
      return reject(new RevisionConflict(stream, expectedRevision));
    case 'id-taken':
      return reject(new EventIdTaken(answer[1]));
    case 'unavailable':
      return reject(new StoreUnavailable(answer[1]));
  }
};
