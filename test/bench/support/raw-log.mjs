import { DatabaseSync } from 'node:sqlite';
import { openSqliteEventStore, writerPragmas } from '../../../libs/event-store-sqlite/dist/index.js';

const anySchemas = { check: () => undefined, upcast: (event) => event };

/** The tables of a log, as Continuum lays them. */
export const layLog = async (path) => (await openSqliteEventStore(path, anySchemas)).close();

/**
 * The bare limit of appending: node:sqlite with the tables and pragmas of the log, and rows of the same bytes. It checks nothing,
 * serialises nothing and hashes nothing.
 */
export class RawLog {
  #position = 0;
  #stream = 0;

  constructor(path) {
    this.db = new DatabaseSync(path);
    this.db.exec(writerPragmas);
    this.begin = this.db.prepare('BEGIN IMMEDIATE');
    this.commit = this.db.prepare('COMMIT');
    this.insertStream = this.db.prepare('INSERT INTO streams VALUES (?, ?)');
    this.insert = this.db.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  }

  /** Gives a new stream its number. */
  open(name) {
    this.#stream += 1;
    this.insertStream.run(this.#stream, name);
    return this.#stream;
  }

  put(stream, revision, id, { type, meta, data, chain }) {
    this.#position += 1;
    this.insert.run(this.#position, stream, revision, id, type, meta, data, chain);
    return this.#position;
  }

  close() {
    this.db.close();
  }
}
