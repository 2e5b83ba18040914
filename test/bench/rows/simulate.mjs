import { join } from 'node:path';
import { absolute } from '../support/figures.mjs';
import { bin } from '../support/product.mjs';
import { timed } from '../support/resident.mjs';
import { scratch } from '../support/scratch.mjs';

const few = 240;
const times = 4;

/** The most memory that `continuum simulate` holds with four times as many clients, against that with the few. */
export async function* measure({ rounds, seconds, told }) {
  const weeks = seconds < 1 ? 1 : 6;
  const mostOf = async (clients) => {
    const args = ['simulate', '--clients', String(clients), '--weeks', String(weeks), '--seed', 'bench', '--from', '2026-03-02', '--json'];
    return Math.max(...(await timed([bin, ...args], { CONTINUUM_DATA: join(scratch(), 'data') })).resident);
  };
  const growths = [];
  const most = [];
  for (let round = 0; round < Math.min(rounds, 2); round++) {
    const before = await mostOf(few);
    most.push(await mostOf(few * times));
    growths.push(most.at(-1) / before);
    told(`simulate, round ${round + 1}: ${Math.round(before)} MiB with ${few} clients, ${Math.round(most.at(-1))} MiB with ${few * times}`);
  }
  yield absolute({ name: `simulate ${few * times} clients, most memory`, unit: 'MiB', goal: null, values: most });
  yield absolute({ name: `simulate, memory with ${few * times} clients against ${few}`, unit: 'times', goal: 1.1, values: growths });
}
