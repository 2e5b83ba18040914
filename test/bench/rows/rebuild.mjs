import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { absolute, alternate } from '../support/figures.mjs';
import { bin } from '../support/product.mjs';
import { growthOf, timed } from '../support/resident.mjs';
import { scratch } from '../support/scratch.mjs';
import { storeOf } from '../support/stores.mjs';

const limitScript = fileURLToPath(new URL('../support/rebuild-limit.process.mjs', import.meta.url));

export async function* measure({ rounds, events, cache, told }) {
  const store = await storeOf(events, cache, told);
  const [growths, most] = [[], []];
  const limit = async () => store.events / (await timed([limitScript, join(store.folder, 'events.sqlite'), join(scratch(), 'rows.sqlite')])).seconds;
  const continuum = async () => {
    const nodeArgs = process.env.BENCH_NODE?.split(' ') ?? [];
    const { seconds, resident } = await timed([...nodeArgs, bin, 'rebuild', 'client-timeline', '--json'], {
      EVENT_STORE: 'sqlite',
      CONTINUUM_DATA: store.folder,
    });
    if (resident.length >= 8) {
      growths.push(growthOf(resident));
      most.push(Math.max(...resident));
    }
    return store.events / seconds;
  };
  const name = `rebuild of client-timeline, ${store.events.toLocaleString('en')} events`;
  yield await alternate({ name, unit: 'events/s', goal: 0.5, rounds: Math.min(rounds, 3), limit, continuum, told });
  if (growths.length === 0) return;
  yield absolute({ name: 'rebuild of client-timeline, most memory', unit: 'MiB', goal: null, values: most });
  yield absolute({ name: 'rebuild of client-timeline, memory at its end against its first half', unit: 'times', goal: 1.1, values: growths });
}
