import { fileURLToPath } from 'node:url';
import { newNamespace } from '../support/event-store-db.mjs';
import { absolute } from '../support/figures.mjs';
import { growthOf, timed } from '../support/resident.mjs';
import { write } from '../support/written.mjs';

const script = fileURLToPath(new URL('../support/follow.process.mjs', import.meta.url));
const pauseMs = 5;
/** Left to itself, V8 lets garbage stand where there is room. What is kept shows where there is little. */
const heapMiB = 64;
const small = { type: 'Counted', version: 1, source: 'bench', time: '2026-03-02T14:00:00.000Z', data: { number: 1 } };

/** How much memory a process of its own holds while it catches up slowly. */
export async function* measure({ rounds, events, told }) {
  const namespace = newNamespace();
  await write(namespace, events, small, told);
  const [growths, most] = [[], []];
  const many = Math.min(rounds, 3);
  for (let round = 0; round < many; round++) {
    const { seconds, resident } = await timed([`--max-old-space-size=${heapMiB}`, script, namespace, String(events), String(pauseMs)]);
    if (resident.length < 8) continue;
    growths.push(growthOf(resident));
    most.push(Math.max(...resident));
    told(
      `memory of catch-up, round ${round + 1} of ${many}: ${growths.at(-1).toFixed(2)} times in ${seconds.toFixed(0)} s, ${Math.round(most.at(-1))} MiB at most`,
    );
  }
  if (growths.length === 0) return;
  const name = `EventStoreDB: catch-up in ${heapMiB} MiB of heap, ${events.toLocaleString('en')} events`;
  yield absolute({ name: `${name}, most memory`, unit: 'MiB', goal: null, values: most });
  yield absolute({ name: `${name}, memory at its end against its first half`, unit: 'times', goal: 1.1, values: growths });
}
