import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { Chance } from './support/chance.js';
import { killProducts, killSimulations } from './support/kill.js';

const root = mkdtempSync(join(tmpdir(), 'continuum-kill-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Set it to have the same moments again. */
const seed = 20_261_123;

describe('kill -9', () => {
  it('of a simulation, ten times, changes nothing of what it writes', async () => {
    const killed = await killSimulations(join(root, 'simulations'), 10, new Chance(seed), () => undefined);
    expect(killed).toMatchObject({ kills: 10, faults: [] });
  }, 180_000);

  it('of the product under load, ten times, loses nothing that was acknowledged, doubles nothing, and timers fire once', async () => {
    const killed = await killProducts(join(root, 'products'), 10, new Chance(seed), () => undefined);
    expect(killed).toMatchObject({ kills: 10, faults: [] });
    expect(killed.acknowledged).toBeGreaterThan(200);
    expect(killed.sentAgain).toBeGreaterThan(10);
    expect(killed.expired).toBeGreaterThan(10);
  }, 180_000);
});
