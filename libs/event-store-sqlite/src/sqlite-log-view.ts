import type { Envelope, Recorded } from '@continuum/contracts';
import {
  deliveredOf,
  EventStore,
  followLog,
  recordedOf,
  StoreUnusable,
  type Appended,
  type Attestation,
  type Delivered,
  type EventSchemas,
  type HeadWatch,
} from '@continuum/event-sourcing';
import type { LogReader } from './log-reader.js';

const batchSize = 500;

/** Under load a follower takes a batch every so often. More would spend the machine on its transactions; less would keep readers waiting. */
const gatherMs = 10;

/** A log that others write, read on the calling thread. Appending is refused. */
export class SqliteLogView extends EventStore {
  readonly #closing = new AbortController();

  constructor(
    protected readonly reader: LogReader,
    protected readonly schemas: EventSchemas,
    protected readonly watch: HeadWatch,
  ) {
    super();
  }

  append(_stream: string, _expectedRevision: number, _events: readonly Envelope[]): Promise<Appended> {
    return Promise.reject(new StoreUnusable(`The log ${this.reader.path} was opened for reading only.`));
  }

  async readStream(stream: string, fromRevision = 0): Promise<readonly Recorded[]> {
    return this.reader.stream(stream, fromRevision).map((stored) => recordedOf(stored, this.schemas));
  }

  async readAll(afterPosition: number, limit: number): Promise<readonly Delivered[]> {
    return this.#read(afterPosition, limit);
  }

  subscribe(afterPosition: number, signal: AbortSignal): AsyncIterable<readonly Delivered[]> {
    const reading = { after: (position: number) => this.#read(position, batchSize), fullBatch: batchSize, gatherMs };
    return followLog(reading, this.watch, afterPosition, AbortSignal.any([signal, this.#closing.signal]));
  }

  async attest(position?: number): Promise<Attestation> {
    return this.reader.attest(position);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.reader.close();
  }

  #read(afterPosition: number, limit: number): readonly Delivered[] {
    return this.reader.after(afterPosition, limit).map((stored) => deliveredOf(stored, this.schemas));
  }
}
