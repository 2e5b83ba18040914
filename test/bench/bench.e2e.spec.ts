import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const bench = join(import.meta.dirname, 'bench.mjs');
const run = async (...args: readonly string[]): Promise<string> => (await promisify(execFile)(process.execPath, [bench, ...args])).stdout;

describe('the benchmark', () => {
  it('prints a line for each row, for programs', async () => {
    const lines = (await run('--quick', '--rows', 'append', '--json')).trim().split('\n');
    const rows = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(rows.map(({ name, goal }) => [name, goal])).toStrictEqual([
      ['durable append, 1 caller', 0.7],
      ['durable append, 100 callers', 0.5],
      ['durable append, 1,000 callers', 0.5],
    ]);
    for (const { value, limit, ratio } of rows) expect([value, limit, ratio].every((figure) => typeof figure === 'number' && figure > 0)).toBe(true);
  });

  it('knows its rows', async () => {
    await expect(run('--rows', 'everything')).rejects.toThrow('No such row: everything');
  });
});
