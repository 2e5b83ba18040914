import type { Envelope, Recorded } from '@continuum/contracts';
import {
  deliveredOf,
  EventStore,
  recordedOf,
  RevisionConflict,
  StoreUnavailable,
  textOf,
  type Appended,
  type Attestation,
  type Delivered,
  type EventSchemas,
  type EventText,
  type StoredEvent,
} from '@continuum/event-sourcing';
import { Attestations } from './attestations.js';
import { clientOf } from './driver.js';
import { superviseFeed } from './feed.js';
import { KnownIds } from './known-ids.js';
import { Namespace } from './namespace.js';
import { replaced, Server, type Patience } from './server.js';

export interface EventStoreDbOptions extends Patience {
  /** What the names of our streams begin with on the server; two deployments may share one server under two names. */
  readonly namespace: string;
}

const usual: EventStoreDbOptions = { namespace: 'continuum', answerMs: 10_000, silenceMs: 25_000 };

/** Whether the server answers, and what is wrong where it does not. */
export interface ServerState {
  readonly answers: boolean;
  readonly detail: string;
}

/**
 * The log on an EventStoreDB server (docs/decisions/0012). Positions are the server's commit positions: they rise, and are not dense.
 * Connects when it is first used, and again after every end; while the server is away, calls end in StoreUnavailable and subscriptions wait.
 */
export class EventStoreDb extends EventStore {
  readonly #ids = new KnownIds();
  readonly #attestations: Attestations;
  readonly #closing = new AbortController();
  readonly #underWay = new Set<Promise<unknown>>();
  /** The furthest position that this process wrote or read. */
  #furthest = 0;
  /** Up to where the server held the log when it was last asked; undefined since it last failed to answer. */
  #trusted: Promise<number> | undefined;
  #outagesThen = 0;

  constructor(
    private readonly server: Server,
    private readonly schemas: EventSchemas,
  ) {
    super();
    this.#attestations = new Attestations((position) => server.after(position, 5_000));
  }

  async append(stream: string, expectedRevision: number, events: readonly Envelope[]): Promise<Appended> {
    if (events.length === 0) throw new RangeError('An append carries at least one event.');
    const texts = events.map((event) => textOf(event, this.schemas));
    this.#refuseWhenClosed();
    return this.#tracked(this.#append(stream, expectedRevision, texts));
  }

  async readStream(stream: string, fromRevision = 0): Promise<readonly Recorded[]> {
    this.#refuseWhenClosed();
    await this.#trust();
    return this.#seen(await this.#stored(stream, fromRevision)).map((stored) => recordedOf(stored, this.schemas));
  }

  async readAll(afterPosition: number, limit: number): Promise<readonly Delivered[]> {
    this.#refuseWhenClosed();
    await this.#trust();
    return this.#seen(await this.server.page(afterPosition, limit)).map((stored) => deliveredOf(stored, this.schemas));
  }

  async *subscribe(afterPosition: number, signal: AbortSignal): AsyncGenerator<readonly Delivered[], void, undefined> {
    const ended = AbortSignal.any([signal, this.#closing.signal]);
    for await (const batch of superviseFeed(this.server, (position) => this.#confirm(position), afterPosition, ended)) {
      yield this.#seen(batch).map((stored) => deliveredOf(stored, this.schemas));
    }
  }

  attest(position?: number): Promise<Attestation> {
    this.#refuseWhenClosed();
    return this.#attestations.at(position);
  }

  /** Asks the server, and asks again for the log that was known. */
  async look(): Promise<ServerState> {
    try {
      await this.#trust();
      const { trouble } = this.server;
      return trouble === undefined ? { answers: true, detail: 'EventStoreDB answers' } : { answers: false, detail: trouble.message };
    } catch (error) {
      return { answers: false, detail: error instanceof Error ? error.message : 'EventStoreDB does not answer.' };
    }
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.allSettled(this.#underWay);
    await this.server.close();
  }

  async #append(stream: string, expectedRevision: number, texts: readonly EventText[]): Promise<Appended> {
    const trusted = await this.#trust();
    for (let other = this.#ids.underWay(texts); other !== undefined; other = this.#ids.underWay(texts)) await other;
    // From here to `hold` nothing may wait, or two appends of the same events would both take themselves for the first.
    const thereAlready = this.#ids.areThere(stream, expectedRevision, texts);
    const before = Math.max(trusted, this.#furthest);
    const asked = this.#placed(stream, expectedRevision, texts);
    this.#ids.hold(stream, expectedRevision, texts, asked);
    const { position, revision, repeated } = await asked;
    this.#furthest = Math.max(this.#furthest, position);
    // The server answers a repeat with the first place, and a place that was taken before we asked is no new one.
    return { position, revision, repeated: repeated || thereAlready || position <= before };
  }

  /** Where the events stand, now or since long ago. To the server only the very same texts are a repeat; to the port, the same ids. */
  async #placed(stream: string, expectedRevision: number, texts: readonly EventText[]): Promise<Appended> {
    try {
      const { position, revision } = await this.server.append(stream, expectedRevision, texts);
      return { position, revision, repeated: false };
    } catch (error) {
      if (!(error instanceof RevisionConflict)) throw error;
      const found = await this.#stored(stream, expectedRevision + 1, texts.length);
      const last = found.at(-1);
      if (last === undefined || found.length < texts.length || !found.every(({ id }, index) => id === texts[index]?.id)) throw error;
      return { position: last.position, revision: last.revision, repeated: true };
    }
  }

  /** A stream's events from a revision on, at most so many. */
  async #stored(stream: string, fromRevision: number, most?: number): Promise<readonly StoredEvent[]> {
    const stored: StoredEvent[] = [];
    for await (const batch of this.server.stream(stream, fromRevision, most)) stored.push(...batch);
    return stored;
  }

  /** The server's last position when it was first asked after it last failed; what this process knows of the log is still there. */
  #trust(): Promise<number> {
    if (this.server.outages !== this.#outagesThen) this.#trusted = undefined;
    this.#outagesThen = this.server.outages;
    this.#trusted ??= this.#lookAround();
    return this.#trusted;
  }

  async #lookAround(): Promise<number> {
    try {
      if (!(await this.server.holds(this.#furthest))) throw replaced(this.#furthest);
      return await this.server.lastRecord();
    } catch (error) {
      this.#trusted = undefined;
      throw error;
    }
  }

  async #confirm(position: number): Promise<void> {
    await this.#trust();
    if (position <= this.#furthest) return;
    if (!(await this.server.holds(position))) throw replaced(position);
    this.#furthest = position;
  }

  #seen(batch: readonly StoredEvent[]): readonly StoredEvent[] {
    for (const { id, stream, revision } of batch) this.#ids.note(id, stream, revision);
    this.#furthest = Math.max(this.#furthest, batch.at(-1)?.position ?? 0);
    return batch;
  }

  #refuseWhenClosed(): void {
    if (this.#closing.signal.aborted) throw new StoreUnavailable('The store is closed.');
  }

  async #tracked<T>(work: Promise<T>): Promise<T> {
    this.#underWay.add(work);
    try {
      return await work;
    } finally {
      this.#underWay.delete(work);
    }
  }
}

/** The log on the server that a connection string names: `esdb://user:password@host:2113?tls=true`. @throws StoreUnusable where it cannot be read */
export const openEventStoreDb = (connectionString: string, schemas: EventSchemas, options: Partial<EventStoreDbOptions> = {}): EventStoreDb => {
  const { namespace, ...patience } = { ...usual, ...options };
  return new EventStoreDb(new Server(clientOf(connectionString), new Namespace(namespace), patience), schemas);
};
