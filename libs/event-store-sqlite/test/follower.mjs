// A process of its own that follows a log: `node follower.mjs LOG COUNT`. Says "following", and after COUNT events what it consumed, as JSON.
import { chain, chainStart } from '@continuum/event-sourcing';
import { openReader } from '../dist/index.js';
import { schemas } from './events.mjs';

const [, , path, count] = process.argv;
const reader = openReader(path, schemas);
const ended = new AbortController();
let consumed = { position: 0, count: 0, hash: chainStart };
process.stdout.write('following\n');
for await (const batch of reader.subscribe(0, ended.signal)) {
  for (const { position, digest } of batch) consumed = { position, count: consumed.count + 1, hash: chain(consumed.hash, digest) };
  if (consumed.count >= Number(count)) ended.abort();
}
process.stdout.write(`${JSON.stringify(consumed)}\n`);
await reader.close();
