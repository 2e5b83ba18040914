import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { notedSchemas } from '@continuum/testing';
import { program } from './testing/program.js';
import { temporaryLog, type TemporaryLog } from './testing/temporary-log.js';
import { verifyLog } from './verify-log.js';

const kills = 6;

describe('a writer that is killed', () => {
  let log: TemporaryLog;
  beforeEach(() => {
    log = temporaryLog({ ...notedSchemas, check: () => undefined });
  });
  afterEach(() => log.remove());

  it.each([1, 200])('has lost nothing of what it acknowledged to %i callers, and wrote nothing twice', async (callers) => {
    const acknowledged: string[] = [];
    for (let kill = 0; kill < kills; kill++) {
      const appender = program('appender', log.path, String(callers));
      await appender.says('appender');
      // Any moment will do: this one is nobody's choice.
      await sleep(randomInt(50));
      appender.kill();
      acknowledged.push(...(await appender.lines).filter((line) => /^appender-\S+ \d+ \S{36}$/.test(line)));
    }

    const store = await log.open();
    const { count } = await store.attest();
    const stored = (await store.readAll(0, count)).map(({ stream, revision, id }) => `${stream} ${revision} ${id}`);
    await store.close();
    expect(new Set(stored).size).toBe(count);
    const there = new Set(stored);
    expect(acknowledged.filter((line) => !there.has(line))).toStrictEqual([]);
    expect(acknowledged.length).toBeGreaterThan(kills);
    expect((await verifyLog(log.path)).fault).toBeUndefined();
  });
});
