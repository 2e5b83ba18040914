import { DomainError } from '@continuum/event-sourcing';

/** The facility keeps no identity under this pseudonym; another facility's answers the same. */
export class ClientIdentityUnknown extends DomainError {
  readonly code = 'intake.client-identity-unknown';
  readonly kind = 'not-found';
}

/** Under this `Idempotency-Key` a client was registered with another identity. */
export class ClientRegisteredOtherwise extends DomainError {
  readonly code = 'intake.client-registered-otherwise';
  readonly kind = 'conflict';
}

/** Nobody who is in care was born on such a day: it lies ahead, or before 1900. */
export class BirthDateImpossible extends DomainError {
  readonly code = 'intake.birth-date-impossible';
  readonly kind = 'invalid';
}

/** The vault's file or its key is damaged, missing, or not of this vault. Both are left as they were. */
export class VaultUnusable extends DomainError {
  readonly code = 'intake.vault-unusable';
  readonly kind = 'refused';
}
