import { AppendTooLarge, DomainError, StoreAccessDenied, StoreUnavailable, StoreUnusable } from '@continuum/event-sourcing';

/** What the server calls the details of an append that it refuses. */
export const refusal = {
  revision: 'event_store.client.WrongExpectedVersion',
  accessDenied: 'event_store.client.AccessDenied',
  tooLarge: 'event_store.client.MaximumAppendSizeExceeded',
  deleted: 'event_store.client.StreamDeleted',
} as const;

/** What was asked for is not on the server: no such stream, or a position at which no record begins. */
export class NotThere extends StoreUnusable {}

/** The server gave up a subscription, for it keeps no more than 32 events for one that reads slowly. It is well, and the next one goes on. */
export class LeftBehind extends StoreUnavailable {}

/** What the server says of a subscription that it gives up. */
const tooSlow = /Consumer too slow/;

/** What the server says of a position at which no record begins. */
const noRecordThere = /Unexpected (Filtered)?ReadAllResult/;

/** The gRPC statuses that say more than that there is no answer. */
const status = { deadlineExceeded: 4, permissionDenied: 7, unauthenticated: 16 } as const;

/** What a call ends with, as far as it is looked at: a gRPC status, and in its metadata the server's own word. */
interface CallError {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly metadata?: { get(name: string): readonly unknown[] };
}

const refusedOf = (exception: string, code: unknown): DomainError | undefined => {
  if (exception === 'access-denied' || code === status.permissionDenied || code === status.unauthenticated) return accessDenied();
  if (exception === 'maximum-append-size-exceeded') return tooLarge();
  if (exception === 'stream-deleted') return deleted();
  return undefined;
};

/** An error of the driver or of a call in the port's words. Its own message may name hosts and credentials and is left out. */
export const storeErrorOf = (error: unknown): DomainError => {
  if (error instanceof DomainError) return error;
  const { code, message, metadata } = error as CallError;
  const exception = String(metadata?.get('exception')[0] ?? '');
  const refused = refusedOf(exception, code);
  if (refused !== undefined) return refused;
  if (typeof message === 'string' && noRecordThere.test(message)) return new NotThere('EventStoreDB has no record at this position.');
  if (typeof message === 'string' && tooSlow.test(message)) return new LeftBehind('EventStoreDB gave up a subscription that was read too slowly.');
  if (exception === 'not-leader') return new StoreUnavailable('EventStoreDB has another leader.');
  if (code === status.deadlineExceeded) return new StoreUnavailable('EventStoreDB did not answer in time.');
  return new StoreUnavailable(`EventStoreDB does not answer (${typeof code === 'number' ? `status ${code}` : 'no answer'}).`);
};

export const accessDenied = (): StoreAccessDenied => new StoreAccessDenied('EventStoreDB denies access; the user of the connection string may not do this.');

export const tooLarge = (): AppendTooLarge =>
  new AppendTooLarge('The events of one append are larger than EventStoreDB takes at once (its setting MaxAppendSize). Nothing was written.');

export const deleted = (): StoreUnusable => new StoreUnusable('A stream was deleted on EventStoreDB. Facts are never deleted; somebody else did it.');
