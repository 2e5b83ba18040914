import { BACKWARDS, END, START, streamNameFilter, type AllStreamResolvedEvent, type EventStoreDBClient, type ResolvedEvent } from '@eventstore/db-client';
import { StoreUnavailable, StoreUnusable, type EventText } from '@continuum/event-sourcing';
import { AppendCall, type Landed } from './append-call.js';
import { batchesOf, Pulse, Silence, type Call } from './batches.js';
import { openAppends } from './driver.js';
import { driversPosition, placeOf, type Namespace, type ReadEvent } from './places.js';
import { NotThere, storeErrorOf } from './store-error.js';

/** How long the server may be silent, ms. */
export interface Patience {
  /** While it owes an answer. */
  readonly answerMs: number;
  /** While a subscription has nothing to tell; then it is asked for anew, from the last position. */
  readonly silenceMs: number;
}

const pageSize = 1_000;
/** How many events pass the filter's window between two signs of life while none is ours. */
const windowsPerCheckpoint = 32;

/** The server as the adapter uses it: appends, reads and subscriptions in texts and numbers, errors in the port's words. */
export class Server {
  #call: Promise<AppendCall> | undefined;
  /** Why it last failed to answer; undefined while it answers. */
  trouble: Error | undefined;
  /** How often it failed to answer, or hung up. */
  outages = 0;

  constructor(
    private readonly client: EventStoreDBClient,
    private readonly namespace: Namespace,
    private readonly patience: Patience,
  ) {}

  /** @throws RevisionConflict, AppendTooLarge, StoreAccessDenied, StoreUnusable, StoreUnavailable */
  async append(stream: string, expectedRevision: number, texts: readonly EventText[]): Promise<Landed> {
    try {
      const call = (this.#call ??= this.#openCall());
      const landed = await this.#inTime(call.then((open) => open.append(this.namespace.nameOf(stream), stream, expectedRevision, texts)));
      this.trouble = undefined;
      return landed;
    } catch (error) {
      throw this.#noted(storeErrorOf(error));
    }
  }

  async *stream(stream: string, fromRevision: number): AsyncGenerator<readonly ReadEvent[], void, undefined> {
    const read = this.client.readStream(this.namespace.nameOf(stream), { fromRevision: BigInt(fromRevision) }, { highWaterMark: pageSize });
    try {
      for await (const batch of this.#batches<ResolvedEvent>({ stream: read, hangUp: () => read.cancel() })) yield this.#ours(batch);
    } catch (error) {
      if (!(error instanceof NotThere)) throw error;
    }
  }

  /**
   * The events after `position` up to the head, oldest first, `page` records of the whole server at a time.
   * Nothing where the log does not reach `position`.
   * @throws StoreUnusable where the server holds something else at `position`
   */
  async *after(position: number, page = pageSize): AsyncGenerator<readonly ReadEvent[], void, undefined> {
    let from = position;
    for (;;) {
      const records = await this.#from(from, page + 1);
      const later = placeOf(records[0]?.commitPosition ?? 0n) === from ? records.slice(1) : records;
      if (later.length > 0) yield this.#ours(later);
      if (records.length <= page) return;
      from = placeOf(later.at(-1)?.commitPosition);
    }
  }

  /** Whether an event of ours stands at exactly this position; 0 is the empty log. */
  async holds(position: number): Promise<boolean> {
    if (position === 0) return true;
    const [record] = (await this.#page(position, 1)) ?? [];
    return record !== undefined && this.namespace.storedOf(record)?.position === position;
  }

  /** The position of the server's last record, whoever wrote it. */
  async lastRecord(): Promise<number> {
    const read = this.client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1 });
    for await (const [last] of this.#batches<AllStreamResolvedEvent>({ stream: read, hangUp: () => read.cancel() })) return placeOf(last?.commitPosition ?? 0n);
    return 0;
  }

  /** One subscription, filtered on the server: what stands after `position`, then what comes. Ends with the call. @throws Silence */
  async *news(position: number, signal: AbortSignal): AsyncGenerator<readonly ReadEvent[], void, undefined> {
    const pulse = new Pulse(this.patience.silenceMs);
    const filter = streamNameFilter({
      prefixes: [this.namespace.prefix],
      checkpointInterval: windowsPerCheckpoint,
      checkpointReached: async () => pulse.heard(),
    });
    const subscription = this.client.subscribeToAll({ fromPosition: position === 0 ? START : driversPosition(position), filter }, { highWaterMark: pageSize });
    subscription.on('confirmation', () => (this.trouble = undefined));
    for await (const batch of this.#batches<AllStreamResolvedEvent>({ stream: subscription, hangUp: () => subscription.unsubscribe() }, pulse, signal))
      yield this.#ours(batch);
  }

  async close(): Promise<void> {
    await this.client.dispose();
  }

  /** Records from the one at `from` on, or from the one right behind: who wants one event asks for what stands after the position before. */
  async #from(from: number, maxCount: number): Promise<readonly AllStreamResolvedEvent[]> {
    const records = await this.#page(from, maxCount);
    if (records !== undefined && (from === 0 || records.length === 0 || placeOf(records[0]?.commitPosition) === from)) return records;
    const next = await this.#page(from + 1, maxCount);
    if (placeOf(next?.[0]?.commitPosition ?? 0n) === from + 1) return next ?? [];
    throw replaced(from);
  }

  /** Undefined where no record begins at `from`. */
  async #page(from: number, maxCount: number): Promise<readonly AllStreamResolvedEvent[] | undefined> {
    const read = this.client.readAll({ fromPosition: from === 0 ? START : driversPosition(from), maxCount }, { highWaterMark: pageSize });
    const records: AllStreamResolvedEvent[] = [];
    try {
      for await (const batch of this.#batches<AllStreamResolvedEvent>({ stream: read, hangUp: () => read.cancel() })) records.push(...batch);
    } catch (error) {
      if (error instanceof NotThere) return undefined;
      throw error;
    }
    return records;
  }

  async *#batches<T>(call: Call, pulse = new Pulse(this.patience.answerMs), signal?: AbortSignal): AsyncGenerator<readonly T[], void, undefined> {
    try {
      for await (const batch of batchesOf<T>(call, pageSize, pulse, signal)) {
        this.trouble = undefined;
        yield batch;
      }
    } catch (error) {
      throw this.#noted(storeErrorOf(error));
    }
  }

  #ours(records: readonly (AllStreamResolvedEvent | ResolvedEvent)[]): readonly ReadEvent[] {
    return records.flatMap((record) => this.namespace.storedOf(record) ?? []);
  }

  #openCall(): Promise<AppendCall> {
    const opened = openAppends(this.client).then((call) => new AppendCall(call, forget));
    const forget = (): void => {
      if (this.#call !== opened) return;
      this.#call = undefined;
      this.outages += 1;
    };
    opened.catch(forget);
    return opened;
  }

  async #inTime<T>(answer: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new StoreUnavailable('EventStoreDB did not answer in time.')), this.patience.answerMs);
    });
    try {
      return await Promise.race([answer, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  #noted(error: Error): Error {
    if (error instanceof StoreUnavailable && !(error instanceof Silence)) {
      this.trouble = error;
      this.outages += 1;
    }
    return error;
  }
}

/** What is said where the log that was followed is gone. */
export const replaced = (position: number): StoreUnusable =>
  new StoreUnusable(`EventStoreDB does not hold the event at position ${position}, which was read from it before. It was emptied, or it is another server.`);
