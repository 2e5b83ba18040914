import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';

/** The tables of one generation file. `rows` has the view's own columns besides; they are named where a view is at hand. */
export interface GenerationTables {
  rows: { key: string; row: string; [column: string]: string | number | null };
  waiting: { key: string; since: number; reason: string };
  set_aside: { key: string; position: number };
  place: { one: number; position: number; count: number; hash: string; view: string; version: number };
}

/** Kysely as a writer of SQLite statements; they run prepared on `node:sqlite`, compiled once. */
export const statements = new Kysely<GenerationTables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});
