import type { Envelope, Recorded } from '@continuum/contracts';
import { EventStore, type Appended, type Attestation, type Delivered } from '@continuum/event-sourcing';

/** The store of this process, which is its only writer, and so always knows the position of the last event. */
export class StoreWithHead extends EventStore {
  private constructor(
    private readonly store: EventStore,
    public head: number,
  ) {
    super();
  }

  static async over(store: EventStore): Promise<StoreWithHead> {
    const { position } = await store.attest();
    return new StoreWithHead(store, position);
  }

  async append(stream: string, expectedRevision: number, events: readonly Envelope[]): Promise<Appended> {
    const appended = await this.store.append(stream, expectedRevision, events);
    this.head = Math.max(this.head, appended.position);
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
}
