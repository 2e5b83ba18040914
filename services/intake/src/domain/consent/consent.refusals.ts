import { DomainError } from '@continuum/event-sourcing';

export class ConsentInvalid extends DomainError {
  readonly code = 'intake.consent-invalid';
  readonly kind = 'invalid';
}

export class ConsentUnknown extends DomainError {
  readonly code = 'intake.consent-unknown';
  readonly kind = 'not-found';
}

export class ConsentAlreadyGranted extends DomainError {
  readonly code = 'intake.consent-already-granted';
  readonly kind = 'conflict';
}

export class ConsentNotInForce extends DomainError {
  readonly code = 'intake.consent-not-in-force';
  readonly kind = 'refused';
}

export class BeforeConsentSigned extends DomainError {
  readonly code = 'intake.before-consent-signed';
  readonly kind = 'invalid';
}

export class ConsentNotDue extends DomainError {
  readonly code = 'intake.consent-not-due';
  readonly kind = 'refused';
}
