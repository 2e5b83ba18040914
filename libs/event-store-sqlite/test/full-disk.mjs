// A process of its own that fills its disk: `node full-disk.mjs LOG`, started under a limit of file size or on a small file system.
// Appends until it is refused, checks what stands, makes room, and goes on. Says what it saw, as JSON.
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqliteEventStore, verifyLog } from '../dist/index.js';
import { eventOf, schemas } from './events.mjs';

const [, , path] = process.argv;
const store = await openSqliteEventStore(path, schemas);
const append = (stream) =>
  store.append(
    stream,
    -1,
    Array.from({ length: 5 }, () => eventOf(randomUUID(), 'x'.repeat(1000))),
  );

let acknowledged = 0;
let refused = [];
while (refused.length === 0) {
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => append(`full-${randomUUID()}`)));
  acknowledged += outcomes.filter(({ status }) => status === 'fulfilled').length;
  refused = outcomes.filter(({ status }) => status === 'rejected').map(({ reason }) => reason.code);
}
const { count } = await store.attest();
const whole = (await verifyLog(path)).fault === undefined;

// Room, as an operator makes it: something else is deleted, and the write-ahead log is brought into the file.
rmSync(join(dirname(path), 'ballast'), { force: true });
const other = new DatabaseSync(path);
other.exec('PRAGMA wal_checkpoint(TRUNCATE)');
other.close();
const after = await append('full-after');
const followed = await store.readStream('full-after');
await store.close();
const verdict = await verifyLog(path);
console.log(JSON.stringify({ acknowledged, refused, count, whole, after, followed: followed.length, verdict }));
