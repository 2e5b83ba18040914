import type { EventStoreDBClient } from '@eventstore/db-client';
import type streamsPb from '@eventstore/db-client/generated/streams_pb.js';
import { StoreUnavailable, StoreUnusable, type EventText, type StoredEvent } from '@continuum/event-sourcing';
import { AppendCall, type Landed } from './append-call.js';
import { batchesOf, hangUp, Pulse, Silence } from './batches.js';
import { openAppends, openReads, type Reads } from './driver.js';
import type { Namespace } from './namespace.js';
import { placeOf } from './places.js';
import { lastOfAll, recordAt, someFrom, streamFrom, subscriptionTo, type ReadRequest } from './read-request.js';
import { LeftBehind, NotThere, storeErrorOf } from './store-error.js';

/** How long the server may be silent, ms. */
export interface Patience {
  /** While it owes an answer. */
  readonly answerMs: number;
  /** While it looks for the next event of ours, or a subscription has nothing to tell; that is then asked for anew, from the last position. */
  readonly silenceMs: number;
}

/** Most events in one batch of a read or a subscription. */
export const fullBatch = 1_000;
/** How many events pass the filter's window between two signs of life while none is ours. */
const windowsPerCheckpoint = 32;

/** What stands at a position of the server; the event, where it is one of ours. Or the word that a subscription has come to the head. */
interface Record {
  readonly position: number;
  readonly event: StoredEvent | undefined;
  readonly isHead?: true;
}

/** What a subscription brings, and whether it has come to the head of the log since it began. */
export interface Heard {
  readonly events: readonly StoredEvent[];
  readonly isAtHead: boolean;
}
type Sent = InstanceType<typeof streamsPb.ReadResp>;

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

  async *stream(stream: string, fromRevision: number, most = Number.MAX_SAFE_INTEGER): AsyncGenerator<readonly StoredEvent[], void, undefined> {
    try {
      for await (const batch of this.#batches(streamFrom(this.namespace.nameOf(stream), fromRevision, most))) yield oursOf(batch);
    } catch (error) {
      if (!(error instanceof NotThere)) throw error;
    }
  }

  /**
   * The events after `position` up to the head, oldest first, `page` at a time.
   * Nothing where the log does not reach `position`.
   * @throws StoreUnusable where the server holds something else at `position`
   */
  async *after(position: number, page = fullBatch): AsyncGenerator<readonly StoredEvent[], void, undefined> {
    for (let from = position; ;) {
      const events = await this.page(from, page);
      if (events.length > 0) yield events;
      if (events.length < page) return;
      from = events.at(-1)?.position ?? from;
    }
  }

  /** At most `most` of the events after `position`. Nothing of it counts once `signal` aborted. */
  async page(position: number, most: number, signal?: AbortSignal): Promise<readonly StoredEvent[]> {
    const records = await this.#from(position, most + 1, signal);
    return oursOf(records[0]?.position === position ? records.slice(1) : records.slice(0, most));
  }

  /** Whether an event of ours stands at exactly this position; 0 is the empty log. */
  async holds(position: number): Promise<boolean> {
    if (position === 0) return true;
    const [record] = (await this.#page(recordAt(position), this.patience.answerMs)) ?? [];
    return record?.event?.position === position;
  }

  /** The position of the server's last record, whoever wrote it. */
  async lastRecord(): Promise<number> {
    for await (const [last] of this.#batches(lastOfAll())) return last?.position ?? 0;
    return 0;
  }

  /** One subscription, filtered on the server: what stands after `position`, then what comes. Ends with the call. @throws Silence */
  async *news(position: number, signal: AbortSignal): AsyncGenerator<Heard, void, undefined> {
    const request = subscriptionTo(this.namespace.prefix, position, windowsPerCheckpoint);
    let isAtHead = false;
    for await (const batch of this.#batches(request, new Pulse(this.patience.silenceMs), signal)) {
      isAtHead ||= batch.some((record) => record.isHead);
      yield { events: oursOf(batch), isAtHead };
    }
  }

  async close(): Promise<void> {
    await this.client.dispose();
  }

  /** Events from the one at `from` on, or from the one right behind: who wants one event asks for what stands after the position before. */
  async #from(from: number, count: number, signal?: AbortSignal): Promise<readonly Record[]> {
    const records = await this.#page(someFrom(this.namespace.prefix, from, count), this.patience.silenceMs, signal);
    if (signal?.aborted === true) return [];
    if (records !== undefined && (from === 0 || records.length === 0 || records[0]?.position === from)) return records;
    const next = await this.#page(someFrom(this.namespace.prefix, from + 1, count), this.patience.silenceMs, signal);
    if (next?.[0]?.position === from + 1) return next;
    throw replaced(from);
  }

  /** Undefined where no record begins at the position that is asked for. */
  async #page(request: ReadRequest, silenceMs: number, signal?: AbortSignal): Promise<readonly Record[] | undefined> {
    const records: Record[] = [];
    try {
      // The server says nothing while it passes over what is others': that may take as long as a subscription may be silent.
      for await (const batch of this.#batches(request, new Pulse(silenceMs), signal)) records.push(...batch);
    } catch (error) {
      if (error instanceof NotThere) return undefined;
      throw error;
    }
    return records;
  }

  async *#batches(request: ReadRequest, pulse = new Pulse(this.patience.answerMs), signal?: AbortSignal): AsyncGenerator<readonly Record[], void, undefined> {
    try {
      const call = await this.#openReads(request);
      for await (const batch of batchesOf(call, this.#recordOf, fullBatch, pulse, signal)) {
        this.trouble = undefined;
        yield batch;
      }
    } catch (error) {
      throw this.#noted(storeErrorOf(error));
    }
  }

  async #openReads(request: ReadRequest): Promise<Reads> {
    const opened = openReads(this.client, request);
    try {
      return await this.#inTime(opened);
    } catch (error) {
      opened.then((late) => hangUp(late.on('error', () => undefined))).catch(() => undefined);
      throw error;
    }
  }

  /** The record that was sent; undefined for a sign of life. */
  readonly #recordOf = (sent: Sent): Record | undefined => {
    this.trouble = undefined;
    const read = sent.getEvent();
    const event = read?.getEvent();
    if (read !== undefined && event !== undefined)
      return { position: placeOf(read.hasCommitPosition() ? read.getCommitPosition() : event.getCommitPosition()), event: this.namespace.storedOf(event) };
    if (sent.hasCaughtUp()) return { position: 0, event: undefined, isHead: true };
    if (sent.hasStreamNotFound()) throw new NotThere('EventStoreDB has no such stream.');
    return undefined;
  };

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
    if (error instanceof StoreUnavailable && !(error instanceof Silence || error instanceof LeftBehind)) {
      this.trouble = error;
      this.outages += 1;
    }
    return error;
  }
}

const oursOf = (records: readonly Record[]): readonly StoredEvent[] => records.flatMap(({ event }) => event ?? []);

/** What is said where the log that was followed is gone. */
export const replaced = (position: number): StoreUnusable =>
  new StoreUnusable(`EventStoreDB does not hold the event at position ${position}, which was read from it before. It was emptied, or it is another server.`);
