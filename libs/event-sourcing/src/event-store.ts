import type { Envelope, Recorded } from '@continuum/contracts';

/** The revision of a stream in which nothing stands yet. */
export const noStream = -1;

/** Where an append landed. `position` and `revision` are those of its last event. */
export interface Appended {
  readonly position: number;
  readonly revision: number;
  /** The very same events were there already, at this place; nothing was written again. */
  readonly repeated: boolean;
}

/** A log up to and including a position: how many events, and the rolling hash over them (see `chain`). */
export interface Attestation {
  readonly position: number;
  readonly count: number;
  readonly hash: string;
}

/** An event as the feed delivers it, with the digest of its stored bytes. */
export type Delivered = Recorded & { readonly digest: Buffer };

/** Checks events against their definitions on the way in, and brings older versions up to today's on the way out. */
export interface EventSchemas {
  /** @throws EventRefusedByCatalogue */
  check(event: Envelope): void;
  upcast<E extends Pick<Envelope, 'type' | 'version' | 'data'>>(event: E): E;
}

/**
 * The log of all facts, in streams. One contract, proven by `storeConformanceKit` over every adapter.
 * - Position order is commit order; there is no gap that fills later.
 * - `append` answers once the events are on disk, all of them or none.
 * - The same ids at the same expected revision, again, answer with the first place and write nothing.
 */
export abstract class EventStore {
  /**
   * Appends at least one event, all with UUIDs in lower case as ids, at exactly `expectedRevision` (`noStream` for a new stream).
   * @throws RevisionConflict when the stream is elsewhere, EventIdTaken when an id stands elsewhere in the log,
   * EventRefusedByCatalogue, StoreUnavailable.
   */
  abstract append(stream: string, expectedRevision: number, events: readonly Envelope[]): Promise<Appended>;

  /** The stream's events from `fromRevision` on, oldest first; empty when there are none. */
  abstract readStream(stream: string, fromRevision?: number): Promise<readonly Recorded[]>;

  /** At most `limit` events after `position`, in position order; empty at the head. */
  abstract readAll(afterPosition: number, limit: number): Promise<readonly Delivered[]>;

  /** Batches of events after `position`, in order, without end: at the head it waits. Ends when `signal` aborts. */
  abstract subscribe(afterPosition: number, signal: AbortSignal): AsyncIterable<readonly Delivered[]>;

  /** The log up to `position`, or up to its head where that is before. `position` 0 is the empty log. */
  abstract attest(position?: number): Promise<Attestation>;

  /** Answers what was accepted, ends the subscriptions, then lets go of the file or the connection. */
  abstract close(): Promise<void>;
}
