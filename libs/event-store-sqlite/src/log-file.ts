import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Marks a SQLite file as a log of Continuum: the letters CONT. */
export const applicationId = 0x434f4e54;

/** The layout of the tables below. A log of another layout is refused. */
export const layoutVersion = 1;

/**
 * A stream's name stands once and is referred to by number, so that the index over streams stays small.
 * Positions have no gaps: the last position is the number of events. `chain` is the rolling hash up to and with the row.
 * `log` is for people with a SQLite shell.
 */
const layout = `
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${layoutVersion};
  CREATE TABLE streams (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    id BLOB NOT NULL,
    type TEXT NOT NULL,
    meta TEXT NOT NULL,
    data TEXT NOT NULL,
    chain TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX events_by_stream ON events (stream, revision);
  CREATE UNIQUE INDEX events_by_id ON events (id);
  CREATE VIEW log AS
    SELECT events.position, streams.name AS stream, events.revision, lower(hex(events.id)) AS id, events.type, events.meta, events.data
    FROM events JOIN streams ON streams.number = events.stream;
`;

/** How long a connection waits for another's lock, for instance while a log is being recovered. */
export const busyTimeoutMs = 5000;

/** How the writer's connection is set. FULL: a commit is on disk before it returns. The pragmas of a benchmark's bare limit. */
export const writerPragmas = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA wal_autocheckpoint = 4000;
  PRAGMA cache_size = -65536;
`;

const syncFolder = (folder: string): void => {
  // A folder cannot be opened for syncing on Windows; there a rename is durable by itself.
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Makes an empty log. It appears under its name complete or not at all, so a file without content is never a log. */
export const createLog = (path: string): void => {
  const unfinished = `${path}.new`;
  for (const leftover of ['', '-wal', '-shm', '-journal']) rmSync(unfinished + leftover, { force: true });
  const db = new DatabaseSync(unfinished);
  try {
    db.exec(`PRAGMA journal_mode = WAL; BEGIN; ${layout} COMMIT;`);
  } finally {
    db.close();
  }
  renameSync(unfinished, path);
  syncFolder(dirname(path));
};
