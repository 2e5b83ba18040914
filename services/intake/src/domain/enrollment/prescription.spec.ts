import { describe, expect, it } from '@jest/globals';
import { defaultLimits, type AgeGroup, type ProgramLevel } from '@continuum/contracts';
import { breachesOf } from './prescription.js';

const rulesBroken = (minutesPerWeek: number, daysPerWeek: number, ageGroup: AgeGroup = 'adult', level: ProgramLevel = '2.1'): readonly string[] =>
  breachesOf({ minutesPerWeek, daysPerWeek }, level, ageGroup, defaultLimits).map(({ rule }) => rule);

describe('a prescription of intensive outpatient care', () => {
  it('spans three to five days (R1)', () => {
    expect(rulesBroken(540, 2)).toContain('R1');
    expect(rulesBroken(540, 3)).toStrictEqual([]);
    expect(rulesBroken(720, 5)).toStrictEqual([]);
    expect(rulesBroken(720, 6)).toStrictEqual(['R1']);
  });

  it('asks for two to four hours a day (R2)', () => {
    expect(rulesBroken(599, 5)).toStrictEqual(['R2']);
    expect(rulesBroken(600, 5)).toStrictEqual([]);
    expect(rulesBroken(720, 3)).toStrictEqual([]);
    expect(rulesBroken(721, 3)).toStrictEqual(['R2']);
  });

  it('gives an adult nine to nineteen hours a week (R3)', () => {
    expect(rulesBroken(539, 3)).toStrictEqual(['R3']);
    expect(rulesBroken(540, 3)).toStrictEqual([]);
    expect(rulesBroken(1140, 5)).toStrictEqual([]);
    expect(rulesBroken(1141, 5)).toStrictEqual(['R3']);
  });

  it('gives an adolescent six hours at least (R3)', () => {
    expect(rulesBroken(359, 3, 'adolescent')).toContain('R3');
    expect(rulesBroken(360, 3, 'adolescent')).toStrictEqual([]);
  });

  it('of three days of two hours keeps R1 and R2 and yet not R3 for an adult', () => expect(rulesBroken(360, 3)).toStrictEqual(['R3']));
});

describe('a prescription of partial hospitalization', () => {
  it('is twenty hours a week at least (R3)', () => {
    expect(rulesBroken(1199, 5, 'adult', '2.5')).toStrictEqual(['R3']);
    expect(rulesBroken(1200, 5, 'adult', '2.5')).toStrictEqual([]);
  });

  it('is bound by neither R1 nor R2', () => expect(rulesBroken(1800, 6, 'adult', '2.5')).toStrictEqual([]));
});
