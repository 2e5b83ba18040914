// Writes docs/reference and docs/errors.md from the code itself: events, policy, views, process managers, HTTP, refusals.
// It reads what was built. `node infra/references.mjs` writes; `--check` says what is out of date and exits 1.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { errorsReference, refusalsIn } from '../libs/service-host/dist/reference/errors-reference.js';
import { events, policy } from './references/catalogue.mjs';
import { http, operationsOfProduct } from './references/http.mjs';
import { processes } from './references/processes.mjs';
import { views } from './references/views.mjs';

const docs = new URL('../docs/', import.meta.url);
const check = process.argv.includes('--check');

const operations = await operationsOfProduct();
const pages = {
  'errors.md': errorsReference(refusalsIn(fileURLToPath(new URL('..', import.meta.url)))),
  'reference/events.md': events(),
  'reference/policy.md': policy(),
  'reference/views.md': views(operations),
  'reference/processes.md': processes(),
  'reference/http.md': http(operations),
};

mkdirSync(new URL('reference/', docs), { recursive: true });
const stale = Object.entries(pages).filter(([name, text]) => {
  const file = new URL(name, docs);
  return !existsSync(file) || readFileSync(file, 'utf8') !== text;
});
if (!check) for (const [name, text] of stale) writeFileSync(new URL(name, docs), text);
for (const [name] of stale) process.stdout.write(`${check ? 'out of date' : 'written'}: docs/${name}\n`);
process.exitCode = check && stale.length > 0 ? 1 : 0;
