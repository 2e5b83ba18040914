import { describe, it } from '@jest/globals';
import type { ReferralAccepted, ReferralDeclined, ReferralReceived } from '@continuum/contracts';
import { order, specOf } from '@continuum/testing';
import { AcceptReferral, DeclineReferral, ReceiveReferral } from './referral.commands.js';
import { BeforeReferral, referral, ReferralAlreadyReceived, ReferralNotAwaitingTriage, ReferralUnknown } from './referral.js';

const referralReceived = (over: Partial<ReferralReceived['data']> = {}): ReferralReceived => ({
  type: 'ReferralReceived',
  data: { referralId: 'referral-1', clientRef: 'client-1', programId: 'program-1', source: 1, requestedAt: '2026-03-02T09:00:00.000Z', ...over },
});
const referralAccepted: ReferralAccepted = { type: 'ReferralAccepted', data: { referralId: 'referral-1', clientRef: 'client-1' } };

const receiveReferral = (over: Partial<ReceiveReferral> = {}): ReceiveReferral =>
  Object.assign(new ReceiveReferral(), { referralId: 'referral-1', clientRef: 'client-1', programId: 'program-1', source: 1, order: order() }, over);
const acceptReferral = (over: Partial<AcceptReferral> = {}): AcceptReferral =>
  Object.assign(new AcceptReferral(), { referralId: 'referral-1', order: order() }, over);
const referralDeclined: ReferralDeclined = {
  type: 'ReferralDeclined',
  data: { referralId: 'referral-1', clientRef: 'client-1', reason: 'no-capacity', redirectedTo: 'program-2' },
};
const declineReferral = (over: Partial<DeclineReferral> = {}): DeclineReferral =>
  Object.assign(new DeclineReferral(), { referralId: 'referral-1', reason: 'no-capacity', redirectedTo: 'program-2', order: order() }, over);

const { given } = specOf(referral);

describe('receiving a referral', () => {
  it('is recorded with the time it was asked', () => given().when(receiveReferral()).then([referralReceived()]));

  it('keeps the time it happened where that is not now', () =>
    given()
      .when(receiveReferral({ occurredAt: '2026-03-01T16:00:00.000Z' }))
      .then([referralReceived({ requestedAt: '2026-03-01T16:00:00.000Z' })]));

  it('is refused the second time', () => given(referralReceived()).when(receiveReferral()).thenRefused(ReferralAlreadyReceived));
});

describe('accepting a referral', () => {
  it('takes it up', () => given(referralReceived()).when(acceptReferral()).then([referralAccepted]));
  it('is refused once it was accepted', () => given(referralReceived(), referralAccepted).when(acceptReferral()).thenRefused(ReferralNotAwaitingTriage));
  it('is refused of a referral nobody knows', () => given().when(acceptReferral()).thenRefused(ReferralUnknown));
  it('may happen in the moment it came, and not before', () => {
    given(referralReceived())
      .when(acceptReferral({ occurredAt: '2026-03-02T09:00:00.000Z' }))
      .then([referralAccepted]);
    given(referralReceived())
      .when(acceptReferral({ occurredAt: '2026-03-02T08:59:59.999Z' }))
      .thenRefused(BeforeReferral);
  });
});

describe('declining a referral', () => {
  it('says why, and where to turn', () => given(referralReceived()).when(declineReferral()).then([referralDeclined]));
  it('is refused once it was accepted', () => given(referralReceived(), referralAccepted).when(declineReferral()).thenRefused(ReferralNotAwaitingTriage));
  it('is refused the second time', () => given(referralReceived(), referralDeclined).when(declineReferral()).thenRefused(ReferralNotAwaitingTriage));
  it('is refused before it came', () =>
    given(referralReceived())
      .when(declineReferral({ occurredAt: '2026-03-02T08:59:59.999Z' }))
      .thenRefused(BeforeReferral));
});
