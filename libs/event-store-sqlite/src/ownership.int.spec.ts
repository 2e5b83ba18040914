import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chain, chainStart, noStream, StoreUnusable } from '@continuum/event-sourcing';
import { noted, notedSchemas, notes } from '@continuum/testing';
import { openReader, openSqliteEventStore } from './sqlite-event-store.js';
import { program, report } from './testing/program.js';
import { temporaryLog, type TemporaryLog } from './testing/temporary-log.js';

describe('owning a log', () => {
  let log: TemporaryLog;
  beforeEach(() => {
    log = temporaryLog(notedSchemas);
  });
  afterEach(() => log.remove());

  it('is refused to a second writer of the same process, and the first goes on', async () => {
    const store = await log.open();
    await store.append('one', noStream, [noted(1)]);
    const before = log.bytes();
    await expect(log.open()).rejects.toThrow(StoreUnusable);
    await expect(log.open()).rejects.toThrow('being written by another process');
    expect(log.bytes()).toStrictEqual(before);
    expect(await store.append('one', 0, [noted(2)])).toMatchObject({ revision: 1 });
    await store.close();
  });

  it('is refused to another process until the first has closed', async () => {
    const store = await log.open();
    await store.append('one', noStream, [noted(1)]);
    expect(await report(program('opener', log.path))).toMatchObject({ code: 'store.unusable', message: expect.stringContaining('by another process') });
    await store.close();
    expect(await report(program('opener', log.path))).toStrictEqual({ opened: true });
  });

  it('makes the folder where there is none', async () => {
    const path = join(log.folder, 'data', 'deep', 'events.sqlite');
    const store = await openSqliteEventStore(path, notedSchemas);
    expect(await store.append('one', noStream, [noted(1)])).toMatchObject({ position: 1 });
    await store.close();
  });

  it('ends with a process that is killed', async () => {
    const appender = program('appender', log.path, '1');
    await appender.says('appender');
    await expect(log.open()).rejects.toThrow(StoreUnusable);
    appender.kill();
    await appender.lines;
    await (await log.open()).close();
  });

  it('is refused in a folder that may not be written', async () => {
    const folder = join(log.folder, 'locked');
    mkdirSync(folder, { mode: 0o555 });
    chmodSync(log.folder, 0o755);
    expect(await report(program('opener', join(folder, 'events.sqlite'), 'as-nobody'))).toMatchObject({ code: 'store.unusable' });
  });

  it('is refused where the log is there but its folder may not be written, and the log stays as it was', async () => {
    await log.fill(notes(10));
    const before = log.bytes();
    chmodSync(log.folder, 0o555);
    expect(await report(program('opener', log.path, 'as-nobody'))).toMatchObject({ code: 'store.unusable' });
    chmodSync(log.folder, 0o755);
    expect(log.bytes()).toStrictEqual(before);
  });

  it('is not needed for reading: another process follows along and consumes the same', async () => {
    const store = await log.open();
    await store.append('read', noStream, notes(500));
    const follower = program('follower', log.path, '2000');
    await follower.says('following');
    for (let at = 500; at < 2000; at += 10) await store.append('read', at - 1, notes(10, at));
    expect(await report(follower)).toStrictEqual(await store.attest());
    await store.close();
  });

  it('is not given by a reader of the same process, which sees what the writer commits', async () => {
    const store = await log.open();
    const reader = openReader(log.path, notedSchemas);
    await expect(reader.append('read', noStream, [noted(1)])).rejects.toThrow(StoreUnusable);
    const ended = new AbortController();
    let hash = chainStart;
    const consumed = (async () => {
      for await (const batch of reader.subscribe(0, ended.signal)) {
        for (const { digest } of batch) hash = chain(hash, digest);
        if (batch.at(-1)?.position === 100) ended.abort();
      }
    })();
    for (let at = 0; at < 100; at++) await store.append('read', at - 1, [noted(at)]);
    await consumed;
    expect(hash).toBe((await store.attest(100)).hash);
    await reader.close();
    await store.close();
  });
});
