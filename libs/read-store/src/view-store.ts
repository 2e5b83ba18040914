import type { Checkpoint } from '@continuum/messaging';
import type { Skips } from './skips.js';
import type { AnyView } from './view.js';

/** A row as it is kept: its key, what the view made as JSON, and the columns beside it. */
export interface KeptRow {
  readonly key: string;
  readonly row: string;
  readonly columns: Readonly<Record<string, string | number | null>>;
}

/** A key that waits: its row stands as it was before the event at `since`, and every event from there on is set aside. */
export interface WaitingKey {
  readonly key: string;
  readonly since: number;
  /** The error's name and code. */
  readonly reason: string;
}

/** What a batch of events does to a generation. */
export interface FillingChange {
  readonly put: readonly KeptRow[];
  readonly taken: readonly string[];
  /** Left out where the place in the log stays. */
  readonly reached?: Checkpoint;
  /** Keys that wait from now on, or since another event than before. */
  readonly waiting?: readonly WaitingKey[];
  /** Events that are set aside from now on. */
  readonly setAside?: readonly { readonly key: string; readonly position: number }[];
}

/** What one transaction does to a generation. */
export interface GenerationChange extends FillingChange {
  /** Events of a key that are set aside no longer: those before `before`, or all, and then the key waits no more. */
  readonly released?: { readonly key: string; readonly before?: number };
}

/** What filling asks of a generation, and does to it. */
export interface FilledGeneration {
  readonly view: AnyView;
  /** What the view does without. */
  readonly skips: Skips;
  checkpoint(): Checkpoint;
  /** @throws RowUnreadable when what is kept under the key is no row. */
  find(key: string): unknown;
  waiting(): readonly WaitingKey[];
  /**
   * One transaction: nobody else writes while `work` reads and decides, and what it answers lands whole or not at all.
   * `isUntouched` tells whether nobody else has written since the last time, so that what was kept in memory still holds.
   */
  write(work: (isUntouched: boolean) => FillingChange): void;
}

/** One filled table of one view, with the place in the log up to which it is filled and the keys that wait. */
export interface Generation extends FilledGeneration {
  readonly number: number;
  /** The positions of a key's events that are set aside, in order. */
  setAside(key: string): readonly number[];
  write(work: (isUntouched: boolean) => GenerationChange): void;
  close(): void;
}

/** What lies under a key is no row: the file was changed behind the view's back. A rebuild heals it. */
export class RowUnreadable extends Error {
  override readonly name = 'RowUnreadable';
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
  /** A mark of the whole view: while it is the same, so is every row. Good while this reader is open; undefined while the view has none. */
  abstract mark(view: { readonly name: string }): string | undefined;
  /**
   * A mark of the rows whose keys lie between two keys: how many they are, and the last. Where a view adds and takes rows but never
   * puts one anew under its key, the same mark means the same rows.
   */
  abstract markBetween(view: { readonly name: string }, after: string, before: string): string | undefined;
}
