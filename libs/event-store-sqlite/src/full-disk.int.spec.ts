import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { notedSchemas } from '@continuum/testing';
import { programWithFileLimit, report } from './testing/program.js';
import { temporaryLog, type TemporaryLog } from './testing/temporary-log.js';

describe('a disk without room', () => {
  let log: TemporaryLog;
  beforeEach(() => {
    log = temporaryLog(notedSchemas);
  });
  afterEach(() => log.remove());

  it('refuses what it cannot take as a whole, keeps what it took, and goes on once there is room', async () => {
    const saw = (await report(programWithFileLimit(4096, 'full-disk', log.path))) as {
      readonly acknowledged: number;
      readonly refused: readonly string[];
      readonly count: number;
    };
    expect(saw).toMatchObject({ whole: true, followed: 5, after: { revision: 4, repeated: false } });
    expect(new Set(saw.refused)).toStrictEqual(new Set(['store.unavailable']));
    expect(saw.acknowledged).toBeGreaterThan(0);
    expect(saw.count).toBe(saw.acknowledged * 5);
    expect(saw).toMatchObject({ verdict: { count: saw.count + 5 } });
    expect(saw).not.toHaveProperty('verdict.fault');
  });
});
