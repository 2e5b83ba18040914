import type { Checkpoint } from '@continuum/messaging';
import type { AnyView } from './view.js';

/** A row as it is kept: its key, what the view made, and the columns beside it. */
export interface KeptRow {
  readonly key: string;
  readonly row: unknown;
  readonly columns: Readonly<Record<string, string | number | null>>;
}

/** One filled table of one view, with the place in the log up to which it is filled. */
export interface Generation {
  readonly view: AnyView;
  readonly number: number;
  checkpoint(): Checkpoint;
  find(key: string): unknown;
  /** Rows put and taken, and the checkpoint, in one transaction. */
  commit(put: readonly KeptRow[], taken: readonly string[], reached: Checkpoint): void;
  close(): void;
}

/** What a query may ask of a view: equal columns, a range on the order's columns, and a page. */
export interface Finding {
  readonly where?: Readonly<Record<string, string | number>>;
  /** Columns that must be at most, or at least, a value: `{ admittedOn: ['<=', '2026-03-02'] }`. */
  readonly range?: Readonly<Record<string, readonly ['<=' | '>=' | '<' | '>', string | number]>>;
  /** Columns to sort by, ascending; the key decides between equals. `descending` turns the whole order round. */
  readonly orderBy?: readonly string[];
  readonly descending?: boolean;
  /** Continue behind this row: the values of its `orderBy` columns, then its key. */
  readonly after?: readonly (string | number)[];
  /** At most so many rows. */
  readonly limit?: number;
}

/** A found row, and where a next page would continue. */
export interface Found<Row> {
  readonly key: string;
  readonly row: Row;
  readonly place: readonly (string | number)[];
}

/** Answers questions from a view's current generation, as of one moment. */
export abstract class ViewReader {
  abstract get<Row extends object>(view: { readonly name: string }, key: string): Row | undefined;
  abstract find<Row extends object>(view: { readonly name: string }, finding: Finding): readonly Found<Row>[];
  /** How far the current generation has come; undefined while the view has none. */
  abstract checkpoint(view: { readonly name: string }): Checkpoint | undefined;
}
