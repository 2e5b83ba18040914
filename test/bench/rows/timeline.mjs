import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { alternate } from '../support/figures.mjs';
import { LimitServer } from '../support/limit.mjs';
import { Load } from '../support/load.mjs';
import { Product } from '../support/product.mjs';
import { scratch } from '../support/scratch.mjs';
import { storeOf } from '../support/stores.mjs';

const connections = 64;
const mostClients = 500;

/** Clients from all over the store, at most 500. */
const chosen = (clients) => {
  const step = Math.max(1, Math.floor(clients.length / mostClients));
  return clients.filter((_client, index) => index % step === 0).slice(0, mostClients);
};

const pathOf = (client) => `/clients/${client}/timeline`;

const bodiesOf = async (product, clients) => {
  const bodies = [];
  for (const [facility, client] of clients) bodies.push([pathOf(client), await product.call('GET', pathOf(client), undefined, facility)]);
  return bodies;
};

async function* measureStore({ folder, events, clients }, { rounds, seconds, told }) {
  const some = chosen(clients);
  const product = await Product.start(folder);
  const load = new Load();
  let server;
  try {
    const bodies = await bodiesOf(product, some);
    const sample = join(scratch(), 'bodies');
    writeFileSync(sample, serialize(bodies));
    server = await LimitServer.start('bytes', sample);
    const asked = some.map(([facility, client]) => [pathOf(client), product.token(facility)]);
    const against = (port) => load.perSecond({ port, connections, seconds, asks: 'timelines', asked });
    for (const { port } of [server, product]) await against(port);
    const name = `timeline query, ${connections} connections, ${events.toLocaleString('en')} events`;
    yield await alternate({ name, unit: 'queries/s', goal: 0.6, rounds, limit: () => against(server.port), continuum: () => against(product.port), told });
  } finally {
    load.end();
    await Promise.all([product.stop(), server?.stop()]);
  }
}

export async function* measure(options) {
  const { cache, told } = options;
  for (const events of new Set([Math.min(10_000, options.events), options.events])) yield* measureStore(await storeOf(events, cache, told), options);
}
