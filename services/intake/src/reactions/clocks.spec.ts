import { describe, expect, it } from '@jest/globals';
import { ask } from '@continuum/messaging';
import { ExpireConsent } from '../domain/consent/consent.commands.js';
import { LapseAccreditation } from '../domain/program/program.commands.js';
import { accreditationRecorded, consentGranted, monday, programRegistered } from '../testing/care-builders.js';
import { recorded } from '@continuum/testing';
import { accreditationClock } from './accreditation-clock.js';
import { consentClock } from './consent-clock.js';

describe('the clock of accreditations', () => {
  const program = accreditationClock.on.ProgramRegistered(accreditationClock.initial, recorded(programRegistered())).state ?? accreditationClock.initial;
  const endOfMarch = recorded(accreditationRecorded({ validTo: '2026-03-31' }));

  it('runs until the midnight after the last day, where the program is', () =>
    expect(accreditationClock.on.AccreditationRecorded(program, endOfMarch)).toStrictEqual({
      deadlines: [{ name: 'expire:carf-1', dueAt: '2026-04-01T05:00:00.000Z' }],
    }));

  it('lets the accreditation lapse then', () =>
    expect(accreditationClock.due?.['expire']?.(program, { name: 'expire:carf-1', dueAt: '2026-04-01T05:00:00.000Z' }).commands).toStrictEqual([
      ask(LapseAccreditation, { programId: 'program-1', accreditationId: 'carf-1', cause: 'expired', occurredAt: '2026-04-01T05:00:00.000Z' }),
    ]));

  it('stops where the accreditation lapsed before', () => {
    const lapsed = {
      type: 'AccreditationLapsed',
      data: { programId: 'program-1', accreditationId: 'carf-1', body: 'CARF', cause: 'withdrawn', lapsedAt: monday },
    } as const;
    expect(accreditationClock.on.AccreditationLapsed(program, recorded(lapsed))).toStrictEqual({ cancel: ['expire:carf-1'] });
  });

  it('keeps the programs apart', () => expect(accreditationClock.key(endOfMarch)).toBe('program-1'));

  it('told twice sets the same clock', () =>
    expect(accreditationClock.on.AccreditationRecorded(program, endOfMarch)).toStrictEqual(accreditationClock.on.AccreditationRecorded(program, endOfMarch)));
});

describe('the clock of consents', () => {
  const untilMonday = recorded(consentGranted({ expiration: { kind: 'date', at: monday } }));

  it('runs until the date on which a consent ends', () =>
    expect(consentClock.on.ConsentGranted('', untilMonday)).toStrictEqual({ state: 'consent-1', deadlines: [{ name: 'expire', dueAt: monday }] }));

  it('lets the consent expire then', () =>
    expect(consentClock.due?.['expire']?.('consent-1', { name: 'expire', dueAt: monday }).commands).toStrictEqual([
      ask(ExpireConsent, { consentId: 'consent-1', occurredAt: monday }),
    ]));

  it('does not run for a consent that ends on no date', () => expect(consentClock.on.ConsentGranted('', recorded(consentGranted()))).toStrictEqual({}));

  it('stops once the consent is revoked or has expired', () => {
    const ofConsent = { consentId: 'consent-1', clientRef: 'client-1' };
    const revoked = recorded({ type: 'ConsentRevoked', data: { ...ofConsent, revokedInWritingAt: monday } } as const);
    const expired = recorded({ type: 'ConsentExpired', data: { ...ofConsent, expiredAt: monday } } as const);
    expect(consentClock.on.ConsentRevoked('consent-1', revoked)).toStrictEqual({ state: null });
    expect(consentClock.on.ConsentExpired('consent-1', expired)).toStrictEqual({ state: null });
  });
});
