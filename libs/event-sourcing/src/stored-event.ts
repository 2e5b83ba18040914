import type { Envelope, Recorded } from '@continuum/contracts';
import { digestOf } from './chain.js';
import { EventRefusedByCatalogue } from './errors.js';
import type { Delivered, EventSchemas } from './event-store.js';
import { isUuid } from './ids.js';

/** An event as texts: what a store keeps of it, and what its digest covers. */
export interface EventText {
  /** A UUID in lower case. */
  readonly id: string;
  readonly type: string;
  /** The envelope without id, type and data, as JSON. */
  readonly meta: string;
  /** The event's data, as JSON. */
  readonly data: string;
}

/** An event's texts and its place in the log. */
export interface StoredEvent extends EventText {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
}

/**
 * Checks a new event against the catalogue and turns it into the texts that are stored.
 * @throws EventRefusedByCatalogue also where the id is no UUID.
 */
export const textOf = (event: Envelope, schemas: EventSchemas): EventText => {
  schemas.check(event);
  const { id, type, data, ...meta } = event;
  if (!isUuid(id)) throw new EventRefusedByCatalogue(type, ['the id is not a UUID in lower case']);
  return { id, type, meta: JSON.stringify(meta), data: JSON.stringify(data) };
};

/** The event that was stored, in the shape of today's catalogue. `parsed` is what `meta` says, where a driver has parsed it already. */
export const recordedOf = (
  { id, type, meta, data, position, stream, revision }: StoredEvent,
  schemas: EventSchemas,
  parsed: unknown = JSON.parse(meta),
): Recorded => {
  // What textOf made of an envelope is an envelope again.
  const envelope = parsed as Omit<Envelope, 'id' | 'type' | 'data'>;
  return schemas.upcast({ ...envelope, id, type, data: JSON.parse(data) as unknown, position, stream, revision });
};

/** The event as the feed delivers it: with the digest of the stored texts, whatever the catalogue made of them since. */
export const deliveredOf = (stored: StoredEvent, schemas: EventSchemas, parsed?: unknown): Delivered =>
  Object.assign(recordedOf(stored, schemas, parsed), { digest: digestOf(stored.id, stored.stream, stored.revision, stored.type, stored.meta, stored.data) });
