import { setTimeout as later } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { knock, start, type Answer, type Running } from '../testing/running.js';
import type { PageAnswer } from '../index.js';

let ward: Running;
let analyst: string;

beforeAll(async () => {
  ward = await start();
  analyst = await ward.token(['analyst']);
});
afterAll(() => ward.stop());

const ask = <T = PageAnswer<string>>(query = '', headers: Readonly<Record<string, string>> = {}) =>
  knock<T>(ward, 'GET', `/beds${query}`, { token: analyst, headers });
const refused = async (query: string, headers: Readonly<Record<string, string>> = {}) =>
  (await knock(ward, 'GET', `/beds${query}`, { token: analyst, headers })).body;

/** Waits until somebody waits for the view. */
const waiting = async (): Promise<void> => {
  while (ward.positions.waiting === 0) await later(1);
};

describe('every answer', () => {
  it('tells how far the view has come, and how far it is behind', async () => {
    ward.positions.set(4);
    const { headers } = await ask();
    expect(headers.get('continuum-view-position')).toBe('4');
    expect(headers.get('continuum-behind')).toBe('6');
    expect(headers.get('preference-applied')).toBeNull();
    expect(headers.get('cache-control')).toBe('no-store');
  });
});

describe('waiting for its own write', () => {
  it('answers at once what the view has seen', async () => {
    ward.positions.set(4);
    const { headers } = await ask('?after=4', { prefer: 'respond-async, wait=10' });
    expect(headers.get('preference-applied')).toBe('wait=10');
  });

  it('waits until the view has seen it', async () => {
    ward.positions.set(4);
    const answer = ask('', { 'continuum-position': '9', prefer: 'wait=20' });
    await waiting();
    ward.positions.set(9);
    const { headers } = await answer;
    expect(headers.get('preference-applied')).toBe('wait=20');
    expect(headers.get('continuum-view-position')).toBe('9');
    expect(headers.get('continuum-behind')).toBe('1');
  });

  it.each(['wait=1', 'wait="1"', 'return=minimal; wait=1'])('answers what there is when the time is over: %s', async (prefer) => {
    ward.positions.set(4);
    const { status, headers } = await ask('?after=9', { prefer });
    expect(status).toBe(200);
    expect(headers.get('preference-applied')).toBeNull();
    expect(headers.get('continuum-behind')).toBe('6');
  });

  it('does not wait at all where asked so', async () => {
    const { status, headers } = await ask('?after=9', { prefer: 'wait=0' });
    expect(status).toBe(200);
    expect(headers.get('preference-applied')).toBeNull();
  });

  it.each(['-1', '1.5', 'x', '', '01', '99999999999999999'])('is refused for the position "%s"', async (position) => {
    expect(await refused(`?after=${position}`)).toMatchObject({ status: 400, code: 'http.position-malformed' });
  });
});

describe('paging', () => {
  it('leads through everything, once', async () => {
    const seen: string[] = [];
    let next: string | undefined = '';
    for (let pages = 0; next !== undefined && pages < 5; pages++) {
      const { body }: Answer<PageAnswer<string>> = await ask(next === '' ? '' : `?cursor=${next}`);
      seen.push(...body.items);
      next = body.next;
    }
    expect(seen).toEqual(['bed-0', 'bed-1', 'bed-2', 'bed-3', 'bed-4', 'bed-5', 'bed-6']);
  });

  it('takes a limit', async () => {
    expect((await ask('?limit=7')).body).toEqual({ items: ['bed-0', 'bed-1', 'bed-2', 'bed-3', 'bed-4', 'bed-5', 'bed-6'] });
    expect((await ask('?limit=1')).body.items).toEqual(['bed-0']);
  });

  it.each(['0', '501', '-1', 'all', '1.5'])('refuses the limit %s', async (limit) => {
    expect(await refused(`?limit=${limit}`)).toMatchObject({ status: 400, code: 'http.validation-failed', errors: [{ field: 'limit' }] });
  });

  const made = (parts: unknown): string => Buffer.from(JSON.stringify(parts)).toString('base64url');
  it.each(['', 'x', '%00', made({}), made(['/beds']), made(['/elsewhere', 'bed-1']), made(['/beds', { $gt: '' }]), 'x'.repeat(2000)])(
    'refuses a cursor it did not make',
    async (cursor) => {
      expect(await refused(`?cursor=${cursor}`)).toMatchObject({ status: 400, code: 'http.cursor-malformed' });
    },
  );
});

describe('a malformed question', () => {
  it.each([
    ['asOf=2026-02-30T00:00:00Z', 'asOf'],
    ['asOf=yesterday', 'asOf'],
    ['floor=ten', 'floor'],
    ['floor=10', 'floor'],
    ['asOf=2026-02-20T00:00:00Z&asOf=2026-02-21T00:00:00Z', 'asOf'],
    ['colour=red', 'colour'],
    ['__proto__=x', '__proto__'],
    ['constructor=x', 'constructor'],
  ])('is refused: %s', async (query, field) => {
    expect(await refused(`?${query}`)).toMatchObject({ status: 400, code: 'http.validation-failed', errors: [{ field }] });
  });

  it('is taken where it is well formed', async () => {
    expect((await ask('?asOf=2026-02-20T00:00:00Z&floor=2&after=1')).body.items).toEqual(['bed-0', 'bed-1']);
  });
});
