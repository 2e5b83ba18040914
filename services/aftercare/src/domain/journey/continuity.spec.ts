import { describe, it } from '@jest/globals';
import {
  defaultLimits,
  type ContinuityGapDetected,
  type JourneyOpened,
  type LostToFollowUp,
  type ReceivingServiceSeen,
  type SteppedDown,
  type TransferredOut,
} from '@continuum/contracts';
import { specOf } from '@continuum/testing';
import { enrollment, ordered } from '../../testing/builders.js';
import { DeclareLostToFollowUp, DetectContinuityGap, RecordReceivingService } from './journey.commands.js';
import { ContinuityLimitNotPassed, JourneyUnknown, NoOpenStepOut, SeenBeforeLeaving } from './journey.refusals.js';
import { journey } from './journey.js';

const leftAt = '2026-05-04T14:00:00.000Z';
const ids = { clientRef: 'client-1', enrollmentId: 'enrollment-1' };
const opened: JourneyOpened = { type: 'JourneyOpened', data: { clientRef: 'client-1', openedAt: '2026-03-02T15:00:00.000Z' } };
const steppedOut: SteppedDown = {
  type: 'SteppedDown',
  data: { ...ids, from: '2.1', to: '1.5', direction: 'outbound', reason: 'graduated', warmHandoff: false, steppedDownAt: leftAt },
};
const transferredOut: TransferredOut = { type: 'TransferredOut', data: { ...ids, from: '2.1', transferredAt: leftAt } };
const seen = (seenAt: string, gapDays: number): ReceivingServiceSeen => ({
  type: 'ReceivingServiceSeen',
  data: { ...ids, level: '1.5', providerRef: 'provider-1', seenAt, gapDays },
});
const gap = (sinceDays: number, threshold = 7): ContinuityGapDetected & { policyversion: string } => ({
  type: 'ContinuityGapDetected',
  data: { ...ids, since: leftAt, sinceDays, threshold },
  policyversion: '1',
});
const lost = (sinceDays: number): LostToFollowUp & { policyversion: string } => ({
  type: 'LostToFollowUp',
  data: { ...ids, since: leftAt, sinceDays, threshold: 30 },
  policyversion: '1',
});

// Midnight in Chicago is 05:00 UTC in summer.
const endOfDay7 = '2026-05-12T04:59:59.999Z';
const startOfDay8 = '2026-05-12T05:00:00.000Z';
const endOfDay30 = '2026-06-04T04:59:59.999Z';
const startOfDay31 = '2026-06-04T05:00:00.000Z';

const receive = (occurredAt: string) => ordered(RecordReceivingService, { clientRef: 'client-1', providerRef: 'provider-1', occurredAt });
const detect = (occurredAt: string) => ordered(DetectContinuityGap, { clientRef: 'client-1', occurredAt });
const declare = (occurredAt: string) => ordered(DeclareLostToFollowUp, { clientRef: 'client-1', occurredAt });

const { given } = specOf(journey, [enrollment()]);
const afterGraduation = given(opened, steppedOut);

describe('seeing the client for the first time (R27)', () => {
  it('completes the step out, with the days between', () =>
    afterGraduation.when(receive('2026-05-06T14:00:00.000Z')).then([seen('2026-05-06T14:00:00.000Z', 2)]));
  it('is no gap on the same day', () => afterGraduation.when(receive(leftAt)).then([seen(leftAt, 0)]));
  it('is no gap to the end of day 7', () => afterGraduation.when(receive(endOfDay7)).then([seen(endOfDay7, 7)]));
  it('is a gap from the start of day 8, noticed or not', () => afterGraduation.when(receive(startOfDay8)).then([gap(8), seen(startOfDay8, 8)]));
  it('records no gap twice', () =>
    given(opened, steppedOut, gap(8))
      .when(receive(startOfDay8))
      .then([seen(startOfDay8, 8)]));
  it('records on day 31 that the client had been lost, where nobody noticed', () =>
    afterGraduation.when(receive(startOfDay31)).then([gap(31), lost(31), seen(startOfDay31, 31)]));
  it('completes a transfer as well', () =>
    given(opened, transferredOut)
      .when(receive('2026-05-06T14:00:00.000Z'))
      .then([{ type: 'ReceivingServiceSeen', data: { ...ids, providerRef: 'provider-1', seenAt: '2026-05-06T14:00:00.000Z', gapDays: 2 } }]));
  it('is refused before the client left', () => afterGraduation.when(receive('2026-05-04T13:59:00.000Z')).thenRefused(SeenBeforeLeaving));
  it('is refused a second time', () => given(opened, steppedOut, seen(leftAt, 0)).when(receive(leftAt)).thenRefused(NoOpenStepOut));
  it('is refused of a client without a journey', () => given().when(receive(leftAt)).thenRefused(JourneyUnknown));
});

describe('detecting a continuity gap (R27)', () => {
  it('is refused to the end of day 7', () => afterGraduation.when(detect(endOfDay7)).thenRefused(ContinuityLimitNotPassed));
  it('happens from the start of day 8', () => afterGraduation.when(detect(startOfDay8)).then([gap(8)]));
  it('changes nothing when it was detected', () => given(opened, steppedOut, gap(8)).when(detect(startOfDay8)).thenNothing());
  it('is refused once a service saw the client', () => given(opened, steppedOut, seen(leftAt, 0)).when(detect(startOfDay8)).thenRefused(NoOpenStepOut));
  it('follows the policy under which the client was admitted', () =>
    afterGraduation
      .knowing([enrollment({ limits: { ...defaultLimits, continuityGapDays: 3 } })])
      .when(detect('2026-05-08T05:00:00.000Z'))
      .then([gap(4, 3)]));
});

describe('declaring a client lost to follow-up (R27)', () => {
  it('is refused to the end of day 30', () => afterGraduation.when(declare(endOfDay30)).thenRefused(ContinuityLimitNotPassed));
  it('happens from the start of day 31', () => afterGraduation.when(declare(startOfDay31)).then([lost(31)]));
  it('changes nothing when it was declared', () => given(opened, steppedOut, lost(31)).when(declare(startOfDay31)).thenNothing());
});
