import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ClientDischarged, Recorded } from '@continuum/contracts';
import type { Command, Outcome } from '@continuum/event-sourcing';
import { blockPlanOf } from './block/block-plan.js';
import type { SyntheticIdentity } from './population/identity.js';
import { Run, type SimulationOptions } from './run.js';
import { simulate, type SimulationPorts } from './simulate.js';
import { inMemoryContinuum, type InMemoryContinuum } from './testing/in-memory-continuum.js';

const half = { clients: 30, weeks: 13, seed: '7', from: '2026-02-02' };

let continuum: InMemoryContinuum;
beforeEach(async () => {
  continuum = await inMemoryContinuum();
});
afterEach(() => continuum.close());

const ports = (over: Partial<SimulationPorts> = {}): SimulationPorts => {
  const { send, clock, settle } = continuum;
  return { send, clock, settle, ...over };
};

const dischargesIn = (log: readonly Recorded[]): readonly ClientDischarged['data'][] =>
  // What stands in the log under this type was checked against its definition.
  log.flatMap(({ type, data }) => (type === 'ClientDischarged' ? [data as ClientDischarged['data']] : []));

interface Departure {
  readonly enrollmentId: string;
  readonly reason: number;
  readonly lengthOfStayDays: number;
}

const departuresOf = (departures: readonly Departure[]): readonly Departure[] =>
  departures
    .map(({ enrollmentId, reason, lengthOfStayDays }) => ({ enrollmentId, reason, lengthOfStayDays }))
    .sort((a, b) => (a.enrollmentId < b.enrollmentId ? -1 : 1));

const plannedOf = (options: SimulationOptions): readonly Departure[] => {
  const run = new Run(options);
  return blockPlanOf(run, 0)
    .stays.filter(({ dischargeDay }) => dischargeDay < run.days.count)
    .map(({ enrollmentId, plan, admissionDay, lastContactDay }) => ({
      enrollmentId,
      reason: plan.reason,
      lengthOfStayDays: lastContactDay - admissionDay + 1,
    }));
};

describe('sixty clients and twenty-six weeks', () => {
  it('go by without a refusal, and leave as they were planned to', async () => {
    const options = { clients: 60, weeks: 26, seed: '1', from: '2026-01-05' };
    const told: number[] = [];
    const report = await simulate(options, ports({ progress: (done, count) => told.push(done / count) }));

    expect(report).toMatchObject({ isDone: true, repeats: 0 });
    expect(report.refusals.examples).toStrictEqual([]);
    expect([...report.refusals.expected]).toStrictEqual([]);
    expect(continuum.rows.refused()).toStrictEqual([]);
    expect(told).toHaveLength(182);
    expect(told.at(-1)).toBe(1);

    const log = await continuum.store.readAll(0, 100_000);
    expect(log.length).toBeGreaterThan(8_000);
    expect(log.length).toBeLessThan(15_000);

    expect(departuresOf(dischargesIn(log))).toStrictEqual(departuresOf(plannedOf(options)));
  }, 120_000);
});

describe('the same arguments', () => {
  it('give the same events, also where the run was broken off in the middle of a day and begun again', async () => {
    await simulate(half, ports());
    const unbroken = await continuum.store.attest();
    await continuum.close();

    continuum = await inMemoryContinuum();
    const breakOff = new AbortController();
    let sent = 0;
    let lastDay = '';
    const send = (command: Command): Promise<Outcome> => {
      sent += 1;
      lastDay = command.order.now;
      if (sent === 1_000) breakOff.abort();
      return continuum.send(command);
    };
    const broken = await simulate(half, ports({ send, signal: breakOff.signal }));
    expect(broken.isDone).toBe(false);

    const day = new Run(half).days;
    const resumeFrom = Array.from({ length: day.count }, (_none, at) => at).find((at) => day.evening(at) === lastDay) ?? 0;
    const resumed = await simulate({ ...half, resumeFrom: day.at(resumeFrom).date }, ports());
    expect(resumed).toMatchObject({ isDone: true });
    expect(resumed.repeats).toBeGreaterThan(0);
    expect(resumed.refusals.examples).toStrictEqual([]);
    expect(await continuum.store.attest()).toStrictEqual(unbroken);
  }, 120_000);
});

describe('the identities of simulated clients', () => {
  it('go to whoever keeps them, and nowhere else', async () => {
    const known: SyntheticIdentity[] = [];
    await simulate({ ...half, clients: 6, weeks: 4 }, ports({ identify: async (identity) => void known.push(identity) }));

    const text = JSON.stringify(await continuum.store.readAll(0, 100_000));
    expect(known).toHaveLength(6);
    for (const { familyName, phone, email, birthDate, clientRef } of known) {
      expect(text).toContain(clientRef);
      for (const secret of [familyName, phone, email, birthDate]) expect(text).not.toContain(secret);
    }
  }, 60_000);
});
