import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Product } from '../support/product.js';
import { Ward } from '../support/ward.js';
import { judge } from './support/judgement.js';
import { KeptData } from './support/kept-data.js';
import { Load } from './support/load.js';
import { until } from './support/until.js';

const bin = join(import.meta.dirname, '../../services/continuum/bin/continuum.mjs');
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'continuum-disk-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** No file may grow beyond so many blocks of 512 bytes: to the product, a disk without room. */
const withoutRoom = (blocks: number): readonly string[] => ['sh', '-c', `ulimit -f ${blocks}; exec "$@"`, 'sh'];

describe('a disk that fills up under load', () => {
  it('refuses what it cannot take as unavailable, goes on answering questions, ends when told to, and has lost nothing', async () => {
    const data = join(root, 'data');
    let product = await Product.start(data, ['start'], {}, withoutRoom(1_600));
    await new Ward(product).program('program-1');
    const folder = join(root, 'load');
    Load.tell(folder, product.url);
    const load = new Load(folder, data, { callers: 24 });
    try {
      const referral = { clientRef: 'client-x', programId: 'program-1', source: 1 };
      await until(async () => (await product.post('/referrals', referral)).status === 503, 60_000);
      expect((await product.post('/referrals', referral)).body).toMatchObject({ status: 503, code: 'store.unavailable' });
      expect((await product.get('/census')).status).toBe(200);
      expect(await product.stop()).toBe(0);
      expect(load.acknowledged().length).toBeGreaterThan(50);

      product = await Product.start(data);
      Load.tell(folder, product.url);
      const before = load.acknowledged().length;
      await until(() => Promise.resolve(load.acknowledged().length > before + 50));
      await load.stop();
      await product.settled();
      expect(await product.stop()).toBe(0);
      const { faults } = await judge(data, load.acknowledged(), '');
      expect(faults).toEqual([]);
    } finally {
      load.end();
      product.child.kill('SIGKILL');
    }
  }, 120_000);
});

describe('a disk that fills up while a view is rebuilt', () => {
  it('ends the rebuild in one line, and the generation that answered goes on answering', async () => {
    const kept = await KeptData.simulated(30, 20);
    const data = kept.copy();
    const before = data.viewFile('client-timeline');
    const [command = '', ...args] = [...withoutRoom(1_000), process.execPath, bin, 'rebuild', 'client-timeline', '--json'];
    const environment = { PATH: process.env['PATH'], CONTINUUM_DATA: data.path };
    const { status, stderr, stdout } = spawnSync(command, args, { env: environment, encoding: 'utf8', timeout: 60_000 });
    expect({ status, stderr, stdout }).toEqual({
      status: 1,
      stderr: expect.stringMatching(/^continuum: a file of the data folder cannot be used: .*\n$/),
      stdout: '',
    });
    expect(data.viewFile('client-timeline')).toBe(before);
    expect(await data.verify()).toMatchObject({ code: 0, discrepancies: [] });
    expect(JSON.parse((await data.run('rebuild', 'client-timeline', '--json')).out)).toMatchObject({ view: 'client-timeline' });
    expect(data.viewFile('client-timeline')).not.toBe(before);
    kept.remove();
  }, 120_000);
});

describe('a folder that cannot be written', () => {
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  /** Starts it as somebody whom permissions bind, which they do not for root. */
  const start = (data: string): { readonly status: number | null; readonly err: string } => {
    const environment = { PATH: process.env['PATH'], CONTINUUM_DATA: data, PORT: '0' };
    const { status, stderr } = spawnSync(process.execPath, [bin, 'start'], { env: environment, encoding: 'utf8', timeout: 30_000, ...nobody });
    return { status, err: stderr };
  };

  it('is named in one line where there is nothing yet', () => {
    chmodSync(root, 0o755);
    const data = join(root, 'data');
    mkdirSync(data, { mode: 0o555 });
    expect(start(data)).toEqual({ status: 1, err: expect.stringMatching(/^continuum: .*\bdata\b.*\n$/) });
  });

  it('is named in one line where only the views cannot be written', async () => {
    const kept = await KeptData.simulated(2, 1);
    const data = kept.copy();
    spawnSync('chmod', ['-R', 'a+rwX', data.path]);
    spawnSync('chmod', ['-R', 'a-w', join(data.path, 'views')]);
    chmodSync(join(data.path, '..'), 0o755);
    expect(start(data.path)).toEqual({ status: 1, err: expect.stringMatching(/^continuum: .*\n$/) });
    kept.remove();
  });

  it('is named in one line where there is a log already, and the log is left as it was', async () => {
    const kept = await KeptData.simulated(2, 1);
    const data = kept.copy();
    spawnSync('chmod', ['-R', 'a+rX,a-w', data.path]);
    chmodSync(join(data.path, '..'), 0o755);
    expect(start(data.path)).toEqual({ status: 1, err: expect.stringMatching(/^continuum: .*events\.sqlite.*\n$/) });
    spawnSync('chmod', ['-R', 'u+w', data.path]);
    expect(await data.verify()).toMatchObject({ code: 0 });
    kept.remove();
  });
});
