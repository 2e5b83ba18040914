import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { sql } from 'kysely';
import { beforeTheFirst, type Checkpoint } from '@continuum/messaging';
import type { AnyView } from '../view.js';
import type { Generation, KeptRow } from '../view-store.js';
import { statements } from './kysely-sqlite.js';

interface Place extends Checkpoint {
  readonly version: number;
}

const lay = (db: DatabaseSync, view: AnyView): void => {
  const run = (query: { compile(): { sql: string } }): void => db.exec(query.compile().sql);
  let rows = statements.schema
    .createTable('rows')
    .ifNotExists()
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('row', 'text', (column) => column.notNull());
  for (const [name, { type }] of Object.entries(view.columns)) rows = rows.addColumn(name, type);
  run(rows);
  for (const [index, columns] of (view.indexes ?? []).entries()) {
    run(
      statements.schema
        .createIndex(`rows_by_${index}`)
        .ifNotExists()
        .on('rows')
        .columns([...columns, 'key']),
    );
  }
  run(
    statements.schema
      .createTable('place')
      .ifNotExists()
      .addColumn('one', 'integer', (column) => column.primaryKey())
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('count', 'integer', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('view', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull()),
  );
};

/** One generation of one view in a file of its own, so that filling the next never stands in the way of the one that answers. */
export class GenerationFile implements Generation {
  readonly #db: DatabaseSync;
  readonly #find: StatementSync;
  readonly #put: StatementSync;
  readonly #take: StatementSync;
  readonly #move: StatementSync;
  readonly #columns: readonly string[];

  constructor(
    readonly view: AnyView,
    readonly number: number,
    path: string,
  ) {
    this.#db = new DatabaseSync(path, { timeout: 5_000 });
    // A view is derived: after a power cut it may fall back to an earlier commit, whole, and consume those events again.
    this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16384');
    lay(this.#db, view);
    this.#columns = Object.keys(view.columns);
    this.#find = this.#db.prepare('select row from rows where key = ?');
    this.#put = this.#db.prepare(putStatement(this.#columns));
    this.#take = this.#db.prepare('delete from rows where key = ?');
    this.#move = this.#db.prepare(
      'insert into place (one, position, count, hash, view, version) values (1, ?, ?, ?, ?, ?) on conflict (one) do update set position = excluded.position, count = excluded.count, hash = excluded.hash',
    );
  }

  checkpoint(): Checkpoint {
    const place = this.#place();
    return place === undefined ? beforeTheFirst : { position: place.position, count: place.count, hash: place.hash };
  }

  /** The version of the view that filled it; the view's own while it is empty. */
  get version(): number {
    return this.#place()?.version ?? this.view.version;
  }

  find(key: string): unknown {
    const found = this.#find.get(key);
    return found === undefined ? undefined : JSON.parse(String(found['row']));
  }

  commit(put: readonly KeptRow[], taken: readonly string[], reached: Checkpoint): void {
    this.#db.exec('begin immediate');
    try {
      for (const { key, row, columns } of put) this.#put.run(key, JSON.stringify(row), ...this.#columns.map((name) => columns[name] ?? null));
      for (const key of taken) this.#take.run(key);
      this.#move.run(reached.position, reached.count, reached.hash, this.view.name, this.view.version);
      this.#db.exec('commit');
    } catch (error) {
      this.#db.exec('rollback');
      throw error;
    }
  }

  close(): void {
    this.#db.close();
  }

  #place(): Place | undefined {
    // The table was laid above with exactly these columns.
    return this.#db.prepare('select position, count, hash, version from place where one = 1').get() as Place | undefined;
  }
}

const putStatement = (columns: readonly string[]): string => {
  const all = ['key', 'row', ...columns];
  return statements
    .insertInto('rows')
    .values(Object.fromEntries(all.map((name) => [name, ''])) as { key: string; row: string })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(Object.fromEntries(all.slice(1).map((name) => [name, sql.raw(`excluded."${name}"`)]))))
    .compile().sql;
};
