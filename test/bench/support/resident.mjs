import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { percentile } from './figures.mjs';

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
export const timed = (args, env = {}) =>
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
export const growthOf = (resident) => {
  const quarter = Math.floor(resident.length / 4);
  return percentile(resident.slice(-quarter), 0.5) / percentile(resident.slice(quarter, 2 * quarter), 0.5);
};
