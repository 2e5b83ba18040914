import { BareDriver, newNamespace, openStore } from '../support/event-store-db.mjs';
import { envelope, perSecond } from '../support/events.mjs';
import { alternate } from '../support/figures.mjs';
import { write } from '../support/written.mjs';

const most = 200_000;

/** Follows a namespace from the first event on through the port, doing nothing, until so many have come. */
const catchUp = async (store, count) => {
  const ended = new AbortController();
  let seen = 0;
  for await (const batch of store.subscribe(0, ended.signal)) {
    seen += batch.length;
    if (seen >= count) ended.abort();
  }
};

export async function* measure({ rounds, events, told }) {
  const count = Math.min(events, most);
  const namespace = newNamespace();
  await write(namespace, count, envelope, told);
  const store = openStore(namespace);
  const bare = new BareDriver();
  const timed = async (follow) => {
    const since = performance.now();
    await follow();
    return perSecond(count, since);
  };
  const limit = () => timed(() => bare.catchUp(namespace, count));
  const continuum = () => timed(() => catchUp(store, count));
  try {
    for (const side of [limit, continuum]) await side();
    yield await alternate({
      name: `EventStoreDB: catch-up, ${count.toLocaleString('en')} events`,
      unit: 'events/s',
      goal: 0.8,
      rounds,
      limit,
      continuum,
      told,
    });
  } finally {
    await Promise.all([store.close(), bare.close()]);
  }
}
