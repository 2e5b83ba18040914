import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { dataFolderOfASpec, Product } from '../support/product.js';
import { Ward } from '../support/ward.js';
import { DamagedData } from './support/kept-data.js';
import { until } from './support/until.js';

const folder = dataFolderOfASpec();
const data = new DamagedData(folder.path);
let product: Product;
let ward: Ward;
let enrollmentId: string;
let key: string;

// Each test starts several processes, one after another.
jest.setTimeout(120_000);

beforeAll(async () => {
  product = await Product.start(data.path);
  ward = new Ward(product);
  await ward.program('program-1');
  enrollmentId = await ward.client('client-1');
  key = `stay/${enrollmentId}`;
  await product.settled();
});
afterAll(async () => {
  await product.stop();
  folder.remove();
});

const leave = (path: 'leave' | 'return'): Promise<unknown> =>
  ward.done(`/clients/client-1/enrollments/${enrollmentId}/${path}`, path === 'leave' ? { reason: 'medical' } : {});
const breakRow = (): void => data.change(data.viewFile('census'), `update rows set row = replace(row, '"leaves":[', '"sevael":[') where key = ?`, key);
const mendRow = (): void => data.change(data.viewFile('census'), `update rows set row = replace(row, '"sevael":[', '"leaves":[') where key = ?`, key);
const metrics = async (): Promise<string> => (await fetch(`${product.url}/metrics`)).text();
const keysWaiting = async (): Promise<boolean> => (await metrics()).includes('continuum_view_keys_waiting{view="census"} 1');
const quarantine = async (...args: readonly string[]): Promise<{ readonly code: number; readonly said: Record<string, unknown> }> => {
  const { code, out } = await data.run('quarantine', ...args, '--json');
  return { code, said: JSON.parse(out) as Record<string, unknown> };
};

const verifiedWith = (waiting: number): object => ({
  code: 0,
  discrepancies: [],
  views: expect.arrayContaining([expect.objectContaining({ view: 'census', waiting })]),
});

describe('a key of a view that cannot go on, while the product runs', () => {
  it('waits alone, and health, metrics and the list say so', async () => {
    breakRow();
    await leave('leave');
    await until(keysWaiting);
    await ward.client('client-2');
    const ready = await fetch(`${product.url}/health/ready`);
    expect([ready.status, await ready.text()]).toEqual([200, expect.stringContaining('1 keys wait')]);
    expect((await quarantine('list')).said).toMatchObject({ waiting: [{ where: 'census', kind: 'view', key, reason: 'TypeError', setAside: 1 }] });
    expect((await quarantine('show', 'census', key)).said).toMatchObject({ reason: 'TypeError', events: [{ type: 'LeaveOfAbsenceStarted' }] });
  });

  it('goes on waiting where it is released too early, and says why', async () => {
    const { code, said } = await quarantine('release', 'census', key);
    expect([code, said]).toMatchObject([1, { released: [{ key, outcome: 'waits', waits: { reason: 'TypeError' } }] }]);
  });

  it('is no damage to verify', async () => {
    mendRow();
    expect(await data.verify()).toMatchObject(verifiedWith(1));
  });

  it('is released into the row of a view that never failed', async () => {
    expect(await quarantine('release', 'census', key)).toMatchObject({ code: 0, said: { released: [{ key, outcome: 'released' }] } });
    expect(await data.verify()).toMatchObject(verifiedWith(0));
  });

  it('does without what is skipped, and so does its rebuild', async () => {
    breakRow();
    await leave('return');
    await until(keysWaiting);
    mendRow();
    expect(await quarantine('skip', 'census', key, '--why', 'entered for another client')).toMatchObject({ code: 0 });
    expect((await data.run('rebuild', 'census')).code).toBe(0);
    const row = data.ask<{ row: string }>(data.viewFile('census'), `select row from rows where key = '${key}'`)?.row ?? '';
    expect(JSON.parse(row)).toMatchObject({ leaves: [{ to: null }] });
    expect(await data.verify()).toMatchObject({ code: 0, discrepancies: [] });
  });
});

describe('a process that cannot go on, while the product runs', () => {
  const rows = join(data.path, 'processes.sqlite');
  it('waits with its deadline, and is released by whoever owns the log', async () => {
    await ward.done('/consents', { ...consent, consentId: 'consent-1', signedAt: new Date().toISOString(), expiration: { kind: 'date', at: inAMoment() } });
    await product.settled();
    data.change(rows, `update processes set state = '{' where manager = 'consent-clock'`);
    await until(async () => (await metrics()).includes('continuum_processes_waiting 1'));
    expect((await quarantine('list')).said).toMatchObject({ waiting: [{ where: 'consent-clock', kind: 'process', key: 'consent-1', reason: 'SyntaxError' }] });
    data.change(rows, `update processes set state = '"consent-1"' where manager = 'consent-clock'`);
    expect(await quarantine('release', 'consent-clock', 'consent-1')).toMatchObject({ code: 0, said: { released: [{ outcome: 'released' }] } });
    expect(data.ask(join(data.path, 'events.sqlite'), `select count(*) as times from events where type = 'ConsentExpired'`)).toMatchObject({ times: 1 });
    expect(await data.verify()).toMatchObject({ code: 0, discrepancies: [] });
  });
});

const inAMoment = (): string => new Date(Date.now() + 1_500).toISOString();

const consent = {
  clientRef: 'client-1',
  kind: 'tpo',
  disclosers: ['program-1'],
  recipientClass: 'treating-providers-plans-payers-and-operators',
  informationScope: ['all-sud-records'],
  purposes: ['tpo'],
  signer: { capacity: 'patient' },
  statements: { revocation: true, redisclosure: true, refusalConsequences: true },
};
