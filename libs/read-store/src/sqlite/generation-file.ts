import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { beforeTheFirst, type Checkpoint } from '@continuum/messaging';
import { Skips } from '../skips.js';
import type { AnyView, ViewShape } from '../view.js';
import { RowUnreadable, type GenerationChange, type WaitingKey } from '../view-store.js';
import { layTables } from './generation-tables.js';
import { statements } from './kysely-sqlite.js';

interface Place extends Checkpoint {
  readonly version: number;
}

/**
 * One generation of one view in a file of its own, so that filling the next never stands in the way of the one that answers.
 * Of a view it needs the shape alone; with a whole view it is a `Generation`.
 */
export class GenerationFile<V extends ViewShape = AnyView> {
  readonly #db: DatabaseSync;
  readonly #statements: ReturnType<typeof prepare>;
  readonly #columns: readonly string[];
  #seenVersion = -1;

  constructor(
    readonly view: V,
    readonly number: number,
    readonly path: string,
    readonly skips: Skips = new Skips(),
  ) {
    this.#db = new DatabaseSync(path, { timeout: 5_000 });
    // A view is derived: after a power cut it may fall back to an earlier commit, whole, and consume those events again.
    this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 4000');
    layTables(this.#db, view);
    this.#columns = Object.keys(view.columns);
    this.#statements = prepare(this.#db, this.#columns);
  }

  checkpoint(): Checkpoint {
    const place = this.#place();
    return place === undefined ? beforeTheFirst : { position: place.position, count: place.count, hash: place.hash };
  }

  /** The version of the view that filled it; the view's own while it is empty; undefined where rows stand without a place. */
  get version(): number | undefined {
    const place = this.#place();
    if (place !== undefined) return place.version;
    return this.#statements.anyRow.get() === undefined ? this.view.version : undefined;
  }

  find(key: string): unknown {
    const found = this.#statements.find.get(key);
    return found === undefined ? undefined : readRow(this.view, String(found['row']));
  }

  waiting(): readonly WaitingKey[] {
    // The table was laid with exactly these columns.
    return this.#statements.waiting.all().map((row) => ({ ...row })) as unknown as readonly WaitingKey[];
  }

  setAside(key: string): readonly number[] {
    return this.#statements.setAside.all(key).map(({ position }) => Number(position));
  }

  write(work: (isUntouched: boolean) => GenerationChange): void {
    this.#db.exec('begin immediate');
    try {
      // Asked inside the transaction: from here on until the commit nobody else can write.
      const version = Number(this.#statements.version.get()?.['data_version']);
      const change = work(version === this.#seenVersion);
      this.#apply(change);
      this.#db.exec('commit');
      this.#seenVersion = version;
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('rollback');
      throw error;
    }
  }

  close(): void {
    this.#db.close();
  }

  #apply({ put, taken, reached, waiting = [], setAside = [], released }: GenerationChange): void {
    const { putRow, takeRow, move, wait, release, putAside, takeBack } = this.#statements;
    for (const { key, row, columns } of put) putRow.run(key, row, ...this.#columns.map((name) => columns[name] ?? null));
    for (const key of taken) takeRow.run(key);
    if (released !== undefined) {
      takeBack.run(released.key, released.before ?? Number.MAX_SAFE_INTEGER);
      release.run(released.key);
    }
    for (const { key, since, reason } of waiting) wait.run(key, since, reason);
    for (const { key, position } of setAside) putAside.run(key, position);
    if (reached !== undefined) move.run(reached.position, reached.count, reached.hash, this.view.name, this.view.version);
  }

  #place(): Place | undefined {
    // The table was laid above with exactly these columns.
    return this.#statements.place.get() as Place | undefined;
  }
}

/** @throws RowUnreadable */
export const readRow = ({ name }: ViewShape, row: string): unknown => {
  try {
    return JSON.parse(row);
  } catch {
    throw new RowUnreadable(`What ${name} keeps under one of its keys is no row.`);
  }
};

const prepare = (db: DatabaseSync, columns: readonly string[]) => ({
  version: db.prepare('PRAGMA data_version'),
  place: db.prepare('select position, count, hash, version from place where one = 1'),
  anyRow: db.prepare('select 1 from rows limit 1'),
  find: db.prepare('select row from rows where key = ?'),
  waiting: db.prepare('select key, since, reason from waiting order by since, key'),
  setAside: db.prepare('select position from set_aside where key = ? order by position'),
  putRow: db.prepare(putStatement(columns)),
  takeRow: db.prepare('delete from rows where key = ?'),
  move: db.prepare(
    'insert into place (one, position, count, hash, view, version) values (1, ?, ?, ?, ?, ?) on conflict (one) do update set position = excluded.position, count = excluded.count, hash = excluded.hash',
  ),
  wait: db.prepare('insert into waiting values (?, ?, ?) on conflict (key) do update set since = excluded.since, reason = excluded.reason'),
  release: db.prepare('delete from waiting where key = ?'),
  putAside: db.prepare('insert or ignore into set_aside values (?, ?)'),
  takeBack: db.prepare('delete from set_aside where key = ? and position < ?'),
});

const putStatement = (columns: readonly string[]): string => {
  const all = ['key', 'row', ...columns];
  return statements
    .insertInto('rows')
    .values(Object.fromEntries(all.map((name) => [name, ''])) as { key: string; row: string })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(Object.fromEntries(all.slice(1).map((name) => [name, sql.raw(`excluded."${name}"`)]))))
    .compile().sql;
};
