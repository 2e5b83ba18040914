import { readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { notedSchemas, notes } from '@continuum/testing';
import { temporaryLog, type TemporaryLog } from './testing/temporary-log.js';
import { verifyLog } from './verify-log.js';

/** The first byte of a SQLite page that is a leaf of an index. */
const leafOfIndex = 0x0a;

describe('verifying a log', () => {
  let log: TemporaryLog;
  beforeEach(async () => {
    log = temporaryLog(notedSchemas);
    await log.fill(notes(2500));
  });
  afterEach(() => log.remove());

  const damage = (sql: string): void => {
    const db = new DatabaseSync(log.path);
    db.exec(sql);
    db.close();
  };

  it('finds nothing in a sound one, and says how far it is', async () => {
    const store = await log.open();
    const attested = await store.attest();
    const steps: (readonly number[])[] = [];
    expect(await verifyLog(log.path, (done, head) => steps.push([done, head]))).toStrictEqual(attested);
    expect(steps).toStrictEqual([
      [1000, 2500],
      [2000, 2500],
      [2500, 2500],
    ]);
    await store.close();
  });

  it.each([
    ['data that was changed', `UPDATE events SET data = '{"n":7}' WHERE position = 1234`, 1234],
    ['a time that was changed', `UPDATE events SET meta = replace(meta, '2026', '2025') WHERE position = 1`, 1],
    ['a rolling hash that was changed', `UPDATE events SET chain = lower(hex(zeroblob(32))) WHERE position = 77`, 77],
    ['an event that was cut out', 'DELETE FROM events WHERE position = 2000', 2000],
    [
      'an event cut out and those behind it moved up',
      'DELETE FROM events WHERE position = 2000; UPDATE events SET position = position - 1 WHERE position > 2000',
      2000,
    ],
    ['an event moved to another stream', 'UPDATE events SET revision = revision + 5000 WHERE position = 900', 900],
    [
      'two events that were swapped',
      'UPDATE events SET position = 9999 WHERE position = 40; UPDATE events SET position = 40 WHERE position = 41; UPDATE events SET position = 41 WHERE position = 9999',
      40,
    ],
  ])('names the position of %s', async (_what, sql, position) => {
    damage(sql);
    const verdict = await verifyLog(log.path);
    expect(verdict).toMatchObject({ position: position - 1, count: position - 1, fault: { position } });
  });

  it('says near which position a page cannot be read', async () => {
    const bytes = readFileSync(log.path);
    const at = bytes.indexOf('"n":1500');
    bytes.fill(0xff, at - (at % 4096), at - (at % 4096) + 4096);
    writeFileSync(log.path, bytes);
    const { position, fault } = await verifyLog(log.path);
    expect(position).toBe(1000);
    expect(fault?.what).toContain('cannot be read');
  });

  it('finds an index that has lost an event', async () => {
    const store = await log.open();
    const id = Buffer.from((await store.readAll(1200, 1))[0]?.id.replaceAll('-', '') ?? '', 'hex');
    await store.close();
    const bytes = readFileSync(log.path);
    const places = [bytes.indexOf(id), bytes.lastIndexOf(id)];
    const inIndex = places.find((at) => bytes[at - (at % 4096)] === leafOfIndex) ?? -1;
    bytes.writeUInt8(bytes.readUInt8(inIndex + 15) ^ 1, inIndex + 15);
    writeFileSync(log.path, bytes);
    expect((await verifyLog(log.path)).fault?.what).toContain('the file is damaged');
  });
});
