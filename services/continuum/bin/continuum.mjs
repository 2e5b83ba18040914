#!/usr/bin/env node
// Starts the command line on the Node that the project brings, and builds first where that was not done yet.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const leastMajor = 24;

/**
 * Runs this file on another Node and waits for its end; the exit code. Whoever is told to end here tells it so, once: away from
 * the terminal's own group, or Ctrl-C would reach it twice, and a second signal does not wait for the drain.
 */
const startedBy = (node) =>
  new Promise((resolve) => {
    const isOnItsOwn = process.platform !== 'win32';
    const child = spawn(node, [here(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit', detached: isOnItsOwn });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => isOnItsOwn && child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
    child.on('exit', (code) => resolve(code ?? 1));
  });

if (Number.parseInt(process.versions.node, 10) < leastMajor) {
  const own = here(`../../../node_modules/.bin/node${process.platform === 'win32' ? '.cmd' : ''}`);
  if (!existsSync(own)) {
    process.stderr.write(`continuum needs Node ${leastMajor} or later; "npm ci" in the repository brings one.\n`);
    process.exit(1);
  }
  process.exit(await startedBy(own));
}

if (!existsSync(here('../dist/cli/main.js'))) {
  const built = spawnSync(process.execPath, [here('../../../infra/build-quietly.mjs')], { stdio: 'inherit' });
  if (built.status !== 0) process.exit(1);
}
await import('../dist/cli/main.js');
