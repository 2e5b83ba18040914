import { beforeAll, describe, expect, it } from '@jest/globals';
import { medianStayDays, reasonGroupOf } from '../population/published.js';
import { Run } from '../run.js';
import { blockPlanOf, type BlockPlan, type PlannedStay } from './block-plan.js';
import { seatsPerGroup } from './therapy-groups.js';

const options = { clients: 12_000, weeks: 26, seed: '2026', from: '2026-01-05' };
const run = new Run(options);
const medianToleranceDays = 2;

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
const daysOf = ({ admissionDay, lastContactDay }: PlannedStay): number => lastContactDay - admissionDay + 1;

describe('two hundred facilities', () => {
  let blocks: readonly BlockPlan[] = [];
  let stays: readonly PlannedStay[] = [];
  beforeAll(() => {
    blocks = Array.from({ length: run.blocks }, (_none, block) => blockPlanOf(run, block));
    stays = blocks.flatMap((block) => block.stays);
  });

  it('keep clients as long as in TEDS, also once stays end on days on which groups meet', () => {
    const first = stays.filter(({ plan }) => plan.ordinal === 0);
    const { all, ...byReason } = medianStayDays;
    expect(Math.abs(median(first.map(daysOf)) - all)).toBeLessThanOrEqual(medianToleranceDays);
    for (const [group, days] of Object.entries(byReason)) {
      expect(Math.abs(median(first.filter(({ plan }) => reasonGroupOf(plan.reason) === group).map(daysOf)) - days)).toBeLessThanOrEqual(medianToleranceDays);
    }
  });

  it('give no seat twice at once, and never more seats than there are', () => {
    for (const { stays: ofBlock } of blocks) {
      const byAdmission = [...ofBlock].sort((a, b) => a.admissionDay - b.admissionDay);
      const takenUntil = new Map<string, number>();
      for (const { group, seat, admissionDay, dischargeDay } of byAdmission) {
        const name = `${group.groupId}/${seat}`;
        expect(takenUntil.get(name) ?? -1).toBeLessThan(admissionDay);
        expect(seat).toBeLessThan(seatsPerGroup);
        takenUntil.set(name, dischargeDay);
      }
    }
  });

  it('readmit nobody before the discharge, and nobody who died', () => {
    for (const { client, plan, admissionDay } of stays.filter((stay) => stay.plan.ordinal === 1)) {
      const before = client.stays[plan.ordinal - 1];
      expect(before?.plan.reason).not.toBe(6);
      expect(before?.dischargeDay).toBeLessThan(admissionDay);
    }
  });

  it('do not change when more clients come', () => {
    const fewer = blockPlanOf(new Run({ ...options, clients: 70 }), 1);
    expect(fewer.clients).toHaveLength(10);
    expect(fewer.stays.map(({ enrollmentId, admissionDay, seat }) => ({ enrollmentId, admissionDay, seat }))).toStrictEqual(
      (blocks[1]?.stays ?? [])
        .filter(({ client }) => client.plan.index < 70)
        .map(({ enrollmentId, admissionDay, seat }) => ({ enrollmentId, admissionDay, seat })),
    );
  });
});

describe('the options of a run', () => {
  it.each([{ clients: 0 }, { clients: 1.5 }, { weeks: 0 }, { weeks: 521 }, { seed: '' }, { seed: 'a b' }, { from: '2026-02-30' }])('cannot be %j', (wrong) =>
    expect(() => new Run({ ...options, ...wrong })).toThrow(RangeError),
  );
});
