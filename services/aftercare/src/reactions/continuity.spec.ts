import { describe, expect, it } from '@jest/globals';
import {
  defaultLimits,
  type JourneyClosed,
  type ReceivingServiceSeen,
  type SteppedDown,
  type TransferredOut,
  type WarmHandoffCompleted,
} from '@continuum/contracts';
import { ask } from '@continuum/messaging';
import { DeclareLostToFollowUp, DetectContinuityGap, RecordReceivingService } from '../domain/journey/journey.commands.js';
import { clientAdmitted } from '../testing/builders.js';
import { runOf } from '../testing/process-run.js';
import { continuity } from './continuity.js';

const run = runOf(continuity);
const leftAt = '2026-05-04T14:00:00.000Z';
const ids = { clientRef: 'client-1', enrollmentId: 'enrollment-1' };
const stepped = (over: Partial<SteppedDown['data']> = {}): SteppedDown => ({
  type: 'SteppedDown',
  data: { ...ids, from: '2.1', to: '1.5', direction: 'outbound', reason: 'graduated', warmHandoff: false, steppedDownAt: leftAt, ...over },
});
const transferred: TransferredOut = { type: 'TransferredOut', data: { ...ids, from: '2.1', transferredAt: leftAt } };
const seen: ReceivingServiceSeen = { type: 'ReceivingServiceSeen', data: { ...ids, seenAt: '2026-05-06T14:00:00.000Z', gapDays: 2 } };
const closed: JourneyClosed = { type: 'JourneyClosed', data: { clientRef: 'client-1', outcome: 'client-request', closedAt: leftAt } };
const handedOver = (confirmedAt: string, kept = true): WarmHandoffCompleted => ({
  type: 'WarmHandoffCompleted',
  data: { ...ids, aftercarePlanId: 'plan-1', linkId: 'link-1', levelOfCare: '1.5', providerRef: 'provider-1', kept, confirmedAt },
});
const record = (occurredAt: string, level: '1.5' | '2.1' = '1.5', providerRef = 'provider-1') =>
  ask(RecordReceivingService, { clientRef: 'client-1', level, providerRef, occurredAt });

// Midnight in Chicago, 05:00 UTC in summer.
const startOfDay8 = '2026-05-12T05:00:00.000Z';
const startOfDay31 = '2026-06-04T05:00:00.000Z';
const justBefore = (instant: string): string => new Date(Date.parse(instant) - 1).toISOString();
const timers = { 'continuity-gap': startOfDay8, 'lost-to-follow-up': startOfDay31 };

describe('a step out of the program (R27)', () => {
  it('waits 7 days for a gap and 30 for the loss', () => expect(run(clientAdmitted(), stepped())).toStrictEqual({ asked: [], waitsFor: timers }));
  it('waits so for an enrollment whose id is a name that every object knows', () => {
    const enrollmentId = 'constructor';
    expect(run(clientAdmitted({ enrollmentId }), stepped({ enrollmentId }))).toStrictEqual({ asked: [], waitsFor: timers });
  });
  it('by transfer waits as well', () => expect(run(clientAdmitted(), transferred)).toStrictEqual({ asked: [], waitsFor: timers }));
  it('into the program waits for nothing', () => expect(run(clientAdmitted(), stepped({ direction: 'inbound' })).waitsFor).toStrictEqual({}));

  it('asks for nothing to the end of day 7', () => expect(run(clientAdmitted(), stepped(), { until: justBefore(startOfDay8) }).asked).toStrictEqual([]));
  it('asks for the gap from the start of day 8', () =>
    expect(run(clientAdmitted(), stepped(), { until: startOfDay8 }).asked).toStrictEqual([
      ask(DetectContinuityGap, { clientRef: 'client-1', occurredAt: startOfDay8 }),
    ]));
  it('asks for nothing more to the end of day 30', () =>
    expect(run(clientAdmitted(), stepped(), { until: startOfDay8 }, { until: justBefore(startOfDay31) }).asked).toStrictEqual([]));
  it('asks for the loss from the start of day 31', () =>
    expect(run(clientAdmitted(), stepped(), { until: startOfDay8 }, { until: startOfDay31 }).asked).toStrictEqual([
      ask(DeclareLostToFollowUp, { clientRef: 'client-1', occurredAt: startOfDay31 }),
    ]));

  it('waits as long as the policy says under which the client was admitted', () =>
    expect(
      run(clientAdmitted({ policy: { version: '2', limits: { ...defaultLimits, continuityGapDays: 3, lostToFollowUpDays: 14 } } }), stepped()).waitsFor,
    ).toStrictEqual({ 'continuity-gap': '2026-05-08T05:00:00.000Z', 'lost-to-follow-up': '2026-05-19T05:00:00.000Z' }));

  it('waits no longer once a service saw the client', () => expect(run(clientAdmitted(), stepped(), seen).waitsFor).toStrictEqual({}));
  it('waits no longer once the journey is closed', () => expect(run(clientAdmitted(), stepped(), closed).waitsFor).toStrictEqual({}));
});

describe('a first appointment that was kept', () => {
  it('completes the step out', () =>
    expect(run(clientAdmitted(), stepped(), handedOver('2026-05-06T14:00:00.000Z')).asked).toStrictEqual([record('2026-05-06T14:00:00.000Z')]));
  it('before the client left completes it on leaving', () =>
    expect(run(clientAdmitted(), handedOver('2026-05-02T14:00:00.000Z'), stepped()).asked).toStrictEqual([record(leftAt)]));
  it('that was not kept after all completes nothing', () =>
    expect(run(clientAdmitted(), stepped(), handedOver('2026-05-06T14:00:00.000Z', false)).asked).toStrictEqual([]));
  it('in an earlier enrollment completes nothing of a later one', () =>
    expect(
      run(clientAdmitted(), handedOver('2026-05-02T14:00:00.000Z'), clientAdmitted({ enrollmentId: 'enrollment-2' }), stepped({ enrollmentId: 'enrollment-2' }))
        .asked,
    ).toStrictEqual([]));
});

describe('an admission to the next program', () => {
  const next = clientAdmitted({ enrollmentId: 'enrollment-2', programId: 'program-2', admittedAt: '2026-05-05T14:00:00.000Z' });

  it('completes the step out of the one before', () =>
    expect(run(clientAdmitted(), stepped(), next).asked).toStrictEqual([record('2026-05-05T14:00:00.000Z', '2.1', 'program-2')]));
  it('completes it as well where the step is heard of later', () =>
    expect(run(clientAdmitted(), next, stepped()).asked).toStrictEqual([record('2026-05-05T14:00:00.000Z', '2.1', 'program-2')]));
});
