import { describe, expect, it } from '@jest/globals';
import { Recent } from './recent.js';

const keptOf = (recent: Recent<number>, keys: readonly string[]): readonly string[] => keys.filter((key) => recent.get(key) !== undefined);
const numbered = (count: number): string[] => Array.from({ length: count }, (_none, index) => `stream-${index}`);

describe('what was used last', () => {
  it('is kept, at most as much as was said and at least half of it', () => {
    const keys = numbered(25);
    const recent = new Recent<number>(10);
    for (const [index, key] of keys.entries()) recent.set(key, index);
    expect(keys.slice(-5).map((key) => recent.get(key))).toEqual([20, 21, 22, 23, 24]);
    expect(keptOf(recent, keys).length).toBeLessThanOrEqual(10);
  });

  it('is kept as long as it is asked for', () => {
    const recent = new Recent<number>(10);
    recent.set('program-1', 7);
    for (const key of numbered(1_000)) {
      recent.set(key, 0);
      expect(recent.get('program-1')).toBe(7);
    }
  });

  it('is what was set last, also where it was forgotten in between', () => {
    const recent = new Recent<number>(2);
    recent.set('enrollment-1', 1);
    recent.set('enrollment-2', 1);
    recent.set('enrollment-1', 2);
    expect(recent.get('enrollment-1')).toBe(2);
  });

  it('is gone where it was taken away, and all of it where all is forgotten', () => {
    const recent = new Recent<number>(4);
    const keys = numbered(4);
    for (const key of keys) recent.set(key, 1);
    for (const key of keys.slice(0, 3)) recent.delete(key);
    expect(keptOf(recent, keys)).toEqual(['stream-3']);
    recent.clear();
    expect(keptOf(recent, keys)).toEqual([]);
  });
});
