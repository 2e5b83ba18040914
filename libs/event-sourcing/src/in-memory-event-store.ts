import type { Envelope, Recorded } from '@continuum/contracts';
import { chain, chainStart, digestOf } from './chain.js';
import { EventIdTaken, RevisionConflict, StoreUnavailable } from './errors.js';
import { EventStore, type Appended, type Attestation, type Delivered, type EventSchemas } from './event-store.js';
import { Bell, followLog } from './follow-log.js';
import { deliveredOf, recordedOf, textOf, type EventText, type StoredEvent } from './stored-event.js';

const batchSize = 500;

/** The twin of the stores on disk: the same contract, the same texts and digests, nothing kept. */
export class InMemoryEventStore extends EventStore {
  readonly #log: StoredEvent[] = [];
  /** The rolling hash at each position; the empty log's at 0. */
  readonly #hashes: string[] = [chainStart];
  readonly #streams = new Map<string, StoredEvent[]>();
  readonly #ids = new Set<string>();
  readonly #bell = new Bell();
  readonly #closing = new AbortController();

  constructor(private readonly schemas: EventSchemas) {
    super();
  }

  async append(stream: string, expectedRevision: number, events: readonly Envelope[]): Promise<Appended> {
    if (events.length === 0) throw new RangeError('An append carries at least one event.');
    const texts = events.map((event) => textOf(event, this.schemas));
    if (this.#closing.signal.aborted) throw new StoreUnavailable('The store is closed.');

    const stored = this.#streams.get(stream) ?? [];
    const repeated = this.#sameAgain(stored, expectedRevision, texts);
    if (repeated !== undefined) return { position: repeated.position, revision: repeated.revision, repeated: true };
    if (expectedRevision !== stored.length - 1) throw new RevisionConflict(stream, expectedRevision);
    this.#refuseTakenIds(texts);

    for (const text of texts) this.#write(stream, stored, text);
    this.#streams.set(stream, stored);
    this.#bell.ring();
    return { position: this.#log.length, revision: stored.length - 1, repeated: false };
  }

  async readStream(stream: string, fromRevision = 0): Promise<readonly Recorded[]> {
    return (this.#streams.get(stream) ?? []).slice(Math.max(0, fromRevision)).map((stored) => recordedOf(stored, this.schemas));
  }

  async readAll(afterPosition: number, limit: number): Promise<readonly Delivered[]> {
    return this.#read(afterPosition, limit);
  }

  subscribe(afterPosition: number, signal: AbortSignal): AsyncIterable<readonly Delivered[]> {
    const reading = { after: (position: number) => this.#read(position, batchSize), fullBatch: batchSize, gatherMs: 0 };
    return followLog(reading, this.#bell, afterPosition, AbortSignal.any([signal, this.#closing.signal]));
  }

  async attest(position = this.#log.length): Promise<Attestation> {
    const at = Math.min(position, this.#log.length);
    return { position: at, count: at, hash: this.#hashes[at] ?? chainStart };
  }

  async close(): Promise<void> {
    this.#closing.abort();
  }

  #read(afterPosition: number, limit: number): readonly Delivered[] {
    return this.#log.slice(afterPosition, afterPosition + limit).map((stored) => deliveredOf(stored, this.schemas));
  }

  #sameAgain(stored: readonly StoredEvent[], expectedRevision: number, texts: readonly EventText[]): StoredEvent | undefined {
    const there = stored.slice(expectedRevision + 1, expectedRevision + 1 + texts.length);
    return there.length === texts.length && there.every(({ id }, index) => id === texts[index]?.id) ? there.at(-1) : undefined;
  }

  #refuseTakenIds(texts: readonly EventText[]): void {
    const own = new Set<string>();
    for (const { id } of texts) {
      if (this.#ids.has(id) || own.has(id)) throw new EventIdTaken(id);
      own.add(id);
    }
  }

  #write(stream: string, stored: StoredEvent[], text: EventText): void {
    const event: StoredEvent = { ...text, position: this.#log.length + 1, stream, revision: stored.length };
    const digest = digestOf(event.id, stream, event.revision, event.type, event.meta, event.data);
    this.#hashes.push(chain(this.#hashes.at(-1) ?? chainStart, digest));
    this.#ids.add(event.id);
    this.#log.push(event);
    stored.push(event);
  }
}
