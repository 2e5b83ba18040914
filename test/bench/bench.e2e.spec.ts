import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { whereServed } from '@continuum/event-store-db/testing';

const bench = join(import.meta.dirname, 'bench.mjs');
const runWith = async (url: string, ...args: readonly string[]): Promise<string> =>
  (await promisify(execFile)(process.execPath, [bench, ...args], { env: { ...process.env, EVENTSTOREDB_URL: url } })).stdout;
const run = (...args: readonly string[]): Promise<string> => runWith('', ...args);

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

  it('says what a row on a server wants, where no server is named', async () => {
    await expect(run('--rows', 'server-append')).rejects.toThrow('server-append: EVENTSTOREDB_URL must name a server to measure.');
  });
});

await whereServed('the benchmark on a server', (url) => {
  describe('the benchmark on a server', () => {
    it('holds the store against the bare driver', async () => {
      const lines = (await runWith(url, '--quick', '--events', '2000', '--rows', 'server-append,server-catch-up', '--json')).trim().split('\n');
      const rows = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
      expect(rows.map(({ name, goal }) => [name, goal])).toStrictEqual([
        ['EventStoreDB: durable append, 1 caller', 0.8],
        ['EventStoreDB: durable append, 100 callers', 0.8],
        ['EventStoreDB: durable append, 1,000 callers', 0.8],
        ['EventStoreDB: appends of 500 events, 1 caller', 0.8],
        ['EventStoreDB: catch-up, 2,000 events', 0.8],
      ]);
      for (const { value, limit, ratio } of rows) expect([value, limit, ratio].every((figure) => typeof figure === 'number' && figure > 0)).toBe(true);
    }, 60_000);
  });
});
