import { describe, expect, it } from '@jest/globals';
import type { ConsentExpired, ConsentRevoked } from '@continuum/contracts';
import { order, specOf } from '@continuum/testing';
import { consentGranted, monday } from '../../testing/care-builders.js';
import { ExpireConsent, GrantConsent, RevokeConsent } from './consent.commands.js';
import { consent } from './consent.js';
import { BeforeConsentSigned, ConsentAlreadyGranted, ConsentInvalid, ConsentNotDue, ConsentNotInForce, ConsentUnknown } from './consent.refusals.js';

const ofConsent = { consentId: 'consent-1', clientRef: 'client-1' };
const signedAt = '2026-02-25T15:00:00.000Z';
const complete = {
  ...ofConsent,
  kind: 'tpo',
  disclosers: ['program-1'],
  recipientClass: 'treating-providers-plans-payers-and-operators',
  informationScope: ['all-sud-records'],
  purposes: ['tpo'],
  expiration: { kind: 'none' },
  signer: { capacity: 'patient' },
  signedAt,
  statements: { revocation: true, redisclosure: true, refusalConsequences: true },
  order: order({ now: monday }),
} as const;
/** Consent to one recipient for one purpose, ending on a date. */
const specific = {
  kind: 'specific',
  recipientClass: undefined,
  recipients: ['clinic-7'],
  purposes: ['treatment'],
  expiration: { kind: 'date', at: '2026-12-31T06:00:00.000Z' },
} as const;

/** The command with fields changed, and those that are undefined left out. */
const grantConsent = (over: Readonly<Record<string, unknown>> = {}): GrantConsent => {
  const fields = Object.entries({ ...complete, ...over }).filter(([, value]) => value !== undefined);
  return Object.assign(new GrantConsent(), Object.fromEntries(fields));
};

const faultsOf = (over: Readonly<Record<string, unknown>>): unknown => {
  try {
    consent.decide(grantConsent(over), consent.initial);
  } catch (error) {
    if (!(error instanceof ConsentInvalid)) throw error;
    return { missing: error.details['missing'], notAllowed: error.details['notAllowed'] };
  }
  return { missing: [], notAllowed: [] };
};
const valid = { missing: [], notAllowed: [] };
const missing = (...elements: readonly string[]) => ({ missing: elements, notAllowed: [] });
const notAllowed = (...elements: readonly string[]) => ({ missing: [], notAllowed: elements });

const { given } = specOf(consent);

describe('granting a consent', () => {
  it('holds from its signature on', () => given().when(grantConsent()).then([consentGranted()]));
  it('is refused the second time', () => given(consentGranted()).when(grantConsent()).thenRefused(ConsentAlreadyGranted));
  it('to one recipient for one purpose until a date is valid', () => expect(faultsOf(specific)).toStrictEqual(valid));
});

describe('a consent is invalid without any element of 42 CFR 2.31 (T2)', () => {
  it.each([
    ['the patient', { clientRef: undefined }, 'patient'],
    ['who discloses', { disclosers: [] }, 'disclosers'],
    ['a description of the information', { informationScope: undefined }, 'information'],
    ['who receives', { recipientClass: undefined }, 'recipients'],
    ['its purposes', { purposes: [] }, 'purposes'],
    ['the right to revoke', { statements: { redisclosure: true, refusalConsequences: true } }, 'right-to-revoke'],
    ['an end', { expiration: undefined }, 'expiration'],
    ['the date on which it ends', { expiration: { kind: 'date' } }, 'expiration'],
    ['the event on which it ends', { expiration: { kind: 'event' } }, 'expiration'],
    ['a signature', { signer: undefined }, 'signature'],
    ["the representative's authority", { signer: { capacity: 'guardian' } }, 'signature-authority'],
    ['the date of the signature', { signedAt: undefined }, 'date-signed'],
  ])('%s', (_element, over, element) => expect(faultsOf(over)).toStrictEqual(missing(element)));

  it('everything, told at once', () =>
    expect(
      faultsOf({
        ...Object.fromEntries(Object.keys(complete).map((name) => [name, undefined])),
        consentId: 'consent-1',
        kind: 'specific',
        order: complete.order,
      }),
    ).toStrictEqual(missing('patient', 'disclosers', 'information', 'recipients', 'purposes', 'right-to-revoke', 'expiration', 'signature', 'date-signed')));

  it('and is valid signed by a representative with authority', () =>
    expect(faultsOf({ signer: { capacity: 'guardian', authority: 'court-order' } })).toStrictEqual(valid));
});

describe('a consent for treatment, payment and operations', () => {
  it('alone may name its recipients as a class (T3)', () =>
    expect(faultsOf({ ...specific, recipientClass: 'treating-providers-plans-payers-and-operators' })).toStrictEqual(notAllowed('recipient-class')));
  it('alone may name that purpose (T3)', () => expect(faultsOf({ ...specific, purposes: ['tpo'] })).toStrictEqual(notAllowed('purpose-tpo')));
  it.each([[{ kind: 'none' }], [{ kind: 'event', event: 'end-of-treatment' }]])('alone may end so: %j (T3)', (expiration) => {
    expect(faultsOf({ expiration })).toStrictEqual(valid);
    expect(faultsOf({ ...specific, expiration })).toStrictEqual(notAllowed('expiration'));
    expect(faultsOf({ ...specific, kind: 'research', purposes: ['research'], expiration })).toStrictEqual(notAllowed('expiration'));
  });
  it('says that records may be redisclosed (T4)', () =>
    expect(faultsOf({ statements: { revocation: true, refusalConsequences: true } })).toStrictEqual(missing('redisclosure-statement')));
  it('says what follows from refusing it (T4)', () =>
    expect(faultsOf({ statements: { revocation: true, redisclosure: true } })).toStrictEqual(missing('refusal-consequences')));
  it('alone must say so (T4)', () => expect(faultsOf({ ...specific, statements: { revocation: true } })).toStrictEqual(valid));
});

describe('a consent', () => {
  it('for research may end with the study, and no other may (T3)', () => {
    const expiration = { kind: 'event', event: 'end-of-research-study' };
    expect(faultsOf({ ...specific, kind: 'research', purposes: ['research'], expiration })).toStrictEqual(valid);
    expect(faultsOf({ ...specific, expiration })).toStrictEqual(notAllowed('expiration'));
  });

  it('to a HIPAA covered entity says how it may redisclose (T5)', () => {
    expect(faultsOf({ recipientIsCoveredEntity: true })).toStrictEqual(missing('hipaa-redisclosure-statement'));
    expect(faultsOf({ recipientIsCoveredEntity: true, statements: { ...complete.statements, hipaaRedisclosure: true } })).toStrictEqual(valid);
  });

  it('for fundraising says how to opt out (T6)', () => {
    expect(faultsOf({ purposes: ['tpo', 'fundraising'] })).toStrictEqual(missing('fundraising-opt-out'));
    expect(faultsOf({ purposes: ['tpo', 'fundraising'], statements: { ...complete.statements, fundraisingOptOut: true } })).toStrictEqual(valid);
  });

  it('by way of an intermediary names its participants, or treating providers as a class (T7)', () => {
    const through = (intermediary: object): unknown => faultsOf({ ...specific, recipients: undefined, intermediary });
    expect(through({ ref: 'exchange-1' })).toStrictEqual(missing('intermediary-participants'));
    expect(through({ ref: 'exchange-1', participants: [] })).toStrictEqual(missing('intermediary-participants'));
    expect(through({ ref: 'exchange-1', participants: ['clinic-7'] })).toStrictEqual(valid);
    expect(through({ ref: 'exchange-1', participantClass: 'treating-providers' })).toStrictEqual(valid);
  });

  it('on counseling notes stands by itself (T8)', () => {
    const notes = { ...specific, kind: 'counseling-notes', informationScope: ['counseling-notes'] };
    expect(faultsOf(notes)).toStrictEqual(valid);
    expect(faultsOf({ ...notes, informationScope: ['counseling-notes', 'progress'] })).toStrictEqual(notAllowed('counseling-notes'));
    expect(faultsOf({ informationScope: ['all-sud-records', 'counseling-notes'] })).toStrictEqual(notAllowed('counseling-notes'));
  });

  it('on counseling notes is never a condition of treatment (T8)', () => {
    const notes = { ...specific, kind: 'counseling-notes', informationScope: ['counseling-notes'] };
    expect(faultsOf({ ...notes, treatmentConditioned: true })).toStrictEqual(notAllowed('treatment-condition'));
    expect(faultsOf({ ...notes, treatmentConditioned: false })).toStrictEqual(valid);
    expect(faultsOf({ treatmentConditioned: true })).toStrictEqual(valid);
  });

  it('for legal proceedings stands alone (T9)', () => {
    const legal = { ...specific, kind: 'legal-proceeding', purposes: ['legal-proceeding'] };
    expect(faultsOf(legal)).toStrictEqual(valid);
    expect(faultsOf({ ...legal, purposes: ['legal-proceeding', 'treatment'] })).toStrictEqual(notAllowed('purpose-legal-proceeding'));
    expect(faultsOf({ ...specific, purposes: ['treatment', 'legal-proceeding'] })).toStrictEqual(notAllowed('purpose-legal-proceeding'));
  });

  it('ends after its signature', () => {
    expect(faultsOf({ ...specific, expiration: { kind: 'date', at: signedAt } })).toStrictEqual(notAllowed('expiration-before-signature'));
    expect(faultsOf({ ...specific, expiration: { kind: 'date', at: '2026-02-25T15:00:00.001Z' } })).toStrictEqual(valid);
  });

  it('is not signed in the future', () => {
    expect(faultsOf({ signedAt: '2026-03-02T15:00:00.001Z' })).toStrictEqual(notAllowed('signed-in-the-future'));
    expect(faultsOf({ signedAt: monday })).toStrictEqual(valid);
  });
});

describe('revoking a consent', () => {
  const revoke = (occurredAt: string = monday): RevokeConsent =>
    Object.assign(new RevokeConsent(), { consentId: 'consent-1', occurredAt, order: order({ now: monday }) });
  const revoked = (revokedInWritingAt: string = monday): ConsentRevoked => ({ type: 'ConsentRevoked', data: { ...ofConsent, revokedInWritingAt } });
  const expired: ConsentExpired = { type: 'ConsentExpired', data: { ...ofConsent, expiredAt: monday } };

  it('takes it back', () => given(consentGranted()).when(revoke()).then([revoked()]));
  it('may follow the signature at once, and not precede it', () => {
    given(consentGranted())
      .when(revoke(signedAt))
      .then([revoked(signedAt)]);
    given(consentGranted()).when(revoke('2026-02-25T14:59:59.999Z')).thenRefused(BeforeConsentSigned);
  });
  it('happens once', () => given(consentGranted(), revoked()).when(revoke()).thenNothing());
  it('is refused once it has expired', () => given(consentGranted(), expired).when(revoke()).thenRefused(ConsentNotInForce));
  it('is refused of a consent nobody knows', () => given().when(revoke()).thenRefused(ConsentUnknown));
});

describe('the end of a consent', () => {
  const expire = (occurredAt: string = monday): ExpireConsent =>
    Object.assign(new ExpireConsent(), { consentId: 'consent-1', occurredAt, order: order({ now: monday }) });
  const expired = (expiredAt: string = monday): ConsentExpired => ({ type: 'ConsentExpired', data: { ...ofConsent, expiredAt } });
  const revoked: ConsentRevoked = { type: 'ConsentRevoked', data: { ...ofConsent, revokedInWritingAt: monday } };
  const untilMonday = consentGranted({ expiration: { kind: 'date', at: monday } });

  it('comes on its date, and not before', () => {
    given(untilMonday).when(expire()).then([expired()]);
    given(untilMonday).when(expire('2026-03-02T14:59:59.999Z')).thenRefused(ConsentNotDue);
  });
  it('comes when its event is said to have happened', () =>
    given(consentGranted({ expiration: { kind: 'event', event: 'end-of-treatment' } }))
      .when(expire())
      .then([expired()]));
  it('does not come where it has none', () => given(consentGranted()).when(expire()).thenRefused(ConsentNotDue));
  it('comes once', () => given(untilMonday, expired()).when(expire()).thenNothing());
  it('passes by what was revoked', () => given(untilMonday, revoked).when(expire()).thenNothing());
  it('is refused of a consent nobody knows', () => given().when(expire()).thenRefused(ConsentUnknown));
});
