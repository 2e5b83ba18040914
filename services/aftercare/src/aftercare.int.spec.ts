import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { catalogue, streams, type Fact, type GraduatedFromIOP } from '@continuum/contracts';
import { InMemoryEventStore, LoadDecideAppend, VirtualClock, derivedId, noStream, schemasOf, type Command } from '@continuum/event-sourcing';
import { ProcessLoop, ProcessRunner } from '@continuum/messaging';
import { ProcessRowsFile } from '@continuum/read-store';
import { CommandDoor } from '@continuum/service-host';
import { enveloped, order } from '@continuum/testing';
import {
  AftercareModule,
  aftercareReactions,
  CompleteFollowUp,
  ConfirmWarmHandoff,
  DraftAftercarePlan,
  LinkService,
  RecordReceivingService,
  ReportRelapse,
} from './index.js';
import { clientAdmitted, clientDischarged } from './testing/builders.js';

const graduatedAt = '2026-05-04T14:00:00.000Z';
const ids = { clientRef: 'client-1', enrollmentId: 'enrollment-1' };
const graduated: GraduatedFromIOP = {
  type: 'GraduatedFromIOP',
  data: {
    ...ids,
    programId: 'program-1',
    graduatedAt,
    criteriaVersion: '1',
    attendedMinutesTotal: 4_860,
    attendedSessions: 27,
    lengthOfStayDays: 64,
    aftercarePlanId: 'plan-1',
    nextLevelOfCare: '1.5',
  },
};

let store: InMemoryEventStore;
let clock: VirtualClock;
let host: INestApplicationContext;
let folder: string;
let sent = 0;

const hostOf = (kernel: LoadDecideAppend) => {
  @Global()
  @Module({
    imports: [CqrsModule, AftercareModule],
    providers: [{ provide: LoadDecideAppend, useValue: kernel }, CommandDoor],
    exports: [LoadDecideAppend, CommandDoor],
  })
  class Host {}
  return Host;
};

/** Process managers with rows of their own, from the first event on. */
const processes = (name: string) => {
  const rows = new ProcessRowsFile(join(folder, name));
  const send = (command: Command): Promise<unknown> => host.get(CommandBus).execute(command);
  const loop = new ProcessLoop(store, new ProcessRunner(aftercareReactions, rows, send, clock), rows, clock);
  return { loop, rows };
};

const tell = async (stream: string, fact: Fact): Promise<void> => {
  const { revision = noStream } = (await store.readStream(stream)).at(-1) ?? {};
  await store.append(stream, revision, [
    enveloped(fact, (sent += 1), { ...catalogue.stampsOf(fact, stream), id: derivedId(`told ${sent}`, stream), recordedtime: clock.now() }),
  ]);
};

const ask = <C extends Command>(kind: new () => C, body: Omit<C, 'type' | 'order'>): Promise<unknown> => {
  const command = Object.assign(new kind(), body, { order: order({ commandId: derivedId('asked', String((sent += 1))), now: clock.now() }) });
  return host.get(CommandBus).execute(command);
};

const typesOf = async (stream: string): Promise<readonly string[]> => (await store.readStream(stream)).map(({ type }) => type);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'continuum-aftercare-'));
  clock = new VirtualClock('2026-03-02T15:00:00.000Z');
  store = new InMemoryEventStore(schemasOf(catalogue));
  host = await NestFactory.createApplicationContext(hostOf(new LoadDecideAppend(store, catalogue)), { logger: false });
});

afterEach(async () => {
  await host.close();
  rmSync(folder, { recursive: true });
});

describe('a client on the way out of a program', () => {
  const admitAndGraduate = async (): Promise<ReturnType<typeof processes>> => {
    const managers = processes('processes.sqlite');
    await tell(streams.enrollment('client-1'), clientAdmitted({ pathway: 'step-down', priorLevelOfCare: '3.5' }));
    await managers.loop.settle();
    clock.set('2026-04-28T14:00:00.000Z');
    await ask(DraftAftercarePlan, { ...ids, aftercarePlanId: 'plan-1' });
    await ask(LinkService, {
      enrollmentId: 'enrollment-1',
      linkId: 'link-1',
      kind: 'outpatient',
      levelOfCare: '1.5',
      providerRef: 'provider-1',
      firstAppointmentAt: '2026-05-06T14:00:00.000Z',
    });
    clock.set(graduatedAt);
    await tell(streams.graduation('enrollment-1'), graduated);
    await tell(streams.enrollment('client-1'), clientDischarged());
    await managers.loop.settle();
    return managers;
  };

  const walked = ['JourneyOpened', 'SteppedDown', 'LevelOfCareStarted', 'SteppedDown', 'LevelOfCareStarted'];

  it('is seen by the next service, fares well, relapses and comes back', async () => {
    const { loop, rows } = await admitAndGraduate();
    clock.set('2026-05-06T15:00:00.000Z');
    await ask(ConfirmWarmHandoff, { enrollmentId: 'enrollment-1', linkId: 'link-1', kept: true });
    await loop.settle();
    clock.set('2026-06-10T14:00:00.000Z');
    await loop.settle();
    await ask(CompleteFollowUp, { enrollmentId: 'enrollment-1', day: 30, channel: 'phone', abstinent30d: true });
    await ask(ReportRelapse, { clientRef: 'client-1', reportId: 'report-1', since: '2026-06-08T14:00:00.000Z', disclosedBy: 'client' });
    await loop.settle();

    expect(await typesOf(streams.journey('client-1'))).toStrictEqual([...walked, 'ReceivingServiceSeen', 'RelapseReported', 'ReadmissionRequested']);
    expect(await typesOf(streams.followUps('enrollment-1'))).toStrictEqual(['FollowUpsOpened', 'FollowUpDue', 'FollowUpDue', 'FollowUpCompleted']);
    expect(rows.refused()).toStrictEqual([]);
    rows.close();
  });

  it('is missed after 7 days, lost after 30, found again, and let go after a year', async () => {
    const { loop, rows } = await admitAndGraduate();
    clock.set('2026-06-10T14:00:00.000Z');
    await loop.settle();
    await ask(RecordReceivingService, { clientRef: 'client-1', providerRef: 'provider-1' });
    await loop.settle();
    clock.set('2027-12-31T14:00:00.000Z');
    await loop.settle();

    const missed = ['ContinuityGapDetected', 'LostToFollowUp', 'ReceivingServiceSeen', 'JourneyClosed'];
    expect(await typesOf(streams.journey('client-1'))).toStrictEqual([...walked, ...missed]);
    expect(await typesOf(streams.followUps('enrollment-1'))).toStrictEqual(['FollowUpsOpened', ...Array.from({ length: 5 }, () => 'FollowUpDue')]);
    expect(rows.refused()).toStrictEqual([]);
    rows.close();
  });

  it('is told of twice, and nothing changes', async () => {
    const { loop, rows } = await admitAndGraduate();
    clock.set('2026-06-10T14:00:00.000Z');
    await loop.settle();
    rows.close();
    const once = await store.attest();

    const again = processes('processes-again.sqlite');
    await again.loop.settle();

    expect(await store.attest()).toStrictEqual(once);
    expect(again.rows.refused()).toStrictEqual([]);
    again.rows.close();
  });
});
