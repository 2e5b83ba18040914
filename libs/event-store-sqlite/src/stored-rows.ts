import type { SQLOutputValue, StatementSync } from 'node:sqlite';
import type { StoredEvent } from '@continuum/event-sourcing';

/** The columns of a stored event, in the order that `storedEventOf` reads; `events` joined with its stream's name. */
export const storedColumns = 'events.position, streams.name, events.revision, lower(hex(events.id)), events.type, events.meta, events.data, events.chain';

/** `events` in position order with the names of its streams. */
export const eventsInOrder = 'events CROSS JOIN streams ON streams.number = events.stream';

/** A row of `storedColumns`. STRICT tables hold nothing else. */
export type StoredRow = readonly [number, string, number, string, string, string, string, string];

/** A stored event and the rolling hash beside it. */
export type ChainedEvent = StoredEvent & { readonly chain: string };

const uuidOf = (hex: string): string => `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;

export const storedEventOf = ([position, stream, revision, hex, type, meta, data, chain]: StoredRow): ChainedEvent => ({
  position,
  stream,
  revision,
  id: uuidOf(hex),
  type,
  meta,
  data,
  chain,
});

/** The rows of a statement as tuples of the shape that its columns have. */
export const rowsOf = <Row extends readonly SQLOutputValue[]>(statement: StatementSync, ...parameters: readonly (string | number)[]): readonly Row[] => {
  statement.setReturnArrays(true);
  // The statement was set to return arrays; the caller names the columns' types.
  return statement.all(...parameters) as unknown as readonly Row[];
};
