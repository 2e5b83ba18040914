import { join } from 'node:path';
import { absolute, percentile } from '../support/figures.mjs';
import { Load } from '../support/load.mjs';
import { openProgram, Product } from '../support/product.mjs';
import { scratch } from '../support/scratch.mjs';

/** From a command's answer until a reader that waits for its position sees it in the timeline. */
export async function* measureOn({ rounds, seconds, told, environment, perSecond, goal, title, warmUpSeconds = seconds }) {
  const product = await Product.start(join(scratch(), 'data'), environment);
  const load = new Load();
  try {
    await openProgram(product);
    const job = { kind: 'paced', port: product.port, perSecond, token: product.token('facility-bench') };
    await load.run({ ...job, seconds: warmUpSeconds });
    const figures = { p50: [], p99: [] };
    for (let round = 0; round < rounds; round++) {
      const { waits } = await load.run({ ...job, seconds: seconds * 2 });
      figures.p50.push(percentile(waits, 0.5));
      figures.p99.push(percentile(waits, 0.99));
      told(`${title}, round ${round + 1} of ${rounds}: p50 ${figures.p50.at(-1).toFixed(1)} ms, p99 ${figures.p99.at(-1).toFixed(1)} ms`);
    }
    const name = `${title} at ${perSecond.toLocaleString('en')} commands/s`;
    yield absolute({ name: `${name}, p50`, unit: 'ms', goal: null, values: figures.p50 });
    yield absolute({ name: `${name}, p99`, unit: 'ms', goal, values: figures.p99 });
  } finally {
    load.end();
    await product.stop();
  }
}

export const measure = (options) => measureOn({ ...options, environment: {}, perSecond: 1_000, goal: 50, title: 'commit to view' });
