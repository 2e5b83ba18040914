import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { chainStart, type Attestation } from '@continuum/event-sourcing';
import { busyTimeoutMs } from './log-file.js';
import { onFile } from './store-error.js';
import { eventsInOrder, rowsOf, storedColumns, storedEventOf, type ChainedEvent, type StoredRow } from './stored-rows.js';

/** A read-only connection to a log. Each call sees all that was committed before it. */
export class LogReader {
  readonly #db: DatabaseSync;
  readonly #stream: StatementSync;
  readonly #after: StatementSync;
  readonly #last: StatementSync;
  readonly #at: StatementSync;
  readonly #version: StatementSync;
  readonly #streams: StatementSync;
  readonly #streamCount: StatementSync;

  /** @throws StoreUnusable, StoreUnavailable */
  constructor(readonly path: string) {
    this.#db = onFile(path, () => new DatabaseSync(path, { readOnly: true, timeout: busyTimeoutMs }));
    const prepare = (sql: string): StatementSync => onFile(path, () => this.#db.prepare(sql));
    this.#stream = prepare(
      `SELECT ${storedColumns} FROM streams CROSS JOIN events ON events.stream = streams.number WHERE streams.name = ? AND events.revision >= ? ORDER BY events.revision`,
    );
    this.#after = prepare(`SELECT ${storedColumns} FROM ${eventsInOrder} WHERE events.position > ? ORDER BY events.position LIMIT ?`);
    this.#last = prepare('SELECT position, chain FROM events ORDER BY position DESC LIMIT 1');
    this.#at = prepare('SELECT position, chain FROM events WHERE position = ?');
    this.#version = prepare('PRAGMA data_version');
    this.#streams = prepare('SELECT number, name FROM streams WHERE number > ? ORDER BY number LIMIT ?');
    this.#streamCount = prepare('SELECT coalesce(max(number), 0) FROM streams');
  }

  stream(name: string, fromRevision: number): readonly ChainedEvent[] {
    return this.#rows<StoredRow>(this.#stream, name, fromRevision).map(storedEventOf);
  }

  after(position: number, limit: number): readonly ChainedEvent[] {
    return this.#rows<StoredRow>(this.#after, position, limit).map(storedEventOf);
  }

  /** The log up to `position`, or up to its head where that is before. */
  attest(position?: number): Attestation {
    if (position !== undefined && position < 1) return { position: 0, count: 0, hash: chainStart };
    const [at] = position === undefined ? [] : this.#rows<[number, string]>(this.#at, position);
    const [row] = at === undefined ? this.#rows<[number, string]>(this.#last) : [at];
    return row === undefined ? { position: 0, count: 0, hash: chainStart } : { position: row[0], count: row[0], hash: row[1] };
  }

  /** At most `limit` streams numbered after `number`, in that order. */
  streamsAfter(number: number, limit: number): readonly (readonly [number: number, name: string])[] {
    return this.#rows<[number, string]>(this.#streams, number, limit);
  }

  /** How many streams there are. */
  streamCount(): number {
    return this.#rows<[number]>(this.#streamCount)[0]?.[0] ?? 0;
  }

  /** A number that changes whenever another connection, of this process or of another, has committed. */
  dataVersion(): number {
    return this.#rows<[number]>(this.#version)[0]?.[0] ?? 0;
  }

  /** A stream whose revisions are not the numbers from 0 on; undefined when there is none. */
  streamWithGap(): string | undefined {
    const gaps = onFile(this.path, () =>
      this.#db.prepare(
        `SELECT streams.name FROM (SELECT stream FROM events GROUP BY stream HAVING count(*) <> max(revision) + 1 LIMIT 1) AS gap
         JOIN streams ON streams.number = gap.stream`,
      ),
    );
    return this.#rows<[string]>(gaps)[0]?.[0];
  }

  /** SQLite's own check of its pages and indexes; undefined when it finds nothing. Takes seconds on a large log. */
  structuralFault(): string | undefined {
    const found = this.#rows<[string]>(onFile(this.path, () => this.#db.prepare('PRAGMA integrity_check(1)')))[0]?.[0];
    return found === 'ok' ? undefined : found;
  }

  close(): void {
    if (this.#db.isOpen) this.#db.close();
  }

  #rows<Row extends readonly (string | number)[]>(statement: StatementSync, ...parameters: readonly (string | number)[]): readonly Row[] {
    return onFile(this.path, () => rowsOf<Row>(statement, ...parameters));
  }
}
