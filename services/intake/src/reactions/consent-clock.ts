import type { ConsentExpired, ConsentGranted, ConsentRevoked } from '@continuum/contracts';
import { ask, type ProcessManager } from '@continuum/messaging';
import { ExpireConsent } from '../domain/consent/consent.commands.js';

/** The consent that is waited for. */
type Awaited = string;

/** A consent that ends on a date expires then. */
export const consentClock: ProcessManager<ConsentGranted | ConsentRevoked | ConsentExpired, Awaited> = {
  name: 'consent-clock',
  initial: '',
  key: ({ data }) => data.consentId,
  on: {
    ConsentGranted: (_state, { data: { consentId, expiration } }) =>
      expiration.kind === 'date' ? { state: consentId, deadlines: [{ name: 'expire', dueAt: expiration.at }] } : {},
    ConsentRevoked: () => ({ state: null }),
    ConsentExpired: () => ({ state: null }),
  },
  due: {
    expire: (consentId, { dueAt }) => ({ commands: [ask(ExpireConsent, { consentId, occurredAt: dueAt })] }),
  },
};
