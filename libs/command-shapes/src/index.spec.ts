import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { IsDay, IsInstant, IsRef } from './index.js';

class Asked {
  @IsRef() ref = 'client-1';
  @IsInstant() at = '2026-03-02T14:00:00Z';
  @IsDay() day = '2026-03-02';
}

const read = (body: object): Asked => plainToInstance(Asked, { ...new Asked(), ...body });
const problemsOf = (body: object): readonly string[] => validateSync(read(body)).flatMap(({ constraints }) => Object.values(constraints ?? {}));

describe('a reference', () => {
  it.each(['client-1', '2026-W10.session-1', '019caddb-a400-7000-8000-000000000001'])('may be %s', (ref) => expect(problemsOf({ ref })).toEqual([]));
  it.each(['ab', 'two words', '555-867-5309', '2026-03-02'])('may not be %s, and is told why', (ref) =>
    expect(problemsOf({ ref })).toEqual(['ref must be a reference: 3 to 64 letters, digits, dots, dashes or underscores, not digits and dashes alone']),
  );
});

describe('an instant', () => {
  it.each([
    ['2026-03-02T14:00Z', '2026-03-02T14:00:00.000Z'],
    ['2026-03-02T23:30:00.5-05:00', '2026-03-03T04:30:00.500Z'],
    ['2028-02-29T00:00:00+01:00', '2028-02-28T23:00:00.000Z'],
  ])('%s arrives as %s', (at, utc) => {
    expect(read({ at }).at).toBe(utc);
    expect(problemsOf({ at })).toEqual([]);
  });
  it.each([
    '2026-02-30T14:00:00.000Z',
    '2026-02-29T00:00:00+01:00',
    '2026-03-02T25:00:00Z',
    '2026-03-02T14:00:00',
    '2026-03-02',
    '',
    5,
    null,
    ['2026-03-02T14:00:00Z'],
  ])('is not %p', (at) => expect(problemsOf({ at })).toHaveLength(1));
});

describe('a day', () => {
  it('exists', () => expect(problemsOf({ day: '2028-02-29' })).toEqual([]));
  it.each(['2026-02-29', '2026-3-2', '2026-03-02T00:00:00Z', 5])('is not %p', (day) => expect(problemsOf({ day })).toHaveLength(1));
});
