// Measures Continuum against the limit of the machine, in one run: npm run bench -- --help
import { asked } from './support/arguments.mjs';
import { machine, table } from './support/table.mjs';
import { removeScratch } from './support/scratch.mjs';

const rows = {
  append: () => import('./rows/append.mjs'),
  http: () => import('./rows/http.mjs'),
  rebuild: () => import('./rows/rebuild.mjs'),
  'commit-to-view': () => import('./rows/commit-to-view.mjs'),
  timeline: () => import('./rows/timeline.mjs'),
  start: () => import('./rows/start.mjs'),
  simulate: () => import('./rows/simulate.mjs'),
};

/** Measured where a server is: the one that EVENTSTOREDB_URL names. */
const rowsOnServer = {
  'server-commit-to-view': () => import('./rows/server-commit-to-view.mjs'),
  'server-append': () => import('./rows/server-append.mjs'),
  'server-catch-up': () => import('./rows/server-catch-up.mjs'),
  'server-memory': () => import('./rows/server-memory.mjs'),
};
const isServed = Boolean(process.env.EVENTSTOREDB_URL);

const told = (text) => process.stderr.write(`${text}\n`);

const run = async () => {
  const options = asked(process.argv.slice(2), { always: Object.keys(rows), onServer: Object.keys(rowsOnServer), isServed });
  if (options.help !== undefined) return process.stdout.write(options.help);
  const on = machine();
  told(on);
  if (options.left.length > 0) told(`left out, for they want EVENTSTOREDB_URL: ${options.left.join(', ')}`);
  const figures = [];
  for (const name of options.rows) {
    const { measure } = await { ...rows, ...rowsOnServer }[name]();
    for await (const row of measure({ ...options, told })) {
      figures.push(row);
      if (options.json) process.stdout.write(`${JSON.stringify(row)}\n`);
    }
  }
  if (!options.json) process.stdout.write(`${on}\n${table(figures)}\n`);
};

try {
  await run();
} catch (error) {
  told(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  removeScratch();
}
