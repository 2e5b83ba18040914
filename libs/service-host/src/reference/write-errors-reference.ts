import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { errorsReference, refusalsIn } from './errors-reference.js';

/** Writes docs/errors.md anew from the refusals in the sources: `node libs/service-host/dist/reference/write-errors-reference.js`, after a build. */
const root = resolve(import.meta.dirname, '../../../..');
writeFileSync(resolve(root, 'docs/errors.md'), errorsReference(refusalsIn(root)));
