import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { beforeTheFirst } from '@continuum/messaging';
import { ProcessRowsFile } from './sqlite/process-rows-file.js';

let folder: string;
let rows: ProcessRowsFile;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'continuum-processes-'));
  rows = new ProcessRowsFile(join(folder, 'processes.sqlite'));
});

afterEach(() => {
  rows.close();
  rmSync(folder, { recursive: true });
});

const reopen = (): void => {
  rows.close();
  rows = new ProcessRowsFile(join(folder, 'processes.sqlite'));
};

const row = (state: unknown) => ({ state, facility: 'facility-north', correlationId: 'correlation-1' });
const reached = { position: 7, count: 7, hash: 'abc' };
const overdue = { name: 'overdue', dueAt: '2026-03-03T09:00:00.000Z' };
const begin = (key = 'client-1'): void =>
  rows.commit({ changes: [{ manager: 'outreach', key, row: row({ misses: 1 }), set: [overdue], cancel: [] }], refused: [], reached });

describe('the rows of process managers', () => {
  it('begin before the first event', () => expect(rows.checkpoint()).toEqual(beforeTheFirst));

  it('outlive a restart: state, deadline and place', () => {
    begin();
    reopen();
    expect([rows.find('outreach', 'client-1'), rows.nextDue('2026-03-03T09:00:00.000Z'), rows.checkpoint()]).toEqual([
      row({ misses: 1 }),
      { manager: 'outreach', key: 'client-1', ...overdue },
      reached,
    ]);
  });

  it('keep a deadline asleep until its instant', () => {
    begin();
    expect([rows.nextDue('2026-03-03T08:59:59.999Z'), rows.earliest()]).toEqual([undefined, overdue.dueAt]);
  });

  it('wake the earliest first, and of equals in a fixed order', () => {
    begin('client-2');
    begin('client-1');
    expect(rows.nextDue('2026-04-01T00:00:00.000Z')?.key).toBe('client-1');
  });

  it('move a deadline that is set again', () => {
    begin();
    rows.commit({
      changes: [{ manager: 'outreach', key: 'client-1', set: [{ name: 'overdue', dueAt: '2026-03-05T09:00:00.000Z' }], cancel: [] }],
      refused: [],
    });
    expect(rows.earliest()).toBe('2026-03-05T09:00:00.000Z');
  });

  it('drop state and deadlines of a process that is over', () => {
    begin();
    rows.commit({ changes: [{ manager: 'outreach', key: 'client-1', row: null, set: [], cancel: [] }], refused: [] });
    expect([rows.find('outreach', 'client-1'), rows.earliest()]).toEqual([undefined, undefined]);
  });

  it('land together or not at all', () => {
    const broken = { manager: 'outreach', key: 'client-2', row: row(1n), set: [], cancel: [] };
    const fine = { manager: 'outreach', key: 'client-1', row: row({}), set: [], cancel: [] };
    expect(() => rows.commit({ changes: [fine, broken], refused: [], reached })).toThrow(TypeError);
    expect([rows.find('outreach', 'client-1'), rows.checkpoint()]).toEqual([undefined, beforeTheFirst]);
  });

  it('keep what was refused', () => {
    const refused = {
      manager: 'outreach',
      key: 'client-1',
      causedBy: 'event-1',
      command: 'CallClient',
      code: 'spec.no',
      refusedAt: '2026-03-02T09:00:00.000Z',
    };
    rows.commit({ changes: [], refused: [refused] });
    expect(rows.refused().map((kept) => ({ ...kept }))).toEqual([refused]);
  });

  const waiting = { manager: 'outreach', key: 'client-1', since: 7, reason: 'TypeError' };
  const asideOf = (position: number) => ({ manager: 'outreach', key: 'client-1', position });
  const stop = (): void =>
    rows.commit({
      changes: [],
      refused: [],
      waiting: [waiting],
      setAside: [{ ...asideOf(7), deadline: overdue }, asideOf(8), asideOf(9)],
    });

  it('keep what is set aside, in order, and let its deadlines sleep', () => {
    begin();
    stop();
    reopen();
    expect([rows.waiting(), rows.setAside('outreach', 'client-1'), rows.nextDue('2026-04-01T00:00:00.000Z'), rows.earliest()]).toEqual([
      [waiting],
      [{ ...asideOf(7), deadline: overdue }, asideOf(8), asideOf(9)],
      undefined,
      undefined,
    ]);
  });

  it('keep a request until it is followed', () => {
    begin();
    stop();
    rows.ask({ manager: 'outreach', key: 'client-1', skipWhy: 'sent twice' });
    reopen();
    expect(rows.asked()).toEqual({ manager: 'outreach', key: 'client-1', skipWhy: 'sent twice' });
    const released = { manager: 'outreach', key: 'client-1', skipWhy: 'sent twice', done: 2, waits: { ...waiting, since: 9 }, releasedAt: overdue.dueAt };
    rows.commit({ changes: [], refused: [], released });
    expect([rows.asked(), rows.setAside('outreach', 'client-1'), rows.waiting()]).toEqual([undefined, [asideOf(9)], [{ ...waiting, since: 9 }]]);
  });
});
