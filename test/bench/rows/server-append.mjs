import { BareDriver, newNamespace, openStore } from '../support/event-store-db.mjs';
import { byCallers, callersName, envelope, newUuid, throughPort } from '../support/events.mjs';
import { alternate } from '../support/figures.mjs';

const batch = 500;
const goal = 0.8;
const unit = 'events/s';

/** Appends of one event by 1, 100 and 1,000 callers, then of 500 events by one: through the port, and through the bare driver. */
export async function* measure({ rounds, seconds, told }) {
  const store = openStore(newNamespace());
  const bare = new BareDriver();
  const ones = { port: throughPort(store), driver: (stream, revision) => bare.append(stream, revision), each: 1 };
  const batches = {
    port: (stream, revision) =>
      store.append(
        stream,
        revision,
        Array.from({ length: batch }, () => ({ id: newUuid(), ...envelope })),
      ),
    driver: (stream, revision) => bare.append(stream, revision, batch),
    each: batch,
  };
  const row = async (name, callers, { port, driver, each }) => {
    const limit = () => byCallers(driver, callers, seconds, each);
    const continuum = () => byCallers(port, callers, seconds, each);
    for (const side of [driver, port]) await byCallers(side, callers, seconds / 4, each);
    return alternate({ name: `EventStoreDB: ${name}`, unit, goal, rounds, limit, continuum, told });
  };
  try {
    for (const callers of [1, 100, 1000]) yield await row(`durable append, ${callersName(callers)}`, callers, ones);
    yield await row(`appends of ${batch} events, ${callersName(1)}`, 1, batches);
  } finally {
    await Promise.all([store.close(), bare.close()]);
  }
}
