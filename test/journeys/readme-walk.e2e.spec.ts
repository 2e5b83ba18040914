import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dataFolderOfASpec, Product } from '../support/product.js';

const root = join(import.meta.dirname, '../..');
const folder = dataFolderOfASpec();
let product: Product;

/** The very commands of the README, from its text. */
const steps = (): readonly string[] => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const walk = readme.slice(readme.indexOf('## Ten steps'), readme.indexOf('## The command line'));
  return [...walk.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block ?? '');
};

beforeAll(async () => {
  product = await Product.start(folder.path);
});

afterAll(async () => {
  await product.stop();
  folder.remove();
});

describe('the ten steps of the README', () => {
  it('lead one client from referral to aftercare, as they stand there', async () => {
    const env = { ...process.env, API: product.url, CONTINUUM_DATA: folder.path };
    const { stdout } = await promisify(execFile)('bash', ['-e', '-o', 'pipefail', '-c', steps().join('\n')], { cwd: root, env, maxBuffer: 8 * 1024 * 1024 });
    const timeline = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as {
      levels: { level: string }[];
      enrollments: { reason: { code: number }; totals: { attendedMinutes: number; sessions: { attended: number } } }[];
      milestones: { what: string; tone: string }[];
      gaps: unknown[];
    };
    expect(steps()).toHaveLength(10);
    expect(timeline.levels.map(({ level }) => level)).toEqual(['2.1', '1.0']);
    expect(timeline.enrollments).toMatchObject([{ reason: { code: 1 }, totals: { attendedMinutes: 540, sessions: { attended: 3 } } }]);
    expect(timeline.milestones.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['admitted', 'plan-approved', 'goal-achieved', 'graduation-ready', 'graduated', 'stepped-down']),
    );
    expect(timeline.milestones.filter(({ tone }) => tone === 'concern')).toEqual([]);
    expect(timeline.gaps).toEqual([]);
  });
});
