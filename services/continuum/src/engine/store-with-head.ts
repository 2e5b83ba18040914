import type { Envelope, Recorded } from '@continuum/contracts';
import { EventStore, StoreUnavailable, type Appended, type Attestation, type Delivered } from '@continuum/event-sourcing';

/** The store of this process, which is its only writer, and so always knows the position of the last event. */
export class StoreWithHead extends EventStore {
  /** The position of the last event. */
  head = 0;
  /** How many events there are; positions need not be dense. */
  count = 0;
  /** Not before it was learnt, and not since an append had no answer: its events may be in the log or not. */
  isHeadKnown = false;
  /** What was appended while the head is being learnt: how many events, by the position of the last one. */
  #meanwhile: Map<number, number> | undefined;

  private constructor(private readonly store: EventStore) {
    super();
  }

  static async over(store: EventStore): Promise<StoreWithHead> {
    const known = new StoreWithHead(store);
    await known.learnHead();
    return known;
  }

  /** Over a store that may not answer yet: an empty log, until `learnHead` was answered. */
  static unknown(store: EventStore): StoreWithHead {
    return new StoreWithHead(store);
  }

  async learnHead(): Promise<void> {
    const meanwhile = new Map<number, number>();
    this.#meanwhile = meanwhile;
    this.isHeadKnown = true;
    try {
      const { position, count } = await this.store.attest();
      const later = [...meanwhile].filter(([at]) => at > position);
      const head = Math.max(position, ...later.map(([at]) => at));
      if (head >= this.head) [this.head, this.count] = [head, later.reduce((sum, [, events]) => sum + events, count)];
    } catch (error) {
      this.isHeadKnown = false;
      throw error;
    } finally {
      if (this.#meanwhile === meanwhile) this.#meanwhile = undefined;
    }
  }

  async append(stream: string, expectedRevision: number, events: readonly Envelope[]): Promise<Appended> {
    const appended = await this.#append(stream, expectedRevision, events);
    if (!appended.repeated) this.count += events.length;
    this.head = Math.max(this.head, appended.position);
    this.#meanwhile?.set(appended.position, events.length);
    return appended;
  }

  readStream(stream: string, fromRevision?: number): Promise<readonly Recorded[]> {
    return this.store.readStream(stream, fromRevision);
  }

  readAll(afterPosition: number, limit: number): Promise<readonly Delivered[]> {
    return this.store.readAll(afterPosition, limit);
  }

  subscribe(afterPosition: number, signal: AbortSignal): AsyncIterable<readonly Delivered[]> {
    return this.store.subscribe(afterPosition, signal);
  }

  attest(position?: number): Promise<Attestation> {
    return this.store.attest(position);
  }

  close(): Promise<void> {
    return this.store.close();
  }

  async #append(stream: string, expectedRevision: number, events: readonly Envelope[]): Promise<Appended> {
    try {
      return await this.store.append(stream, expectedRevision, events);
    } catch (error) {
      if (error instanceof StoreUnavailable) this.isHeadKnown = false;
      throw error;
    }
  }
}
