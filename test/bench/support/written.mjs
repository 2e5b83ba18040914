import { openStore } from './event-store-db.mjs';
import { newUuid } from './events.mjs';

const anySchemas = { check: () => undefined, upcast: (event) => event };
const [streams, inOneGo] = [8, 500];

/** Writes so many events of a kind to a namespace, in some streams side by side. */
export const write = async (namespace, count, event, told) => {
  const store = openStore(namespace, anySchemas);
  let [asked, written] = [0, 0];
  const writer = async (_none, number) => {
    for (let revision = -1; asked < count;) {
      const events = Array.from({ length: Math.min(inOneGo, count - asked) }, () => ({ id: newUuid(), ...event }));
      asked += events.length;
      ({ revision } = await store.append(`written-${number}`, revision, events));
      written += events.length;
      if (written % 100_000 < inOneGo) told(`writing: ${written.toLocaleString('en')} of ${count.toLocaleString('en')} events`);
    }
  };
  try {
    await Promise.all(Array.from({ length: streams }, writer));
  } finally {
    await store.close();
  }
};
