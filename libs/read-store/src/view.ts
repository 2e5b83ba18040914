import type { Fact, Recorded } from '@continuum/contracts';

/** What a column beside the row holds; such columns are what a query may filter and sort by. */
export type ColumnType = 'text' | 'integer';

/**
 * A question somebody asks, answered ahead of time: one map keyed by event type, and the table it fills.
 * The map is also the subscription. Handlers are pure functions of the event and their own row: no clock, no chance,
 * no other view; so a view equals its rebuild.
 */
export interface View<F extends Fact, Row extends object> {
  /** The question, in kebab case: `client-timeline`. */
  readonly name: string;
  /** Raise it when the rows' shape or meaning changes: the view is then rebuilt on the next start. */
  readonly version: number;
  /** Which rows an event is about; none when it is none of this view's business. */
  readonly keys: (event: Recorded<F>) => readonly string[];
  /** The next row; `null` takes it away; `undefined` leaves it as it is. `key` is the one of `keys` that is being answered. */
  readonly on: { readonly [T in F['type']]: (row: Row | undefined, event: Recorded<Extract<F, { type: T }>>, key: string) => Row | null | undefined };
  /** Columns taken from the row, indexed in the order given: `{ facility: 'text', clientRef: 'text' }`. Every view has `facility`. */
  readonly columns: { readonly [name: string]: { readonly type: ColumnType; readonly of: (row: Row) => string | number | null } };
  /** Indexes beside the key's: each a list of column names. */
  readonly indexes?: readonly (readonly string[])[];
}

/** What of a view can be told to another thread: all but its functions. Its tables are laid by it. */
export interface ViewShape {
  readonly name: string;
  readonly version: number;
  readonly columns: { readonly [name: string]: { readonly type: ColumnType } };
  readonly indexes?: readonly (readonly string[])[];
}

export const shapeOf = ({ name, version, columns, indexes = [] }: ViewShape): ViewShape => ({
  name,
  version,
  columns: Object.fromEntries(Object.entries(columns).map(([column, { type }]) => [column, { type }])),
  indexes,
});

/** Any view, whatever its events and rows. */
export type AnyView = View<never, never>;
