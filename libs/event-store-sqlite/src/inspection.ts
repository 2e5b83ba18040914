import { existsSync, readFileSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { chain, chainStart, digestOf, StoreUnusable } from '@continuum/event-sourcing';
import { applicationId, busyTimeoutMs, layoutVersion } from './log-file.js';
import { onFile } from './store-error.js';
import { eventsInOrder, rowsOf, storedColumns, storedEventOf, type StoredRow } from './stored-rows.js';

/** How many of the last events are recomputed when a log is opened. All of them: `verifyLog`. */
const lastEvents = 100;

const frameHeaderBytes = 24;
const walHeaderBytes = 32;

const sizeOf = (path: string): number => (existsSync(path) ? statSync(path).size : 0);

/** Whether there is a log to open. @throws StoreUnusable where only its write-ahead log is left. */
export const isThereALog = (path: string): boolean => {
  if (existsSync(path)) return true;
  if (sizeOf(`${path}-wal`) > 0) throw new StoreUnusable(`The log ${path} is gone, but its write-ahead log is there. Nothing was touched.`);
  return false;
};

const pragma = (db: DatabaseSync, name: string): number => rowsOf<[number]>(db.prepare(`PRAGMA ${name}`))[0]?.[0] ?? 0;

/** The pages that wait in the write-ahead log for their place in the file. */
const pagesInWal = (walPath: string, pageBytes: number): ReadonlySet<number> => {
  const wal = readFileSync(walPath);
  const pages = new Set<number>();
  const salt = wal.subarray(16, 24);
  for (let at = walHeaderBytes; at + frameHeaderBytes + pageBytes <= wal.length; at += frameHeaderBytes + pageBytes) {
    if (salt.equals(wal.subarray(at + 8, at + 16))) pages.add(wal.readUInt32BE(at));
  }
  return pages;
};

/** A page of the log that is neither in its file nor in the write-ahead log; SQLite itself compares sizes only where no write-ahead log is. */
const missingPage = (db: DatabaseSync, path: string): number | undefined => {
  if (sizeOf(`${path}-wal`) === 0) return undefined;
  const pageBytes = pragma(db, 'page_size');
  const inWal = pagesInWal(`${path}-wal`, pageBytes);
  const last = pragma(db, 'page_count');
  for (let page = Math.floor(statSync(path).size / pageBytes) + 1; page <= last; page++) if (!inWal.has(page)) return page;
  return undefined;
};

const refuseForeignFile = (db: DatabaseSync, path: string): void => {
  if (pragma(db, 'application_id') !== applicationId) throw new StoreUnusable(`${path} is no log of Continuum. It was left as it was.`);
  const version = pragma(db, 'user_version');
  if (version !== layoutVersion)
    throw new StoreUnusable(`The log ${path} has layout ${version}; this program reads layout ${layoutVersion}. It was left as it was.`);
};

const refuseTornEnd = (db: DatabaseSync, path: string): void => {
  const newestFirst = rowsOf<StoredRow>(db.prepare(`SELECT ${storedColumns} FROM ${eventsInOrder} ORDER BY events.position DESC LIMIT ${lastEvents + 1}`));
  const events = newestFirst.map(storedEventOf).reverse();
  let before = events[0]?.position === 1 ? { position: 0, chain: chainStart } : events.shift();
  for (const event of events) {
    const digest = digestOf(event.id, event.stream, event.revision, event.type, event.meta, event.data);
    if (before === undefined || event.position !== before.position + 1 || event.chain !== chain(before.chain, digest)) {
      throw new StoreUnusable(`The log ${path} is damaged at position ${event.position}: its rolling hash is another. It was left as it was.`);
    }
    before = event;
  }
};

const looking = (path: string, look: (db: DatabaseSync) => void): void =>
  onFile(path, () => {
    const db = new DatabaseSync(path, { readOnly: true, timeout: busyTimeoutMs });
    try {
      look(db);
    } finally {
      db.close();
    }
  });

/**
 * Looks at an existing file without writing it, in a time that does not grow with the log: is it a log of Continuum,
 * and do its last events bear out their rolling hash?
 * @throws StoreUnusable
 */
export const inspectLog = (path: string): void => {
  refuseNoLog(path);
  looking(path, (db) => refuseTornEnd(db, path));
};

/** Whether an existing file is a log of Continuum at all. @throws StoreUnusable */
export const refuseNoLog = (path: string): void => {
  if (!isThereALog(path)) throw new StoreUnusable(`There is no log at ${path}.`);
  if (!statSync(path).isFile()) throw new StoreUnusable(`${path} is no file.`);
  if (sizeOf(path) === 0) throw new StoreUnusable(`${path} is empty, and a log never is. It was left as it was.`);
  looking(path, (db) => refuseForeignFile(db, path));
};

/** Looks whether pages were cut off the file. Only for the owner: a writer at work moves pages while they are counted. @throws StoreUnusable */
export const refuseTornFile = (path: string): void =>
  looking(path, (db) => {
    const missing = missingPage(db, path);
    if (missing !== undefined) throw new StoreUnusable(`The log ${path} is torn: page ${missing} is missing. It was left as it was.`);
  });
