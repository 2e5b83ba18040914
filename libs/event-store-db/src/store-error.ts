import {
  AccessDeniedError,
  DeadlineExceededError,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  StreamNotFoundError,
  type CommandError,
} from '@eventstore/db-client';
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

/** What the server says of a position at which no record begins. */
const noRecordThere = 'Unexpected ReadAllResult';

/** The gRPC status where who asks is known and may not. */
const permissionDenied = 7;

const typeOf = (error: unknown): string => {
  const { type, code } = error as Partial<CommandError> & { code?: unknown };
  if (typeof type === 'string') return type;
  return typeof code === 'number' ? `status ${code}` : 'no answer';
};

/** An error of the driver in the port's words. The driver's own message may name hosts and credentials and is left out. */
export const storeErrorOf = (error: unknown): DomainError => {
  if (error instanceof DomainError) return error;
  if (error instanceof AccessDeniedError || (error as { code?: unknown }).code === permissionDenied) return accessDenied();
  if (error instanceof MaxAppendSizeExceededError) return tooLarge();
  if (error instanceof StreamDeletedError) return deleted();
  if (error instanceof StreamNotFoundError) return new NotThere('EventStoreDB has no such stream.');
  if (error instanceof Error && error.message.includes(noRecordThere)) return new NotThere('EventStoreDB has no record at this position.');
  if (error instanceof DeadlineExceededError) return new StoreUnavailable('EventStoreDB did not answer in time.');
  return new StoreUnavailable(`EventStoreDB does not answer (${typeOf(error)}).`);
};

export const accessDenied = (): StoreAccessDenied => new StoreAccessDenied('EventStoreDB denies access; the user of the connection string may not do this.');

export const tooLarge = (): AppendTooLarge =>
  new AppendTooLarge('The events of one append are larger than EventStoreDB takes at once (its setting MaxAppendSize). Nothing was written.');

export const deleted = (): StoreUnusable => new StoreUnusable('A stream was deleted on EventStoreDB. Facts are never deleted; somebody else did it.');
