// A process of its own that appends without end: `node appender.mjs LOG CALLERS`. Each acknowledged event is a line "stream revision id" on
// standard output, written before the next append of that stream. Killed by whoever started it.
import { writeSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { openSqliteEventStore } from '../dist/index.js';
import { eventOf, schemas } from './events.mjs';

const [, , path, callers] = process.argv;
const store = await openSqliteEventStore(path, schemas);
writeSync(1, 'opened\n');

const call = async (stream) => {
  for (let revision = -1; ; revision++) {
    const event = eventOf(randomUUID());
    await store.append(stream, revision, [event]);
    writeSync(1, `${stream} ${revision + 1} ${event.id}\n`);
  }
};

await Promise.all(Array.from({ length: Number(callers) }, () => call(`appender-${randomUUID()}`)));
