#!/usr/bin/env node
// Starts the command line on the Node that the project brings, and builds first where that was not done yet.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const leastMajor = 24;

if (Number.parseInt(process.versions.node, 10) < leastMajor) {
  const own = here(`../../../node_modules/.bin/node${process.platform === 'win32' ? '.cmd' : ''}`);
  if (!existsSync(own)) {
    process.stderr.write(`continuum needs Node ${leastMajor} or later; "npm ci" in the repository brings one.\n`);
    process.exit(1);
  }
  const signals = ['SIGINT', 'SIGTERM'];
  // The one that is started gets the signal itself and drains; this one only waits for it.
  signals.forEach((signal) => process.on(signal, () => undefined));
  process.exit(spawnSync(own, [here(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1);
}

if (!existsSync(here('../dist/cli/main.js'))) {
  const built = spawnSync(process.execPath, [here('../../../infra/build-quietly.mjs')], { stdio: 'inherit' });
  if (built.status !== 0) process.exit(1);
}
await import('../dist/cli/main.js');
