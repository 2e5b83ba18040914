import type { ConsentExpiration, ConsentExpired, ConsentGranted, ConsentRevoked, ConsentStatements } from '@continuum/contracts';
import { happenedAt, type Decider, type Decided } from '@continuum/event-sourcing';
import type { ConsentCommand, ExpireConsent, GrantConsent, RevokeConsent } from './consent.commands.js';
import { BeforeConsentSigned, ConsentAlreadyGranted, ConsentInvalid, ConsentNotDue, ConsentNotInForce, ConsentUnknown } from './consent.refusals.js';
import { endOf, missingIn, notAllowedIn } from './validity.js';

export type ConsentEvent = ConsentGranted | ConsentRevoked | ConsentExpired;

export type Consent =
  | { readonly status: 'Unknown' }
  | { readonly status: 'InForce'; readonly clientRef: string; readonly signedAt: string; readonly expiration: ConsentExpiration }
  | { readonly status: 'Revoked' }
  | { readonly status: 'Expired' };

/** Whether a consent of this client stands at an instant. */
export const isInForce = (consent: Consent | undefined, clientRef: string, instant: string): boolean =>
  consent?.status === 'InForce' &&
  consent.clientRef === clientRef &&
  consent.signedAt <= instant &&
  (consent.expiration.kind !== 'date' || instant < consent.expiration.at);

const statementsOf = ({ statements }: GrantConsent): ConsentStatements => ({
  revocation: statements?.revocation ?? false,
  redisclosure: statements?.redisclosure ?? false,
  refusalConsequences: statements?.refusalConsequences ?? false,
  hipaaRedisclosure: statements?.hipaaRedisclosure ?? false,
  fundraisingOptOut: statements?.fundraisingOptOut ?? false,
});

/** A consent lacking any element of 42 CFR 2.31 is none (T2). It holds from its signature on. */
export const grant = (command: GrantConsent, consent: Consent): Decided<ConsentGranted> => {
  const { consentId, clientRef, kind, signer, signedAt, recipientClass, intermediary, documentHash } = command;
  if (consent.status !== 'Unknown') throw new ConsentAlreadyGranted(`Consent ${consentId} was granted before.`, { consentId });
  const missing = missingIn(command);
  const notAllowed = notAllowedIn(command);
  const expiration = endOf(command);
  if (missing.length + notAllowed.length > 0 || clientRef === undefined || signer === undefined || signedAt === undefined || expiration === undefined) {
    throw new ConsentInvalid(`Consent ${consentId} is not valid.`, { consentId, missing, notAllowed });
  }

  return {
    type: 'ConsentGranted',
    data: {
      consentId,
      clientRef,
      kind,
      disclosers: command.disclosers ?? [],
      recipients: command.recipients ?? [],
      ...(recipientClass === undefined ? {} : { recipientClass }),
      recipientIsCoveredEntity: command.recipientIsCoveredEntity ?? false,
      ...(intermediary === undefined ? {} : { intermediary: { ...intermediary } }),
      informationScope: command.informationScope ?? [],
      purposes: command.purposes ?? [],
      expiration,
      signer: { ...signer },
      signedAt,
      statements: statementsOf(command),
      ...(documentHash === undefined ? {} : { documentHash }),
    },
    time: signedAt,
  };
};

const refuseBeforeSigned = (consentId: string, signedAt: string, instant: string): void => {
  if (instant < signedAt) throw new BeforeConsentSigned(`Consent ${consentId} was signed at ${signedAt}.`, { consentId });
};

export const revoke = (command: RevokeConsent, consent: Consent): readonly ConsentRevoked[] => {
  const { consentId } = command;
  if (consent.status === 'Unknown') throw new ConsentUnknown(`Consent ${consentId} is not known.`, { consentId });
  if (consent.status === 'Revoked') return [];
  if (consent.status === 'Expired') throw new ConsentNotInForce(`Consent ${consentId} has expired.`, { consentIds: [consentId] });
  const revokedInWritingAt = happenedAt(command);
  refuseBeforeSigned(consentId, consent.signedAt, revokedInWritingAt);

  return [{ type: 'ConsentRevoked', data: { consentId, clientRef: consent.clientRef, revokedInWritingAt } }];
};

export const expire = (command: ExpireConsent, consent: Consent): readonly ConsentExpired[] => {
  const { consentId } = command;
  if (consent.status === 'Unknown') throw new ConsentUnknown(`Consent ${consentId} is not known.`, { consentId });
  if (consent.status !== 'InForce') return [];
  const expiredAt = happenedAt(command);
  const { clientRef, signedAt, expiration } = consent;
  refuseBeforeSigned(consentId, signedAt, expiredAt);
  const isDue = expiration.kind === 'event' || (expiration.kind === 'date' && expiration.at <= expiredAt);
  if (!isDue) throw new ConsentNotDue(`Consent ${consentId} has not reached its end.`, { consentId });

  return [{ type: 'ConsentExpired', data: { consentId, clientRef, expiredAt } }];
};

const decide = (command: ConsentCommand, consent: Consent): readonly Decided<ConsentEvent>[] => {
  switch (command.type) {
    case 'GrantConsent':
      return [grant(command, consent)];
    case 'RevokeConsent':
      return revoke(command, consent);
    case 'ExpireConsent':
      return expire(command, consent);
  }
};

const evolve = (_consent: Consent, event: ConsentEvent): Consent => {
  switch (event.type) {
    case 'ConsentGranted': {
      const { clientRef, signedAt, expiration } = event.data;
      return { status: 'InForce', clientRef, signedAt, expiration };
    }
    case 'ConsentRevoked':
      return { status: 'Revoked' };
    case 'ConsentExpired':
      return { status: 'Expired' };
  }
};

export const consent: Decider<ConsentCommand, Consent, Decided<ConsentEvent>> = { initial: { status: 'Unknown' }, decide, evolve };
