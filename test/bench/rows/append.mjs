import { join } from 'node:path';
import { openSqliteEventStore } from '../../../libs/event-store-sqlite/dist/index.js';
import { byCallers, callersName, newId, newUuid, perSecond, schemas, text, throughPort } from '../support/events.mjs';
import { alternate } from '../support/figures.mjs';
import { layLog, RawLog } from '../support/raw-log.mjs';
import { scratch } from '../support/scratch.mjs';

const stored = { ...text, chain: 'a'.repeat(64) };

/** Transactions of `callers` events, one after another. */
const limitOf = (log, callers, seconds) => {
  const streams = Array.from({ length: callers }, (_none, caller) => log.open(`bench-${callers}-${newUuid()}-${caller}`));
  let [revision, count] = [0, 0];
  const since = performance.now();
  for (; performance.now() - since < seconds * 1000; revision++) {
    log.begin.run();
    for (const stream of streams) log.put(stream, revision, newId(), stored);
    log.commit.run();
    count += callers;
  }
  return perSecond(count, since);
};

export async function* measure({ rounds, seconds, told }) {
  const folder = scratch();
  await layLog(join(folder, 'raw.sqlite'));
  const raw = new RawLog(join(folder, 'raw.sqlite'));
  const store = await openSqliteEventStore(join(folder, 'events.sqlite'), schemas);
  const append = throughPort(store);
  try {
    for (const [callers, goal] of [
      [1, 0.7],
      [100, 0.5],
      [1000, 0.5],
    ]) {
      const limit = () => limitOf(raw, callers, seconds);
      const continuum = () => byCallers(append, callers, seconds);
      limitOf(raw, callers, seconds / 4);
      await byCallers(append, callers, seconds / 4);
      yield await alternate({
        name: `durable append, ${callersName(callers)}`,
        unit: 'events/s',
        goal,
        rounds,
        limit,
        continuum,
        told,
      });
    }
  } finally {
    raw.close();
    await store.close();
  }
}
