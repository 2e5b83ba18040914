// The bare limit of a rebuild: read, parse, fold by client, and put the same rows into a table like the view's, in transactions of 2,000 events.
import { DatabaseSync } from 'node:sqlite';
import { clientTimeline } from '../../../services/journeys/dist/views/client-timeline/client-timeline.view.js';

const [log, to] = process.argv.slice(2);
const inOneGo = 2_000;

const source = new DatabaseSync(log, { readOnly: true });
const read = source.prepare(`SELECT position, lower(hex(id)), type, meta, data FROM events WHERE position > ? ORDER BY position LIMIT ${inOneGo}`);
read.setReturnArrays(true);

const target = new DatabaseSync(to);
target.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16384');
target.exec('CREATE TABLE rows (key TEXT PRIMARY KEY, row TEXT NOT NULL, facility TEXT, client TEXT)');
const put = target.prepare(
  'INSERT INTO rows VALUES (?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET row = excluded.row, facility = excluded.facility, client = excluded.client',
);

const fold = ([position, id, type, meta, data]) => {
  const handler = clientTimeline.on[type];
  const event = { ...JSON.parse(meta), id, type, data: JSON.parse(data), position };
  if (handler === undefined) return;
  const row = handler(undefined, event);
  put.run(clientTimeline.keys(event)[0], JSON.stringify(row), row.facility, row.client);
};

for (let events = read.all(0); events.length > 0; events = read.all(events.at(-1)[0])) {
  target.exec('BEGIN IMMEDIATE');
  for (const event of events) fold(event);
  target.exec('COMMIT');
}
target.close();
