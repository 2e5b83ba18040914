import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '../..');

describe('the generated references', () => {
  it('say what the code says; npm run references writes them anew', () => {
    const { stdout, stderr, status } = spawnSync(process.execPath, ['infra/references.mjs', '--check'], { cwd: root, encoding: 'utf8' });
    expect([stdout, stderr, status]).toEqual(['', '', 0]);
  });
});
