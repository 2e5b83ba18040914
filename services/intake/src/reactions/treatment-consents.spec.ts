import { describe, expect, it } from '@jest/globals';
import { ask } from '@continuum/messaging';
import { ExpireConsent } from '../domain/consent/consent.commands.js';
import { clientAdmitted, clientDischarged, consentGranted, monday } from '../testing/care-builders.js';
import { recorded } from '@continuum/testing';
import { treatmentConsents } from './treatment-consents.js';

const { on, initial } = treatmentConsents;
const untilTheEnd = recorded(consentGranted({ expiration: { kind: 'event', event: 'end-of-treatment' } }));
const discharged = recorded(clientDischarged());
const consented = on.ConsentGranted(initial, untilTheEnd).state ?? initial;
const inTreatment = on.ClientAdmitted(consented, recorded(clientAdmitted())).state ?? initial;
const expiry = ask(ExpireConsent, { consentId: 'consent-1', occurredAt: '2026-04-10T20:00:00.000Z' });

describe('a consent until the end of treatment', () => {
  it('ends with the discharge', () => expect(on.ClientDischarged(inTreatment, discharged).commands).toStrictEqual([expiry]));

  it('ends once, also where the discharge is told twice', () => {
    const after = on.ClientDischarged(inTreatment, discharged).state ?? initial;
    expect(on.ClientDischarged(after, discharged).commands).toStrictEqual([]);
  });

  it('told twice is one consent', () => expect(on.ConsentGranted(inTreatment, untilTheEnd).state).toStrictEqual(inTreatment));

  it('goes on while the client is in another program', () => {
    const inTwo = on.ClientAdmitted(inTreatment, recorded(clientAdmitted({ enrollmentId: 'enrollment-2' }))).state ?? initial;
    expect(on.ClientDischarged(inTwo, discharged).commands).toBeUndefined();
  });

  it('does not end before it was signed', () => {
    const signedAt = '2026-04-11T15:00:00.000Z';
    const later = on.ConsentGranted(inTreatment, recorded(consentGranted({ ...untilTheEnd.data, signedAt }))).state ?? initial;
    expect(on.ClientDischarged(later, discharged).commands).toStrictEqual([ask(ExpireConsent, { consentId: 'consent-1', occurredAt: signedAt })]);
  });

  it('that is revoked or expired before is left alone', () => {
    const ofConsent = { consentId: 'consent-1', clientRef: 'client-1' };
    const revoked = on.ConsentRevoked(inTreatment, recorded({ type: 'ConsentRevoked', data: { ...ofConsent, revokedInWritingAt: monday } })).state ?? initial;
    const expired = on.ConsentExpired(inTreatment, recorded({ type: 'ConsentExpired', data: { ...ofConsent, expiredAt: monday } })).state ?? initial;
    expect(on.ClientDischarged(revoked, discharged).commands).toStrictEqual([]);
    expect(on.ClientDischarged(expired, discharged).commands).toStrictEqual([]);
  });
});

it('a consent that ends otherwise is none of its business', () => expect(on.ConsentGranted(initial, recorded(consentGranted()))).toStrictEqual({}));
