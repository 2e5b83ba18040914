import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { sql } from 'kysely';
import type { Checkpoint } from '@continuum/messaging';
import { ViewReader, type Finding, type Found } from '../view-store.js';
import { statements } from './kysely-sqlite.js';
import type { ViewDirectory } from './view-directory.js';

interface Open {
  readonly db: DatabaseSync;
  readonly switchedAtMs: number;
  readonly prepared: Map<string, StatementSync>;
}

const defaultLimit = 100;

/** Reads the generation that answers, on connections of its own that never write; follows a switch at once. */
export class ViewDirectoryReader extends ViewReader {
  readonly #open = new Map<string, Open>();

  constructor(private readonly directory: ViewDirectory) {
    super();
  }

  get<Row extends object>(view: { readonly name: string }, key: string): Row | undefined {
    const found = this.#prepare(view, 'select row from rows where key = ?')?.get(key);
    // The view's own handlers made the row.
    return found === undefined ? undefined : (JSON.parse(String(found['row'])) as Row);
  }

  find<Row extends object>(view: { readonly name: string }, finding: Finding): readonly Found<Row>[] {
    const { sql: text, parameters } = findStatement(finding);
    const order = [...(finding.orderBy ?? []), 'key'];
    const rows = this.#prepare(view, text)?.all(...(parameters as (string | number)[])) ?? [];
    return rows.map((found) => ({
      key: String(found['key']),
      row: JSON.parse(String(found['row'])) as Row,
      place: order.map((name) => found[name] as string | number),
    }));
  }

  checkpoint(view: { readonly name: string }): Checkpoint | undefined {
    return this.#prepare(view, 'select position, count, hash from place where one = 1')?.get() as Checkpoint | undefined;
  }

  mark(view: { readonly name: string }): string | undefined {
    // SQLite counts what others commit, as this connection sees it.
    const version = this.#prepare(view, 'PRAGMA data_version')?.get()?.['data_version'];
    return version === undefined ? undefined : `${this.#open.get(view.name)?.switchedAtMs}/${String(version)}`;
  }

  markBetween(view: { readonly name: string }, after: string, before: string): string | undefined {
    const found = this.#prepare(view, 'select count(*) as rows, max(key) as last from rows where key > ? and key < ?')?.get(after, before);
    return found === undefined ? undefined : `${this.#open.get(view.name)?.switchedAtMs}/${String(found['rows'])}/${String(found['last'])}`;
  }

  /** How many keys of the view wait. */
  waiting(view: { readonly name: string }): number {
    return Number(this.#prepare(view, 'select count(*) as keys from waiting')?.get()?.['keys'] ?? 0);
  }

  close(): void {
    for (const { db } of this.#open.values()) db.close();
    this.#open.clear();
  }

  #prepare(view: { readonly name: string }, text: string): StatementSync | undefined {
    const open = this.#current(view);
    if (open === undefined) return undefined;
    const known = open.prepared.get(text);
    if (known !== undefined) return known;
    const prepared = open.db.prepare(text);
    open.prepared.set(text, prepared);
    return prepared;
  }

  #current(view: { readonly name: string }): Open | undefined {
    const switchedAtMs = this.directory.switchedAtMs(view);
    const open = this.#open.get(view.name);
    if (open?.switchedAtMs === switchedAtMs) return open;
    const number = this.directory.current(view);
    if (number === undefined) return undefined;
    const db = new DatabaseSync(this.directory.path(view, number), { readOnly: true, timeout: 5_000 });
    const next: Open = { db, switchedAtMs, prepared: new Map() };
    this.#open.set(view.name, next);
    open?.db.close();
    return next;
  }
}

const findStatement = (finding: Finding): { readonly sql: string; readonly parameters: readonly unknown[] } => {
  const { where = {}, range = {}, orderBy = [], descending = false, after, limit = defaultLimit } = finding;
  const direction = descending ? 'desc' : 'asc';
  let query = statements.selectFrom('rows').selectAll();
  for (const [name, value] of Object.entries(where)) query = query.where(name, '=', value);
  for (const [name, [comparison, value]] of Object.entries(range)) query = query.where(name, comparison, value);
  if (after !== undefined) {
    const columns = sql.join([...orderBy, 'key'].map((name) => sql.ref(name)));
    query = query.where(sql<boolean>`(${columns}) ${sql.raw(descending ? '<' : '>')} (${sql.join([...after])})`);
  }
  for (const name of [...orderBy, 'key']) query = query.orderBy(name, direction);
  return query.limit(limit).compile();
};
