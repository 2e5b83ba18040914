import { describe, expect, it } from '@jest/globals';
import { isStepDown, LevelOfCare, levelOrder, Ref, TimeZone, valuesOf } from './index.js';

const fits = ({ pattern }: { readonly pattern?: string }, text: string): boolean => new RegExp(pattern ?? '').test(text);

describe('the order of the levels of care', () => {
  it('goes down from every level to each one after it, and up to none', () => {
    const pairs = levelOrder.flatMap((from, i) => levelOrder.map((to, j) => [from, to, j > i] as const));

    expect(pairs.filter(([from, to, isDown]) => isStepDown(from, to) !== isDown)).toStrictEqual([]);
  });

  it('holds every level that may be named', () => expect(valuesOf(LevelOfCare)).toStrictEqual([...levelOrder]));
});

describe('a reference', () => {
  it.each(['client-1', 'program.north', '019caddb-a400-7000-8000-000000000001', '11111111-1111-7111-8111-111111111111', '2026-W10.019caddb', 'abc'])(
    'may be %s',
    (text) => expect(fits(Ref, text)).toBe(true),
  );

  it.each(['ab', 'Jane Canary', '555-010-0199', '5550100199', '1984-02-29', 'jane@example.org', `a${'b'.repeat(64)}`, '-abc'])('may not be %s', (text) =>
    expect(fits(Ref, text)).toBe(false),
  );
});

describe('a time zone', () => {
  it.each(['UTC', 'America/New_York', 'America/Argentina/Buenos_Aires', 'Europe/Berlin', 'Etc/GMT+5', 'America/Port-au-Prince'])('may be %s', (text) =>
    expect(fits(TimeZone, text)).toBe(true),
  );

  it.each(['Jane', 'Jane/Canary', 'America', 'Chicago'])('may not be %s', (text) => expect(fits(TimeZone, text)).toBe(false));
});
