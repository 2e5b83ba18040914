import { describe, expect, it } from '@jest/globals';
import type { Deed } from './deed.js';
import { wavesOf } from './waves.js';

const deed = (key: string, changes: readonly string[], looksAt: readonly string[] = []): Deed => ({
  key,
  minute: 0,
  by: { ref: 'staff-1', role: 'therapist' },
  command: { type: 'Something' },
  changes,
  looksAt,
  mayBeRefused: [],
});

const keysOf = (deeds: readonly Deed[]): readonly (readonly string[])[] => wavesOf(deeds).map((wave) => wave.map(({ key }) => key));

describe('the waves of a day', () => {
  it('take deeds that meet nowhere side by side, in their order', () =>
    expect(keysOf([deed('a', ['client-1']), deed('b', ['client-2']), deed('c', ['client-3'])])).toStrictEqual([['a', 'b', 'c']]));

  it('let deeds that change the same follow each other', () =>
    expect(keysOf([deed('a', ['client-1']), deed('b', ['client-1']), deed('c', ['client-2'])])).toStrictEqual([['a', 'c'], ['b']]));

  it('let those who look wait for those who change, and the other way round', () =>
    expect(
      keysOf([deed('a', ['client-1']), deed('b', ['session-1'], ['client-1']), deed('c', ['session-2'], ['client-1']), deed('d', ['client-1'])]),
    ).toStrictEqual([['a'], ['b', 'c'], ['d']]));
});
