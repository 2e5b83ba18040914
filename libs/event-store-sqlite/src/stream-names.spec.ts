import { describe, expect, it } from '@jest/globals';
import { StreamNames } from './stream-names.js';

const referrals = (count: number, prefix = 'referral'): string[] =>
  Array.from(
    { length: count },
    (_none, index) => `${prefix}-${index.toString(16).padStart(8, '0')}-9c1d-7000-8000-${(index * 7_919).toString(16).padStart(12, '0')}`,
  );

describe('the names of streams', () => {
  it('say yes of every stream that is there', () => {
    const names = new StreamNames(1_000);
    const there = referrals(50_000);
    for (const name of there) names.add(name);
    names.complete();
    expect(there.filter((name) => !names.mayHold(name))).toEqual([]);
  });

  it('say no of nearly every other', () => {
    const names = new StreamNames(100_000);
    for (const name of referrals(100_000)) names.add(name);
    names.complete();
    expect(referrals(10_000, 'intake').filter((name) => names.mayHold(name)).length).toBeLessThan(50);
  });

  it('say yes of all until they are complete', () => {
    const names = new StreamNames(10);
    expect(names.mayHold('referral-1')).toBe(true);
    names.complete();
    expect(names.mayHold('referral-1')).toBe(false);
  });
});
