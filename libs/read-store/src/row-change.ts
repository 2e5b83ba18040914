import type { Recorded } from '@continuum/contracts';
import type { AnyView, View } from './view.js';
import type { KeptRow } from './view-store.js';

export type Row = object;
/** A view after its types were checked where it was written. */
export type Untyped = View<Recorded, Row>;

/** `AnyView` forgot which events the view takes; its own map still names them, and only those are handed to it. */
export const untyped = (view: AnyView): Untyped => view as unknown as Untyped;

/** The row as it is kept, columns beside it. */
export const keptRow = (view: Untyped, key: string, row: Row): KeptRow => {
  const columns = Object.fromEntries(Object.entries(view.columns).map(([name, { of }]) => [name, of(row)]));
  return { key, row: JSON.stringify(row), columns };
};
