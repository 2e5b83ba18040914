import { beforeAll, describe, expect, it } from '@jest/globals';
import type { StayPlan, ClientPlan } from './client-plan.js';
import { planOf } from './client-plan.js';
import type { Weighted } from './dice.js';
import {
  ageBands,
  completedBySubstance,
  coOccurringPercent,
  employments,
  frequenciesOfUse,
  genders,
  livingArrangements,
  medianStayDays,
  medicationPercent,
  primarySubstances,
  reasonGroupOf,
  reasonPercents,
  referralSources,
  selfHelpAttendances,
} from './published.js';

const howMany = 20_000;
/** Percentage points: four standard errors of a share of one half among 20,000. */
const tolerancePoints = 1.4;
const medianToleranceDays = 2;

const percentOf = <T>(all: readonly T[], is: (one: T) => boolean): number => (100 * all.filter(is).length) / all.length;
const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

const expectShares = <T>(drawn: readonly T[], published: Weighted<T>): void => {
  const whole = published.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of published) {
    expect({ value, near: Math.abs(percentOf(drawn, (one) => one === value) - (100 * weight) / whole) < tolerancePoints }).toStrictEqual({ value, near: true });
  }
};

describe('20,000 clients beside the published figures', () => {
  let plans: readonly ClientPlan[] = [];
  let firstStays: readonly StayPlan[] = [];
  beforeAll(() => {
    plans = Array.from({ length: howMany }, (_none, index) => planOf('2026', index, { arrivalDays: 160 }));
    firstStays = plans.flatMap(({ course }) => (course.kind === 'admitted' ? course.stays.slice(0, 1) : []));
  });
  const withUse = (): readonly ClientPlan[] => plans.filter(({ profile }) => profile.track !== 'MH');

  it('come from the referral sources of TEDS', () =>
    expectShares(
      plans.map(({ referral }) => referral.source),
      referralSources,
    ));
  it('are of the ages of TEDS', () =>
    expectShares(
      plans.map(({ profile }) => profile.ageBand),
      ageBands,
    ));
  it('are women and men as in TEDS', () =>
    expectShares(
      plans.map(({ profile }) => profile.gender),
      genders,
    ));
  it('work as in TEDS', () =>
    expectShares(
      plans.map(({ profile }) => profile.employment),
      employments,
    ));
  it('live as in TEDS', () =>
    expectShares(
      plans.map(({ profile }) => profile.livingArrangement),
      livingArrangements,
    ));
  it('go to self-help groups as in TEDS', () =>
    expectShares(
      plans.map(({ profile }) => profile.selfHelpAttendance30d),
      selfHelpAttendances,
    ));

  it('use the substances of TEDS, as often as in TEDS', () => {
    for (const [substance, percent] of primarySubstances) {
      expect(Math.abs(percentOf(withUse(), ({ profile }) => profile.primarySubstance === substance) - percent)).toBeLessThan(tolerancePoints);
    }
    const known = withUse().flatMap(({ profile }) => (profile.frequencyOfUse === undefined ? [] : [profile.frequencyOfUse]));
    expectShares(known, frequenciesOfUse);
  });

  it('have mental health problems besides, and medication, as in TEDS', () => {
    expect(Math.abs(percentOf(withUse(), ({ profile }) => profile.coOccurring) - coOccurringPercent)).toBeLessThan(tolerancePoints);
    expect(Math.abs(percentOf(withUse(), ({ profile }) => profile.medicationForAddiction) - medicationPercent)).toBeLessThan(tolerancePoints);
  });

  it('leave for the reasons of TEDS', () => {
    for (const [group, percent] of Object.entries(reasonPercents)) {
      expect(Math.abs(percentOf(firstStays, ({ reason }) => reasonGroupOf(reason) === group) - percent)).toBeLessThan(tolerancePoints);
    }
  });

  it('stay as long as in TEDS, by the median of each reason and of all', () => {
    const { all, ...byReason } = medianStayDays;
    expect(Math.abs(median(firstStays.map(({ lengthOfStayDays }) => lengthOfStayDays)) - all)).toBeLessThanOrEqual(medianToleranceDays);
    for (const [group, days] of Object.entries(byReason)) {
      const stays = firstStays.filter(({ reason }) => reasonGroupOf(reason) === group).map(({ lengthOfStayDays }) => lengthOfStayDays);
      expect(Math.abs(median(stays) - days)).toBeLessThanOrEqual(medianToleranceDays);
    }
  });

  it('complete more often with alcohol than with heroin, as in TEDS', () => {
    const completed = (substance: number): number =>
      percentOf(
        plans.filter(({ profile, course }) => profile.primarySubstance === substance && course.kind === 'admitted'),
        ({ course }) => course.kind === 'admitted' && course.stays[0]?.reason === 1,
      );
    const [alcohol = 0, heroin = 0] = [completedBySubstance[2], completedBySubstance[5]];
    expect(Math.abs(completed(2) / completed(5) - alcohol / heroin)).toBeLessThan(0.25);
  });

  it('are the same whenever they are asked for', () => {
    expect(planOf('2026', 17, { arrivalDays: 160 })).toStrictEqual(plans[17]);
    expect(planOf('2027', 17, { arrivalDays: 160 })).not.toStrictEqual(plans[17]);
  });
});
