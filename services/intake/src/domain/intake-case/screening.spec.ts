import { describe, expect, it } from '@jest/globals';
import type { ScreeningBand, ScreeningInstrument } from '@continuum/contracts';
import { isAnswered, read } from './screening.js';

/** Items that add up to a score, each at most `most`. */
const itemsOf = (count: number, most: number, score: number): number[] =>
  Array.from({ length: count }, (_item, index) => Math.max(0, Math.min(most, score - index * most)));

const limits: readonly (readonly [ScreeningInstrument, count: number, most: number, score: number, ScreeningBand])[] = [
  ['AUDIT-C', 3, 4, 0, 'negative'],
  ['AUDIT-C', 3, 4, 2, 'negative'],
  ['AUDIT-C', 3, 4, 3, 'positive-in-women'],
  ['AUDIT-C', 3, 4, 4, 'positive'],
  ['AUDIT-C', 3, 4, 7, 'positive'],
  ['AUDIT-C', 3, 4, 8, 'high'],
  ['AUDIT-C', 3, 4, 12, 'high'],
  ['DAST-10', 10, 1, 0, 'none'],
  ['DAST-10', 10, 1, 1, 'low'],
  ['DAST-10', 10, 1, 2, 'low'],
  ['DAST-10', 10, 1, 3, 'moderate'],
  ['DAST-10', 10, 1, 5, 'moderate'],
  ['DAST-10', 10, 1, 6, 'substantial'],
  ['DAST-10', 10, 1, 8, 'substantial'],
  ['DAST-10', 10, 1, 9, 'severe'],
  ['DAST-10', 10, 1, 10, 'severe'],
  ['PHQ-9', 9, 3, 0, 'minimal'],
  ['PHQ-9', 9, 3, 4, 'minimal'],
  ['PHQ-9', 9, 3, 5, 'mild'],
  ['PHQ-9', 9, 3, 9, 'mild'],
  ['PHQ-9', 9, 3, 10, 'moderate'],
  ['PHQ-9', 9, 3, 14, 'moderate'],
  ['PHQ-9', 9, 3, 15, 'moderately-severe'],
  ['PHQ-9', 9, 3, 19, 'moderately-severe'],
  ['PHQ-9', 9, 3, 20, 'severe'],
  ['PHQ-9', 9, 3, 27, 'severe'],
  ['GAD-7', 7, 3, 4, 'minimal'],
  ['GAD-7', 7, 3, 5, 'mild'],
  ['GAD-7', 7, 3, 9, 'mild'],
  ['GAD-7', 7, 3, 10, 'moderate'],
  ['GAD-7', 7, 3, 14, 'moderate'],
  ['GAD-7', 7, 3, 15, 'severe'],
  ['GAD-7', 7, 3, 21, 'severe'],
  ['PC-PTSD-5', 5, 1, 2, 'negative'],
  ['PC-PTSD-5', 5, 1, 3, 'possible'],
  ['PC-PTSD-5', 5, 1, 4, 'probable'],
  ['PC-PTSD-5', 5, 1, 5, 'probable'],
];

describe('reading a screening', () => {
  it.each(limits)('%s of %i items up to %i with a sum of %i is %s', (instrument, count, most, score, band) => {
    const items = itemsOf(count, most, score);
    expect(isAnswered(instrument, items)).toBe(true);
    expect(read(instrument, items)).toMatchObject({ score, band });
  });

  it.each([
    ['AUDIT-C', 3, 4],
    ['DAST-10', 10, 1],
    ['PHQ-9', 9, 3],
    ['GAD-7', 7, 3],
    ['PC-PTSD-5', 5, 1],
  ] as const)('%s takes exactly %i items of at most %i points', (instrument, count, most) => {
    const items = Array.from({ length: count }, () => most);
    expect(isAnswered(instrument, items)).toBe(true);
    expect(isAnswered(instrument, items.slice(1))).toBe(false);
    expect(isAnswered(instrument, [...items, 0])).toBe(false);
    expect(isAnswered(instrument, [most + 1, ...items.slice(1)])).toBe(false);
    expect(isAnswered(instrument, [-1, ...items.slice(1)])).toBe(false);
    expect(isAnswered(instrument, [0.5, ...items.slice(1)])).toBe(false);
  });

  it('PHQ-9 speaks of danger from the first point in its ninth item on, whatever the sum', () => {
    expect(read('PHQ-9', [3, 3, 3, 3, 3, 3, 3, 3, 0])).toStrictEqual({ score: 24, band: 'severe', selfHarmRisk: 'none' });
    expect(read('PHQ-9', [0, 0, 0, 0, 0, 0, 0, 0, 1])).toStrictEqual({ score: 1, band: 'minimal', selfHarmRisk: 'low' });
  });

  it('the others say nothing of danger', () => expect(read('GAD-7', [0, 0, 0, 0, 0, 0, 0])).toStrictEqual({ score: 0, band: 'minimal' }));
});

describe('reading the C-SSRS screener', () => {
  it.each([
    ['nothing', [0, 0, 0, 0, 0, 0], 0, 'none'],
    ['a wish to be dead', [1, 0, 0, 0, 0, 0], 1, 'low'],
    ['thoughts without a method', [1, 1, 0, 0, 0, 0], 2, 'low'],
    ['a method without intent', [1, 1, 1, 0, 0, 0], 3, 'moderate'],
    ['behavior longer ago than three months', [0, 0, 0, 0, 0, 1], 0, 'moderate'],
    ['intent', [1, 1, 1, 1, 0, 0], 4, 'high'],
    ['a plan with intent', [1, 1, 0, 0, 1, 0], 5, 'high'],
    ['behavior in the past three months', [0, 0, 0, 0, 0, 2], 0, 'high'],
  ] as const)('%s', (_what, items, score, risk) => {
    expect(isAnswered('C-SSRS', items)).toBe(true);
    expect(read('C-SSRS', items)).toStrictEqual({ score, band: risk, selfHarmRisk: risk });
  });

  it('takes no answer to the third to fifth question where the second was answered no', () => {
    expect(isAnswered('C-SSRS', [1, 0, 1, 0, 0, 0])).toBe(false);
    expect(isAnswered('C-SSRS', [1, 1, 1, 0, 0, 0])).toBe(true);
  });

  it('takes yes or no, and for behavior its time', () => {
    expect(isAnswered('C-SSRS', [2, 0, 0, 0, 0, 0])).toBe(false);
    expect(isAnswered('C-SSRS', [0, 0, 0, 0, 0, 3])).toBe(false);
    expect(isAnswered('C-SSRS', [0, 0, 0, 0, 0])).toBe(false);
    expect(isAnswered('C-SSRS', [0, 0, 0, 0, 0, 0, 0])).toBe(false);
    expect(isAnswered('C-SSRS', [])).toBe(false);
  });
});
