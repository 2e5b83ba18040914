import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made = [];

/** An empty folder that is gone when the run ends. */
export const scratch = () => {
  const path = mkdtempSync(join(tmpdir(), 'continuum-bench-run-'));
  made.push(path);
  return path;
};

export const removeScratch = () => {
  for (const path of made.splice(0)) rmSync(path, { recursive: true, force: true });
};
