import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { chain, chainStart, noStream } from '@continuum/event-sourcing';
import { busyTimeoutMs, writerPragmas } from './log-file.js';
import { textsPerEvent, type AppendAnswer, type AppendRequest } from './messages.js';
import { isUniqueViolation, storeErrorOf } from './store-error.js';
import { rowsOf } from './stored-rows.js';
import { StreamHeads, type StreamHead } from './stream-heads.js';

/** The end of the log: its last position and the rolling hash there. */
interface LogEnd {
  readonly position: number;
  readonly chain: string;
}

/** The one connection that writes a log. What it is given at once it commits at once. */
export class LogWriter {
  readonly #db: DatabaseSync;
  readonly #insert: StatementSync;
  readonly #placeOfIds: StatementSync;
  readonly #cutAfter: StatementSync;
  readonly #last: StatementSync;
  readonly #begin: StatementSync;
  readonly #commit: StatementSync;
  readonly #heads: StreamHeads;
  #end: LogEnd;

  constructor(private readonly path: string) {
    this.#db = new DatabaseSync(path, { timeout: busyTimeoutMs });
    this.#db.exec(writerPragmas);
    this.#insert = this.#db.prepare("INSERT INTO events VALUES (?, ?, ?, unhex(?, '-'), ?, ?, ?, ?)");
    this.#placeOfIds = this.#db.prepare('SELECT position, lower(hex(id)) FROM events WHERE stream = ? AND revision BETWEEN ? AND ? ORDER BY revision');
    this.#cutAfter = this.#db.prepare('DELETE FROM events WHERE position > ?');
    this.#last = this.#db.prepare('SELECT position, chain FROM events ORDER BY position DESC LIMIT 1');
    this.#begin = this.#db.prepare('BEGIN IMMEDIATE');
    this.#commit = this.#db.prepare('COMMIT');
    this.#heads = new StreamHeads(this.#db);
    this.#end = this.#readEnd();
  }

  /** Appends in one transaction, each for itself: one that is refused leaves its neighbours alone. On disk when it returns. */
  write(requests: readonly AppendRequest[]): readonly AppendAnswer[] {
    try {
      this.#begin.run();
      const answers = requests.map((request) => this.#append(request));
      this.#commit.run();
      return answers;
    } catch (error) {
      this.#undo();
      const why = storeErrorOf(error, this.path).message;
      return requests.map(() => ['unavailable', why]);
    }
  }

  /** Brings all that is committed into the file itself, where there is room for it, and lets go. */
  close(): void {
    try {
      this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } finally {
      this.#db.close();
    }
  }

  #append([stream, expectedRevision, texts]: AppendRequest): AppendAnswer {
    const head = this.#heads.of(stream);
    if ((head?.revision ?? noStream) !== expectedRevision) {
      return (head && this.#sameAgain(head, expectedRevision, texts)) ?? ['conflict'];
    }
    const at = head ?? this.#heads.open(stream);
    const taken = this.#insertAll(at, texts);
    if (taken === undefined) return ['appended', this.#end.position, at.revision];
    if (head === undefined) this.#heads.drop(stream);
    return ['id-taken', taken];
  }

  /** Writes the events behind the stream's head; where an id is taken, takes back those before it and returns the id. */
  #insertAll(head: StreamHead, texts: readonly string[]): string | undefined {
    let { position, chain: hash } = this.#end;
    let { revision } = head;
    for (let at = 0; at < texts.length; at += textsPerEvent) {
      const [id = '', type = '', meta = '', data = '', digest = ''] = texts.slice(at, at + textsPerEvent);
      position += 1;
      revision += 1;
      hash = chain(hash, Buffer.from(digest, 'latin1'));
      try {
        this.#insert.run(position, head.number, revision, id, type, meta, data, hash);
      } catch (error) {
        if (!isUniqueViolation(error)) throw error;
        this.#cutAfter.run(this.#end.position);
        return id;
      }
    }
    this.#end = { position, chain: hash };
    head.revision = revision;
    return undefined;
  }

  #sameAgain(head: StreamHead, expectedRevision: number, texts: readonly string[]): AppendAnswer | undefined {
    const count = texts.length / textsPerEvent;
    const there = rowsOf<[number, string]>(this.#placeOfIds, head.number, expectedRevision + 1, expectedRevision + count);
    const [last] = there.slice(-1);
    const isSame = there.length === count && there.every(([, hex], index) => hex === texts[index * textsPerEvent]?.replaceAll('-', ''));
    return isSame && last !== undefined ? ['repeated', last[0], expectedRevision + count] : undefined;
  }

  #undo(): void {
    if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
    this.#heads.forgetAll();
    this.#end = this.#readEnd();
  }

  #readEnd(): LogEnd {
    const [row] = rowsOf<[number, string]>(this.#last);
    return row === undefined ? { position: 0, chain: chainStart } : { position: row[0], chain: row[1] };
  }
}
