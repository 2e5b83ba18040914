import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { logOf } from '../support/log.js';
import { continuum, dataFolderOfASpec, interrupted, Product } from '../support/product.js';

const folder = dataFolderOfASpec();
const other = dataFolderOfASpec();
// A walk takes as long as the machine is busy.
jest.setTimeout(180_000);
afterAll(() => {
  folder.remove();
  other.remove();
});

const numberIn = (text: string, pattern: RegExp): number => Number(pattern.exec(text)?.[1]?.replaceAll(',', ''));
const eventsTold = ({ out }: Product): number => numberIn(out, /60 synthetic clients, ([\d,]+) events/);
let walked: number;

describe('the demonstration', () => {
  it('walks its clients, prints a timeline, counts, and a curl line that works, then stays up until it is told to end', async () => {
    const product = await Product.start(folder.path, ['demo']);
    walked = numberIn(product.err, /100 % ([\d,]+) events/);

    expect(product.out).toMatch(/^client-\w+ +\d+ facts\n\nLevels of care\n/);
    expect(product.out).toMatch(/GRADUATED, next level/);
    expect(product.out).toMatch(/\d+ % of the prescribed dose; sessions: \d+ attended, \d+ missed/);
    expect(eventsTold(product)).toBeGreaterThanOrEqual(walked);
    expect(walked).toBeGreaterThan(5_000);
    const docs = await fetch(`${product.url}/docs`);
    expect(docs.status).toBe(200);

    const curl = /^Timeline +(curl .+)$/m.exec(product.out)?.[1] ?? '';
    const { stdout } = await promisify(execFile)('sh', ['-c', curl]);
    expect(JSON.parse(stdout)).toMatchObject({ clientRef: /^client-\w+/.exec(product.out)?.[0] });
    expect(await product.stop()).toBe(0);
  });

  it('leaves a log, views and processes that agree', async () => {
    const { code, out } = await continuum(folder.path, ['verify', '--json']);
    const verdict = JSON.parse(out) as { events: number; discrepancies: unknown[]; views: { equals: boolean }[]; subscriptions: { behind: number }[] };
    expect(code).toBe(0);
    expect(verdict.discrepancies).toStrictEqual([]);
    expect(verdict.views.map(({ equals }) => equals)).toStrictEqual([true, true, true, true]);
    expect(verdict.subscriptions.map(({ behind }) => behind)).toStrictEqual([0, 0, 0, 0, 0]);
    expect(verdict.events).toBeGreaterThanOrEqual(walked);
  });

  it('goes on with the same events when it is started again', async () => {
    const before = logOf(folder.path, walked);
    const product = await Product.start(folder.path, ['demo']);
    expect(product.err).toBe('');
    expect(eventsTold(product)).toBeGreaterThanOrEqual(walked);
    expect((await product.get('/health/ready')).body['status']).toBe('ready');
    expect(await product.stop()).toBe(0);
    expect(logOf(folder.path, walked)).toStrictEqual(before);
  });

  it('loses nothing by Ctrl-C on the way: the next start carries on, and comes to the same log', async () => {
    const stopped = await interrupted(other.path, ['demo'], '25 %', 'SIGINT');
    expect(stopped).toMatchObject({ code: 0, out: 'Stopped on the way. Nothing is lost: the next start carries on.\n' });
    expect(stopped.err).not.toContain('100 %');

    const product = await Product.start(other.path, ['demo']);
    expect(numberIn(product.err, /100 % ([\d,]+) events/)).toBe(walked);
    expect(await product.stop('SIGINT')).toBe(0);
    expect(logOf(other.path, walked)).toStrictEqual(logOf(folder.path, walked));
    expect((await continuum(other.path, ['verify'])).code).toBe(0);
  });
});
