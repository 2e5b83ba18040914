import type { Checkpoint } from '@continuum/messaging';
import type { FillingChange, KeptRow } from '../view-store.js';
import type { ViewShape } from '../view.js';

/** What the thread that writes a generation is started with. */
export interface GenerationThreadData {
  readonly shape: ViewShape;
  readonly number: number;
  readonly path: string;
}

/** A change on its way between threads: its rows one after another, each key, row, columns; a flat list is copied in half the time. */
export interface PackedChange extends Omit<FillingChange, 'put' | 'reached'> {
  readonly rows: readonly (string | number | null)[];
  readonly reached: Checkpoint | undefined;
}

/** To the writer: changes in order, or null: write what has come, then let go of the file. */
export type ToGenerationThread = PackedChange | null;

/** From the writer: it holds the file, or so many changes more are in it. */
export type FromGenerationThread = { readonly kind: 'opened' } | { readonly kind: 'written'; readonly changes: number };

export const packed = ({ put, taken, reached, waiting = [], setAside = [] }: FillingChange, columns: readonly string[]): PackedChange => {
  const rows: (string | number | null)[] = [];
  for (const { key, row, columns: values } of put) {
    rows.push(key, row);
    for (const name of columns) rows.push(values[name] ?? null);
  }
  return { rows, taken, reached, waiting, setAside };
};

export const unpacked = ({ rows, reached, ...rest }: PackedChange, columns: readonly string[]): FillingChange => {
  const put: KeptRow[] = [];
  for (let at = 0; at < rows.length; at += columns.length + 2) {
    const values = Object.fromEntries(columns.map((name, index) => [name, rows[at + 2 + index] ?? null]));
    put.push({ key: String(rows[at]), row: String(rows[at + 1]), columns: values });
  }
  return { ...rest, put, ...(reached === undefined ? {} : { reached }) };
};
