import { absolute } from '../support/figures.mjs';
import { Product } from '../support/product.mjs';
import { storeOf } from '../support/stores.mjs';

/** From the start of the process until it says that it is ready, and is. */
export async function* measure({ rounds, events, cache, told }) {
  const store = await storeOf(events, cache, told);
  const values = [];
  for (let round = 0; round < rounds; round++) {
    const since = performance.now();
    const product = await Product.start(store.folder);
    await product.call('GET', '/health/ready', undefined, 'facility-bench');
    values.push((performance.now() - since) / 1000);
    await product.stop();
    told(`start, round ${round + 1} of ${rounds}: ${values.at(-1).toFixed(2)} s`);
  }
  yield absolute({ name: `start to ready, ${store.events.toLocaleString('en')} events`, unit: 's', goal: 3, values });
}
