import { copyFileSync, mkdirSync, openSync, closeSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { noStream, StoreUnusable } from '@continuum/event-sourcing';
import { notedSchemas, notes } from '@continuum/testing';
import { openReader } from './sqlite-event-store.js';
import { temporaryLog, type TemporaryLog } from './testing/temporary-log.js';

/** Writes over a file's bytes at an offset. */
const overwrite = (path: string, at: number, bytes: Buffer): void => {
  const handle = openSync(path, 'r+');
  writeSync(handle, bytes, 0, bytes.length, at);
  closeSync(handle);
};

/** Brings what is in the write-ahead log into the file, as the writer itself does now and then. */
const checkpoint = (path: string): void => {
  const db = new DatabaseSync(path);
  db.exec('PRAGMA wal_checkpoint(PASSIVE)');
  db.close();
};

describe('a file that cannot be used as a log', () => {
  let log: TemporaryLog;
  beforeEach(() => {
    log = temporaryLog(notedSchemas);
  });
  afterEach(() => log.remove());

  const expectRefusedUntouched = async (why: RegExp): Promise<void> => {
    const before = log.bytes();
    await expect(log.open()).rejects.toThrow(StoreUnusable);
    await expect(log.open()).rejects.toThrow(why);
    expect(log.bytes()).toStrictEqual(before);
  };

  it.each([
    ['a text', (path: string) => writeFileSync(path, 'Dear diary, '.repeat(1000)), /no log of Continuum/],
    ['a short text', (path: string) => writeFileSync(path, 'Dear diary'), /no log of Continuum/],
    ['an empty file', (path: string) => writeFileSync(path, ''), /is empty/],
    ['a folder', (path: string) => mkdirSync(path), /./],
  ])('is %s', async (_what, make, why) => {
    make(log.path);
    await expectRefusedUntouched(why);
    expect(() => openReader(log.path, notedSchemas)).toThrow(StoreUnusable);
  });

  it.each(['DELETE', 'WAL'])("is another application's SQLite file, journal mode %s", async (mode) => {
    const other = new DatabaseSync(log.path);
    other.exec(`PRAGMA journal_mode = ${mode}; CREATE TABLE notes (text); INSERT INTO notes VALUES ('mine')`);
    other.close();
    await expectRefusedUntouched(/no log of Continuum/);
  });

  it('is a log of a later layout', async () => {
    await log.fill(notes(3));
    const later = new DatabaseSync(log.path);
    later.exec('PRAGMA user_version = 99');
    later.close();
    await expectRefusedUntouched(/layout 99/);
  });

  it.each([1, 100, 4096, 40_000])('is a log of which the last %i bytes are gone', async (bytes) => {
    await log.fill(notes(500));
    truncateSync(log.path, statSync(log.path).size - bytes);
    await expectRefusedUntouched(/damaged|torn/);
  });

  it('is a log cut short beside its write-ahead log', async () => {
    const writing = temporaryLog(notedSchemas);
    const store = await writing.open();
    await store.append('long', noStream, notes(1000));
    checkpoint(writing.path);
    await store.append('long', 999, notes(10, 1000));
    for (const suffix of ['', '-wal']) copyFileSync(writing.path + suffix, log.path + suffix);
    await store.close();
    writing.remove();

    truncateSync(log.path, statSync(log.path).size - 40_960);
    await expectRefusedUntouched(/damaged|torn/);
  });

  it('is a write-ahead log whose log is gone', async () => {
    const store = await log.open();
    await store.append('gone', noStream, notes(3));
    const wal = readFileSync(`${log.path}-wal`);
    await store.close();
    rmSync(log.path);
    writeFileSync(`${log.path}-wal`, wal);
    await expectRefusedUntouched(/is gone/);
  });

  it('is a log whose last events are not what was written', async () => {
    await log.fill(notes(50));
    const [at, text] = [readFileSync(log.path).lastIndexOf('"n":47'), Buffer.from('"n":74')];
    expect(at).toBeGreaterThan(0);
    overwrite(log.path, at, text);
    await expectRefusedUntouched(/damaged at position 48/);
  });

  it('is a log whose first page was overwritten', async () => {
    await log.fill(notes(50));
    overwrite(log.path, 100, Buffer.alloc(2000, 0xff));
    await expectRefusedUntouched(/damaged|not answer|no log/);
  });

  it('is none that stands beside a half-made one: that is thrown away', async () => {
    writeFileSync(`${log.path}.new`, 'half');
    const store = await log.open();
    await store.append('made', noStream, notes(1));
    await store.close();
    expect(Object.keys(log.bytes())).toStrictEqual(['events.sqlite']);
    expect(statSync(join(log.folder, 'events.sqlite')).size).toBeGreaterThan(0);
  });
});
