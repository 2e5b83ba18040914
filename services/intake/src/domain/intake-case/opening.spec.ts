import { describe, it } from '@jest/globals';
import type { ReferralAccepted, ReferralDeclined, ReferralReceived } from '@continuum/contracts';
import { order, specOf } from '@continuum/testing';
import { intakeOpened, monday, readyProgram, stateOf } from '../../testing/care-builders.js';
import { ProgramUnknown } from '../program/program.refusals.js';
import { BeforeReferral, referral, ReferralUnknown } from '../referral/referral.js';
import { OpenIntake } from './intake-case.commands.js';
import { IntakeAlreadyOpened, ReferralNotAccepted, ReferralOfAnother, TrackNotOffered } from './intake-case.refusals.js';
import { intakeOpening, type OpeningFacts } from './opening.js';

const received: ReferralReceived = {
  type: 'ReferralReceived',
  data: { referralId: 'referral-1', clientRef: 'client-1', programId: 'program-1', source: 1, requestedAt: monday },
};
const accepted: ReferralAccepted = { type: 'ReferralAccepted', data: { referralId: 'referral-1', clientRef: 'client-1' } };
const declined: ReferralDeclined = { type: 'ReferralDeclined', data: { referralId: 'referral-1', clientRef: 'client-1', reason: 'out-of-area' } };

const knowing = (over: Partial<OpeningFacts> = {}): OpeningFacts => ({ program: readyProgram(), referral: stateOf(referral, received, accepted), ...over });
const openIntake = (over: Partial<OpenIntake> = {}): OpenIntake =>
  Object.assign(
    new OpenIntake(),
    { intakeId: 'intake-1', clientRef: 'client-1', programId: 'program-1', referralId: 'referral-1', track: 'SUD', order: order({ now: monday }) },
    over,
  );

const { given } = specOf(intakeOpening, knowing());

describe('opening an intake', () => {
  it('begins at the first contact', () =>
    given()
      .when(openIntake())
      .then([intakeOpened({ referralId: 'referral-1', firstContactAt: monday })]));

  it('needs no referral', () => {
    const { referralId: _referralId, ...walkIn } = openIntake();
    given()
      .knowing(knowing({ referral: referral.initial }))
      .when(Object.assign(new OpenIntake(), walkIn))
      .then([intakeOpened({ firstContactAt: monday })]);
  });

  it('is refused the second time', () => given(intakeOpened()).when(openIntake()).thenRefused(IntakeAlreadyOpened));

  it('is refused before the referral', () =>
    given()
      .when(openIntake({ occurredAt: '2026-03-02T14:59:59.999Z' }))
      .thenRefused(BeforeReferral));
  it('is refused while the referral waits', () =>
    given()
      .knowing(knowing({ referral: stateOf(referral, received) }))
      .when(openIntake())
      .thenRefused(ReferralNotAccepted));
  it('is refused after the referral was declined', () =>
    given()
      .knowing(knowing({ referral: stateOf(referral, received, declined) }))
      .when(openIntake())
      .thenRefused(ReferralNotAccepted));
  it('is refused on a referral nobody knows', () =>
    given()
      .knowing(knowing({ referral: referral.initial }))
      .when(openIntake())
      .thenRefused(ReferralUnknown));
  it("is refused on another client's referral", () =>
    given()
      .when(openIntake({ clientRef: 'client-2' }))
      .thenRefused(ReferralOfAnother));
  it("is refused on another program's referral", () =>
    given()
      .when(openIntake({ programId: 'program-2' }))
      .thenRefused(ReferralOfAnother));

  it('is refused on a track the program does not have', () =>
    given()
      .knowing(knowing({ program: readyProgram({ tracks: ['MH'] }) }))
      .when(openIntake())
      .thenRefused(TrackNotOffered));
  it('is refused by a program nobody knows', () =>
    given()
      .knowing(knowing({ program: { status: 'Unknown' } }))
      .when(openIntake())
      .thenRefused(ProgramUnknown));
});
