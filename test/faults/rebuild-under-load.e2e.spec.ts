import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from '@jest/globals';
import { Product } from '../support/product.js';
import { Ward } from '../support/ward.js';
import { judge } from './support/judgement.js';
import { DamagedData } from './support/kept-data.js';
import { Load } from './support/load.js';

const root = mkdtempSync(join(tmpdir(), 'continuum-rebuild-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const view = 'client-timeline';

describe('rebuilding a view, and taking it back, while commands keep arriving', () => {
  it('leaves no question unanswered, loses nothing, and every generation equals its rebuild', async () => {
    const data = new DamagedData(join(root, 'data'));
    const product = await Product.start(data.path);
    const ward = new Ward(product);
    await ward.program('program-1');
    await ward.client('client-1');
    const folder = join(root, 'load');
    Load.tell(folder, product.url);
    const load = new Load(folder, data.path, { callers: 16, pauseMs: 5 });
    const asking = new AbortController();
    const statuses = new Set<number>();
    const questions = (async () => {
      for (; !asking.signal.aborted; await sleep(5)) statuses.add((await product.get('/clients/client-1/timeline')).status);
    })();
    try {
      for (const [args, generation] of [
        [['rebuild', view, '--json'], 2],
        [['rebuild', view, '--back', '--json'], 1],
      ] as const) {
        expect(JSON.parse((await data.run(...args)).out)).toMatchObject({ generation });
        expect(await data.verify()).toMatchObject({ code: 0, discrepancies: [] });
      }
      asking.abort();
      await questions;
      await load.stop();
      await product.settled();
      expect(await product.stop()).toBe(0);
      const judgement = await judge(data.path, load.acknowledged(), '');
      expect([[...statuses], judgement.faults]).toEqual([[200], []]);
      expect(load.acknowledged().length).toBeGreaterThan(200);
    } finally {
      asking.abort();
      load.end();
      product.child.kill('SIGKILL');
    }
  }, 120_000);
});
