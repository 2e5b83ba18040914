import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Product } from '../support/product.js';
import { KeptData, type DamagedData } from './support/kept-data.js';

let kept: KeptData;

// Each test starts several processes, one after another.
jest.setTimeout(120_000);

beforeAll(async () => {
  kept = await KeptData.simulated(12, 4);
});
afterAll(() => kept.remove());

const firstKey = (data: DamagedData, view: string): string =>
  data.ask<{ key: string }>(data.viewFile(view), `select key from rows order by key limit 1 offset 3`)?.key ?? '';

/** Starts the product, waits until its views are filled, and ends it. */
const startAndStop = async (data: DamagedData): Promise<string> => {
  const product = await Product.start(data.path);
  const ready = await (await fetch(`${product.url}/health/ready`)).text();
  expect(await product.stop()).toBe(0);
  return ready;
};

describe('a view that was changed behind its back', () => {
  it('is named with its key, and healed by a rebuild', async () => {
    const data = kept.copy();
    const key = firstKey(data, 'attendance');
    data.change(data.viewFile('attendance'), `update rows set row = replace(row, 'facility-', 'fakility-') where key = ?`, key);
    expect(await data.verify()).toMatchObject({
      code: 1,
      discrepancies: [{ of: 'attendance', where: `key ${key}`, what: 'the row is not what a rebuild makes of the log' }],
    });
    expect((await data.run('rebuild', 'attendance')).code).toBe(0);
    expect(await data.verify()).toMatchObject({ code: 0, discrepancies: [] });
  });

  it('is named where a row is gone, where one is no row, and where a column says something else', async () => {
    const data = kept.copy();
    const file = data.viewFile('client-timeline');
    const keys = [0, 1, 2].map((offset) => data.ask<{ key: string }>(file, `select key from rows order by key limit 1 offset ${offset}`)?.key ?? '');
    data.change(file, 'delete from rows where key = ?', keys[0] ?? '');
    data.change(file, `update rows set row = '{' where key = ?`, keys[1] ?? '');
    data.change(file, `update rows set facility = 'elsewhere' where key = ?`, keys[2] ?? '');
    const { code, discrepancies } = await data.verify();
    expect([code, discrepancies.map(({ of, where }) => `${of} ${where}`)]).toEqual([1, keys.map((key) => `client-timeline key ${key}`)]);
  });

  it('is named where its file is no database, and is filled anew at the start', async () => {
    const data = kept.copy();
    writeFileSync(data.viewFile('census'), 'this is no database, and long enough that nobody takes it for an empty one');
    const { code, discrepancies } = await data.verify();
    expect([code, discrepancies.map(({ of, where }) => `${of} ${where}`)]).toEqual([1, ['census generation 1', 'census generation 1']]);
    expect(await startAndStop(data)).toContain('census: its file was damaged');
    expect(await data.verify()).toMatchObject({ code: 0, discrepancies: [] });
  });
});

describe('a place in the log', () => {
  it('that is lost, ahead of the log, or set back so that events would come twice, is named; at the start the view is filled anew', async () => {
    const data = kept.copy();
    data.change(data.viewFile('attendance'), 'delete from place');
    data.change(data.viewFile('census'), 'update place set position = position + 10, count = count + 10');
    data.change(data.viewFile('client-timeline'), 'update place set position = position - 5');
    const { code, events, discrepancies } = await data.verify();
    expect(code).toBe(1);
    expect(discrepancies).toEqual(
      expect.arrayContaining([
        { of: 'attendance', where: 'its place', what: 'there are rows, but the place in the log up to which they stand is lost' },
        { of: 'census', where: `position ${events + 10}`, what: `stands ahead of the log, whose last position is ${events}` },
        { of: 'client-timeline', where: `position ${events - 5}`, what: `consumed ${events} events where the log holds ${events - 5}` },
      ]),
    );
    const ready = await startAndStop(data);
    for (const why of [
      'attendance: its rows stood without a place in the log',
      `census: it stood at ${events + 10}, ahead of the log's last position ${events}`,
      `client-timeline: what it consumed up to ${events - 5} is not what the log holds`,
    ])
      expect(ready).toContain(why);
    expect(await data.verify()).toMatchObject({ code: 0, discrepancies: [] });
  });

  it.each([
    ['lost', 'delete from place', 'their place in the log is lost'],
    ['ahead of the log', 'update place set position = position + 10, count = count + 10', 'they stand at position'],
  ])('of the process managers that is %s is named, and nothing starts that would skip or repeat', async (_how, sql, said) => {
    const data = kept.copy();
    data.change(join(data.path, 'processes.sqlite'), sql);
    const { code, discrepancies } = await data.verify();
    expect([code, discrepancies.map(({ of }) => of)]).toEqual([1, expect.arrayContaining(['process-managers'])]);
    const ran = await data.run('start');
    expect([ran.code, ran.err]).toEqual([1, expect.stringContaining(said)]);
  });
});

describe('the log', () => {
  const positionOf = 200;
  const file = (data: DamagedData): string => join(data.path, 'events.sqlite');

  it.each([
    ['changed', `update events set data = replace(data, '"facility', '"fakility') || ' ' where position = ${positionOf}`, 'is not what was written'],
    ['cut out', `delete from events where position = ${positionOf}`, `position ${positionOf} is missing`],
    [
      'swapped with the next',
      `update events set position = -1 where position = ${positionOf}; update events set position = ${positionOf} where position = ${positionOf + 1};
       update events set position = ${positionOf + 1} where position = -1`,
      'is not what was written',
    ],
  ])('of which an event was %s is named with its position', async (_how, sql, said) => {
    const data = kept.copy();
    data.change(file(data), sql);
    const { code, discrepancies } = await data.verify();
    expect([code, discrepancies[0]]).toMatchObject([1, { of: 'the log', where: `position ${positionOf}`, what: expect.stringContaining(said) }]);
  });

  it('whose last event was cut off is named, and no writer starts on it with views that know more', async () => {
    const data = kept.copy();
    data.change(file(data), 'delete from events where position = (select max(position) from events)');
    const { code, discrepancies } = await data.verify();
    expect(code).toBe(1);
    expect(new Set(discrepancies.map(({ of }) => of))).toEqual(
      new Set(['client-timeline', 'census', 'attendance', 'graduation-readiness', 'process-managers']),
    );
    const ran = await data.run('start');
    expect([ran.code, ran.err]).toEqual([1, expect.stringContaining('are not those of this log')]);
  });
});

describe('a rebuild', () => {
  it('is taken back by one command, also while the product runs, and nothing is missed', async () => {
    const data = kept.copy();
    const product = await Product.start(data.path);
    expect(JSON.parse((await data.run('rebuild', 'census', '--json')).out)).toMatchObject({ generation: 2, before: 1 });
    expect((await product.post('/programs', programAsked())).status).toBe(201);
    expect(JSON.parse((await data.run('rebuild', 'census', '--back', '--json')).out)).toMatchObject({ generation: 1, before: 2 });
    expect(await product.stop()).toBe(0);
    const { code, discrepancies } = await data.verify();
    expect([code, discrepancies]).toEqual([0, []]);
    expect((await data.run('rebuild', 'census', '--back')).out).toContain('generation 2 again');
  });

  it('that was never made cannot be taken back', async () => {
    const ran = await kept.copy().run('rebuild', 'census', '--back');
    expect([ran.code, ran.err]).toEqual([1, expect.stringContaining('No generation of census from before is kept')]);
  });
});

const programAsked = (): object => ({
  timeZone: 'Europe/Berlin',
  levelOfCare: '2.1',
  tracks: ['SUD'],
  populations: ['adult'],
  deliveryModes: ['in-person'],
  part2: true,
});
