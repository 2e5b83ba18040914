// Follows a namespace from its first event on through the port, at the pace of one who has something to do, until so many have come.
import { setTimeout as sleep } from 'node:timers/promises';
import { openStore } from './event-store-db.mjs';

const [namespace, count, pauseMs] = process.argv.slice(2);
const store = openStore(namespace, { check: () => undefined, upcast: (event) => event });
const ended = new AbortController();
let seen = 0;
for await (const batch of store.subscribe(0, ended.signal)) {
  seen += batch.length;
  if (seen >= Number(count)) ended.abort();
  await sleep(Number(pauseMs));
}
await store.close();
