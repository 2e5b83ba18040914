import { DatabaseSync } from 'node:sqlite';
import {
  beforeTheFirst,
  ProcessRows,
  type AsideWork,
  type Checkpoint,
  type DueDeadline,
  type ProcessChange,
  type ProcessRow,
  type ProcessStep,
  type RefusedRequest,
  type ReleasedWork,
  type ReleaseRequest,
  type WaitingProcess,
} from '@continuum/messaging';
import { layProcessTables, prepareProcessStatements } from './process-tables.js';

/** The process managers' rows in one SQLite file; `:memory:` for specs. */
export class ProcessRowsFile extends ProcessRows {
  readonly #db: DatabaseSync;

  constructor(path: string) {
    super();
    this.#db = new DatabaseSync(path, { timeout: 5_000 });
    // After a power cut it may fall back to an earlier commit, whole; what follows is consumed again and recognised as repeats.
    this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    layProcessTables(this.#db);
    this.#statements = prepareProcessStatements(this.#db);
  }

  readonly #statements: ReturnType<typeof prepareProcessStatements>;

  checkpoint(): Checkpoint {
    return (this.#statements.place.get() as Checkpoint | undefined) ?? beforeTheFirst;
  }

  isEmpty(): boolean {
    return this.#statements.anything.get() === undefined;
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

  commit({ changes, refused, reached, setAside = [], waiting = [], released }: ProcessStep): void {
    const { refuse, move, wait, putAside } = this.#statements;
    this.#db.exec('begin immediate');
    try {
      for (const change of changes) this.#change(change);
      for (const { manager, key, causedBy, command, code, refusedAt } of refused) refuse.run(manager, key, causedBy, command, code, refusedAt);
      if (released !== undefined) this.#release(released);
      for (const { manager, key, since, reason } of waiting) wait.run(manager, key, since, reason);
      for (const { manager, key, position, deadline } of setAside) putAside.run(manager, key, position, deadline?.name ?? null, deadline?.dueAt ?? null);
      if (reached !== undefined) move.run(reached.position, reached.count, reached.hash);
      this.#db.exec('commit');
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('rollback');
      throw error;
    }
  }

  refused(): readonly RefusedRequest[] {
    return this.#statements.refused.all() as unknown as readonly RefusedRequest[];
  }

  waiting(): readonly WaitingProcess[] {
    return this.#statements.waiting.all().map((row) => ({ ...row })) as unknown as readonly WaitingProcess[];
  }

  setAside(manager: string, key: string): readonly AsideWork[] {
    return this.#statements.setAside.all(manager, key).map(({ position, deadline, due }) => ({
      manager,
      key,
      position: Number(position),
      ...(deadline === null ? {} : { deadline: { name: String(deadline), dueAt: String(due) } }),
    }));
  }

  ask({ manager, key, skipWhy }: ReleaseRequest): void {
    this.#statements.ask.run(manager, key, skipWhy ?? null);
  }

  asked(): ReleaseRequest | undefined {
    const asked = this.#statements.asked.get();
    if (asked === undefined) return undefined;
    const { manager, key, why } = asked;
    return { manager: String(manager), key: String(key), ...(why === null ? {} : { skipWhy: String(why) }) };
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

  #release({ manager, key, skipWhy, done, waits, releasedAt }: ReleasedWork): void {
    const { skip, takeBack, release, wait, answered } = this.#statements;
    if (skipWhy !== undefined) skip.run(skipWhy, releasedAt, manager, key);
    takeBack.run(manager, key, done);
    release.run(manager, key);
    if (waits !== undefined) wait.run(manager, key, waits.since, waits.reason);
    answered.run(manager, key);
  }
}
