import type { ConsentExpired, ConsentGranted, ConsentRevoked } from '@continuum/contracts';
import type { Fold } from '@continuum/event-sourcing';

/** What aftercare needs to know of a consent, which intake keeps. */
export type AlumniConsent =
  | { readonly status: 'Unknown' }
  | { readonly status: 'Given'; readonly clientRef: string; readonly isForAlumniContact: boolean; readonly signedAt: string; readonly endsAt: string | null }
  | { readonly status: 'Ended' };

const evolve = (consent: AlumniConsent, event: ConsentGranted | ConsentRevoked | ConsentExpired): AlumniConsent => {
  switch (event.type) {
    case 'ConsentGranted': {
      const { clientRef, kind, signedAt, expiration } = event.data;
      return { status: 'Given', clientRef, isForAlumniContact: kind === 'alumni-contact', signedAt, endsAt: expiration.kind === 'date' ? expiration.at : null };
    }
    case 'ConsentRevoked':
    case 'ConsentExpired':
      return { status: 'Ended' };
    default:
      return consent;
  }
};

export const alumniConsent: Fold<AlumniConsent, ConsentGranted | ConsentRevoked | ConsentExpired> = { initial: { status: 'Unknown' }, evolve };
