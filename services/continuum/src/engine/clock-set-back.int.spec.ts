import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { HappensInTheFuture, VirtualClock, type Command, type Delivered } from '@continuum/event-sourcing';
import { GrantConsent, RevokeConsent } from '@continuum/intake';
import { order } from '@continuum/testing';
import { readContinuumConfig } from '../continuum.config.js';
import { createContinuum, type Continuum } from '../continuum.js';

const monday = '2026-03-02T09:00:00.000Z';
const tuesday = '2026-03-03T09:00:00.000Z';

let data: string;
let clock: VirtualClock;
let continuum: Continuum;

const open = async (): Promise<void> => {
  continuum = await createContinuum(readContinuumConfig({ CONTINUUM_DATA: data, LOG_LEVEL: 'silent' }), clock);
};

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'continuum-clock-'));
  clock = new VirtualClock(monday);
  await open();
});
afterEach(async () => {
  await continuum.close();
  rmSync(data, { recursive: true });
});

let sent = 0;
const send = <C extends Command>(kind: new () => C, body: Omit<C, 'type' | 'order'>): Promise<unknown> => {
  sent += 1;
  const commandId = `019caddb-a400-7000-8000-${String(sent).padStart(12, '0')}`;
  return continuum.send(Object.assign(new kind(), body, { order: order({ commandId, now: clock.now() }) }));
};

const grant = (consentId: string): Promise<unknown> =>
  send(GrantConsent, {
    consentId,
    clientRef: 'client-1',
    kind: 'tpo',
    disclosers: ['program-1'],
    recipientClass: 'treating-providers-plans-payers-and-operators',
    informationScope: ['all-sud-records'],
    purposes: ['tpo'],
    signer: { capacity: 'patient' },
    statements: { revocation: true, redisclosure: true, refusalConsequences: true },
    signedAt: clock.now(),
    expiration: { kind: 'date', at: tuesday },
  });

const log = (): Promise<readonly Delivered[]> => continuum.engine.store.readAll(0, 1_000);
/** The consents that expired, in the order of the log. */
const expired = async (): Promise<readonly string[]> =>
  (await log()).filter(({ type }) => type === 'ConsentExpired').map(({ data: fact }) => (fact as { readonly consentId: string }).consentId);
const settle = (): Promise<void> => continuum.engine.processes.settle();

describe('a clock that is set back', () => {
  it('fires no timer a second time, and fires those of the meantime when it gets there again', async () => {
    await grant('consent-1');
    clock.set(tuesday);
    await settle();
    expect(await expired()).toHaveLength(1);

    clock.set('2026-03-02T10:00:00.000Z');
    await grant('consent-2');
    await settle();
    expect(await expired()).toHaveLength(1);

    clock.set(tuesday);
    await settle();
    expect(await expired()).toEqual(['consent-1', 'consent-2']);
  });

  it('leaves positions in the order of commits, whatever the clock says was written down when, also across a restart', async () => {
    await grant('consent-1');
    clock.set('2026-03-01T09:00:00.000Z');
    await continuum.close();
    await open();
    await grant('consent-2');
    const events = await log();
    expect(events.map(({ position }) => position)).toEqual(events.map((_event, index) => index + 1));
    expect(new Set(events.map(({ recordedtime }) => recordedtime))).toEqual(new Set([monday, '2026-03-01T09:00:00.000Z']));
    await settle();
    expect(await continuum.engine.positions.waitFor('client-timeline', events.length, AbortSignal.timeout(5_000))).toBe(true);
  });

  it('takes what happened by the clock before for the future, and says so', async () => {
    await grant('consent-1');
    clock.set('2026-03-01T09:00:00.000Z');
    await expect(send(RevokeConsent, { consentId: 'consent-1', occurredAt: monday })).rejects.toThrow(HappensInTheFuture);
  });
});

describe('a clock that is set forward while the process managers sleep', () => {
  it('is noticed within about a second', async () => {
    await grant('consent-1');
    continuum.engine.processes.run();
    await sleep(200);
    clock.set(tuesday);
    for (let waited = 0; waited < 50 && (await expired()).length === 0; waited += 1) await sleep(100);
    expect(await expired()).toHaveLength(1);
  });
});
