import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { absolute, alternate, percentile } from '../support/figures.mjs';
import { bin } from '../support/product.mjs';
import { scratch } from '../support/scratch.mjs';
import { storeOf } from '../support/stores.mjs';

const limitScript = fileURLToPath(new URL('../support/rebuild-limit.process.mjs', import.meta.url));
const mebibyte = 1_024;

/** How much memory a process holds, MiB; undefined where the system does not tell. */
const residentOf = (pid) => {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / mebibyte;
  } catch {
    return undefined;
  }
};

/** Runs a process to its end: how long it took, and how much memory it held along the way. */
const timed = (args, env = {}) =>
  new Promise((resolve, reject) => {
    const since = performance.now();
    const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] });
    const resident = [];
    const look = setInterval(() => resident.push(residentOf(child.pid)), 100);
    child.once('exit', (code) => {
      clearInterval(look);
      if (code === 0) resolve({ seconds: (performance.now() - since) / 1000, resident: resident.filter((size) => size > 0) });
      else reject(new Error(`${args.join(' ')} ended with ${code}.`));
    });
  });

/** Memory of the last quarter against that of the second: 1 is flat. */
const growthOf = (resident) => {
  const quarter = Math.floor(resident.length / 4);
  return percentile(resident.slice(-quarter), 0.5) / percentile(resident.slice(quarter, 2 * quarter), 0.5);
};

export async function* measure({ rounds, events, cache, told }) {
  const store = await storeOf(events, cache, told);
  const [growths, most] = [[], []];
  const limit = async () => store.events / (await timed([limitScript, join(store.folder, 'events.sqlite'), join(scratch(), 'rows.sqlite')])).seconds;
  const continuum = async () => {
    const nodeArgs = process.env.BENCH_NODE?.split(' ') ?? [];
    const { seconds, resident } = await timed([...nodeArgs, bin, 'rebuild', 'client-timeline', '--json'], { CONTINUUM_DATA: store.folder });
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
