import type { ClientAdmitted, ClientDischarged, ConsentExpired, ConsentGranted, ConsentRevoked } from '@continuum/contracts';
import { ask, type ProcessManager } from '@continuum/messaging';
import { ExpireConsent } from '../domain/consent/consent.commands.js';

interface Treatment {
  /** The client's open enrollments. */
  readonly enrollmentIds: readonly string[];
  /** Consents that end with the treatment, and when they were signed. */
  readonly consents: readonly { readonly consentId: string; readonly signedAt: string }[];
}

const withoutConsent = (treatment: Treatment, consentId: string): Treatment => ({
  ...treatment,
  consents: treatment.consents.filter((known) => known.consentId !== consentId),
});

/** A consent "until the end of treatment" ends when the client's last enrollment does. */
export const treatmentConsents: ProcessManager<ConsentGranted | ConsentRevoked | ConsentExpired | ClientAdmitted | ClientDischarged, Treatment> = {
  name: 'treatment-consents',
  initial: { enrollmentIds: [], consents: [] },
  key: ({ data }) => data.clientRef,
  on: {
    ConsentGranted: (treatment, { data: { consentId, expiration, signedAt } }) => {
      if (expiration.kind !== 'event' || expiration.event !== 'end-of-treatment') return {};
      return { state: { ...treatment, consents: [...withoutConsent(treatment, consentId).consents, { consentId, signedAt }] } };
    },
    ConsentRevoked: (treatment, { data }) => ({ state: withoutConsent(treatment, data.consentId) }),
    ConsentExpired: (treatment, { data }) => ({ state: withoutConsent(treatment, data.consentId) }),
    ClientAdmitted: (treatment, { data }) => ({
      state: { ...treatment, enrollmentIds: [...treatment.enrollmentIds.filter((known) => known !== data.enrollmentId), data.enrollmentId] },
    }),
    ClientDischarged: (treatment, { data: { enrollmentId, dischargedAt } }) => {
      const enrollmentIds = treatment.enrollmentIds.filter((known) => known !== enrollmentId);
      if (enrollmentIds.length > 0) return { state: { ...treatment, enrollmentIds } };
      const commands = treatment.consents.map(({ consentId, signedAt }) =>
        ask(ExpireConsent, { consentId, occurredAt: signedAt > dischargedAt ? signedAt : dischargedAt }),
      );
      return { state: { enrollmentIds, consents: [] }, commands };
    },
  },
};
