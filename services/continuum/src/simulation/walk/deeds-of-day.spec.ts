import { hash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { blockPlanOf } from '../block/block-plan.js';
import { Run } from '../run.js';
import { deedsOf } from './deeds-of-day.js';
import { graduationDeeds } from './leaving.js';
import { commandIdOf } from './scene.js';

const run = new Run({ clients: 20, weeks: 10, seed: 'pinned', from: '2026-02-02' });
const block = blockPlanOf(run, 0);
const days = Array.from({ length: run.days.count }, (_none, day) => day);

describe('the deeds of a facility', () => {
  it('stand in the order of the hours and before the evening', () => {
    for (const day of days) {
      const minutes = deedsOf({ run, block, day }).map(({ minute }) => minute);
      expect(minutes).toStrictEqual([...minutes].sort((a, b) => a - b));
      expect(Math.max(0, ...minutes)).toBeLessThan(20 * 60);
    }
  });

  it('have a command id each', () => {
    const ids = days.flatMap((day) => [...deedsOf({ run, block, day }), ...graduationDeeds({ run, block, day })].map(({ key }) => commandIdOf(run, day, key)));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('are the very same on every machine', () => {
    const all = days.map((day) => deedsOf({ run, block, day }).map(({ key, minute, command }) => ({ id: commandIdOf(run, day, key), minute, command })));
    expect(hash('sha256', JSON.stringify(all), 'hex')).toBe('006250b116b848ef2c61ad3eef93237920e83b5917d7b58427dc10d4e3b84319');
  });
});
