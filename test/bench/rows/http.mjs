import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { serialize } from 'node:v8';
import { alternate } from '../support/figures.mjs';
import { LimitServer } from '../support/limit.mjs';
import { Load } from '../support/load.mjs';
import { openProgram, Product } from '../support/product.mjs';
import { layLog } from '../support/raw-log.mjs';
import { scratch } from '../support/scratch.mjs';

const connections = 64;

/** One referral as Continuum answered and stored it: what the limit answers and stores. */
const sampleOf = async (product, path) => {
  const answer = await product.call('POST', '/referrals', { clientRef: `client-${'a'.repeat(36)}`, programId: 'program-bench', source: 1 }, 'facility-bench');
  const db = new DatabaseSync(join(product.folder, 'events.sqlite'), { readOnly: true });
  const stored = { ...db.prepare("SELECT type, meta, data, chain FROM events WHERE type = 'ReferralReceived'").get() };
  db.close();
  writeFileSync(path, serialize({ stored, answer }));
};

export async function* measure({ rounds, seconds, told }) {
  const folder = scratch();
  const [raw, sample] = [join(folder, 'raw.sqlite'), join(folder, 'sample')];
  const product = await Product.start(join(folder, 'data'));
  const load = new Load();
  let server;
  try {
    await openProgram(product);
    await sampleOf(product, sample);
    await layLog(raw);
    server = await LimitServer.start('append', raw, sample);
    const against = (port, lasting) => load.perSecond({ port, connections, seconds: lasting, asks: 'referrals', token: product.token('facility-bench') });
    for (const { port } of [server, product]) await against(port, seconds);
    const limit = () => against(server.port, seconds);
    const continuum = () => against(product.port, seconds);
    const name = `HTTP command to durable answer, ${connections} connections`;
    yield await alternate({ name, unit: 'commands/s', goal: 0.6, rounds, limit, continuum, told });
  } finally {
    load.end();
    await Promise.all([product.stop(), server?.stop()]);
  }
}
