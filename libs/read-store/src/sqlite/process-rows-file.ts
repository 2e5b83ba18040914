import { DatabaseSync } from 'node:sqlite';
import { beforeTheFirst, ProcessRows, type Checkpoint, type DueDeadline, type ProcessChange, type ProcessRow, type RefusedRequest } from '@continuum/messaging';

/** The process managers' rows in one SQLite file; `:memory:` for specs. */
export class ProcessRowsFile extends ProcessRows {
  readonly #db: DatabaseSync;

  constructor(path: string) {
    super();
    this.#db = new DatabaseSync(path, { timeout: 5_000 });
    // After a power cut it may fall back to an earlier commit, whole; what follows is consumed again and recognised as repeats.
    this.#db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
      create table if not exists processes (manager text, key text, state text not null, facility text not null, correlation text not null, primary key (manager, key)) without rowid;
      create table if not exists deadlines (manager text, key text, name text, due text not null, primary key (manager, key, name)) without rowid;
      create index if not exists deadlines_by_due on deadlines (due, manager, key, name);
      create table if not exists refused (manager text, key text, caused_by text, command text, code text, refused_at text);
      create table if not exists place (one integer primary key, position integer not null, count integer not null, hash text not null);`);
    this.#statements = prepare(this.#db);
  }

  readonly #statements: ReturnType<typeof prepare>;

  checkpoint(): Checkpoint {
    return (this.#statements.place.get() as Checkpoint | undefined) ?? beforeTheFirst;
  }

  find(manager: string, key: string): ProcessRow | undefined {
    const found = this.#statements.find.get(manager, key);
    if (found === undefined) return undefined;
    return { state: JSON.parse(String(found['state'])), facility: String(found['facility']), correlationId: String(found['correlation']) };
  }

  nextDue(instant: string): DueDeadline | undefined {
    return this.#statements.nextDue.get(instant) as DueDeadline | undefined;
  }

  earliest(): string | undefined {
    const due = this.#statements.earliest.get()?.['due'];
    return typeof due === 'string' ? due : undefined;
  }

  commit(changes: readonly ProcessChange[], refused: readonly RefusedRequest[], reached?: Checkpoint): void {
    this.#db.exec('begin immediate');
    try {
      for (const change of changes) this.#change(change);
      for (const { manager, key, causedBy, command, code, refusedAt } of refused) this.#statements.refuse.run(manager, key, causedBy, command, code, refusedAt);
      if (reached !== undefined) this.#statements.move.run(reached.position, reached.count, reached.hash);
      this.#db.exec('commit');
    } catch (error) {
      this.#db.exec('rollback');
      throw error;
    }
  }

  refused(): readonly RefusedRequest[] {
    return this.#statements.refused.all() as unknown as readonly RefusedRequest[];
  }

  close(): void {
    this.#db.close();
  }

  #change({ manager, key, row, set, cancel }: ProcessChange): void {
    const { put, end, endDeadlines, cancelDeadline, setDeadline } = this.#statements;
    if (row === null) {
      end.run(manager, key);
      endDeadlines.run(manager, key);
    } else if (row !== undefined) put.run(manager, key, JSON.stringify(row.state), row.facility, row.correlationId);
    for (const name of cancel) cancelDeadline.run(manager, key, name);
    for (const { name, dueAt } of set) setDeadline.run(manager, key, name, dueAt);
  }
}

const prepare = (db: DatabaseSync) => ({
  place: db.prepare('select position, count, hash from place where one = 1'),
  move: db.prepare(
    'insert into place values (1, ?, ?, ?) on conflict (one) do update set position = excluded.position, count = excluded.count, hash = excluded.hash',
  ),
  find: db.prepare('select state, facility, correlation from processes where manager = ? and key = ?'),
  put: db.prepare('insert into processes values (?, ?, ?, ?, ?) on conflict (manager, key) do update set state = excluded.state'),
  end: db.prepare('delete from processes where manager = ? and key = ?'),
  endDeadlines: db.prepare('delete from deadlines where manager = ? and key = ?'),
  cancelDeadline: db.prepare('delete from deadlines where manager = ? and key = ? and name = ?'),
  setDeadline: db.prepare('insert into deadlines values (?, ?, ?, ?) on conflict (manager, key, name) do update set due = excluded.due'),
  nextDue: db.prepare('select manager, key, name, due as dueAt from deadlines where due <= ? order by due, manager, key, name limit 1'),
  earliest: db.prepare('select min(due) as due from deadlines'),
  refuse: db.prepare('insert into refused values (?, ?, ?, ?, ?, ?)'),
  refused: db.prepare('select manager, key, caused_by as causedBy, command, code, refused_at as refusedAt from refused'),
});
