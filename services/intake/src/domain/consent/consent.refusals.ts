import { DomainError } from '@continuum/event-sourcing';

/** 42 CFR 2.31: `details.missing` lists every element that is missing, `details.notAllowed` every one that does not go with this kind of consent. */
export class ConsentInvalid extends DomainError {
  readonly code = 'intake.consent-invalid';
  readonly kind = 'invalid';
}

/** No consent of this id is known to the facility. */
export class ConsentUnknown extends DomainError {
  readonly code = 'intake.consent-unknown';
  readonly kind = 'not-found';
}

/** A consent was granted under this id. */
export class ConsentAlreadyGranted extends DomainError {
  readonly code = 'intake.consent-already-granted';
  readonly kind = 'conflict';
}

/** A consent is unknown, another client's, not signed yet, revoked or expired; `details.consentIds` names it. */
export class ConsentNotInForce extends DomainError {
  readonly code = 'intake.consent-not-in-force';
  readonly kind = 'refused';
}

/** What is told lies before the signature. */
export class BeforeConsentSigned extends DomainError {
  readonly code = 'intake.before-consent-signed';
  readonly kind = 'invalid';
}

/** The consent has not reached its date, or ends on none. */
export class ConsentNotDue extends DomainError {
  readonly code = 'intake.consent-not-due';
  readonly kind = 'refused';
}
