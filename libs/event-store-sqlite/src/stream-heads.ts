import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { Recent } from '@continuum/event-sourcing';
import { rowsOf } from './stored-rows.js';

/** Where a stream stands. Moves with every append. */
export interface StreamHead {
  readonly number: number;
  revision: number;
}

const mostKept = 100_000;

/** The heads of streams as the writer knows them; a bounded number is kept in memory. */
export class StreamHeads {
  readonly #kept = new Recent<StreamHead>(mostKept);
  readonly #find: StatementSync;
  readonly #revision: StatementSync;
  readonly #insert: StatementSync;
  readonly #delete: StatementSync;
  readonly #count: StatementSync;
  #lastNumber = 0;

  constructor(db: DatabaseSync) {
    this.#find = db.prepare('SELECT number FROM streams WHERE name = ?');
    this.#revision = db.prepare('SELECT max(revision) FROM events WHERE stream = ?');
    this.#insert = db.prepare('INSERT INTO streams VALUES (?, ?)');
    this.#delete = db.prepare('DELETE FROM streams WHERE number = ?');
    this.#count = db.prepare('SELECT coalesce(max(number), 0) FROM streams');
    this.forgetAll();
  }

  /** Undefined where nothing stands in the stream. */
  of(stream: string): StreamHead | undefined {
    const kept = this.#kept.get(stream);
    if (kept !== undefined) return kept;
    const [found] = rowsOf<[number]>(this.#find, stream);
    if (found === undefined) return undefined;
    const [last] = rowsOf<[number | null]>(this.#revision, found[0]);
    return this.#keep(stream, { number: found[0], revision: last?.[0] ?? -1 });
  }

  /** Gives a new stream its number. */
  open(stream: string): StreamHead {
    this.#insert.run(this.#lastNumber + 1, stream);
    this.#lastNumber += 1;
    return this.#keep(stream, { number: this.#lastNumber, revision: -1 });
  }

  /** Takes back the stream that was opened last. */
  drop(stream: string): void {
    this.#delete.run(this.#lastNumber);
    this.#lastNumber -= 1;
    this.#kept.delete(stream);
  }

  /** After a transaction was taken back: what is in memory may never have been written. */
  forgetAll(): void {
    this.#kept.clear();
    this.#lastNumber = rowsOf<[number]>(this.#count)[0]?.[0] ?? 0;
  }

  #keep(stream: string, head: StreamHead): StreamHead {
    this.#kept.set(stream, head);
    return head;
  }
}
