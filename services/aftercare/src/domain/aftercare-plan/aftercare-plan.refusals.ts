import { DomainError } from '@continuum/event-sourcing';

export class AftercarePlanUnknown extends DomainError {
  readonly code = 'aftercare.plan-unknown';
  readonly kind = 'not-found';
}

export class AftercarePlanAlreadyDrafted extends DomainError {
  readonly code = 'aftercare.plan-already-drafted';
  readonly kind = 'conflict';
}

export class BeforeAdmission extends DomainError {
  readonly code = 'aftercare.before-admission';
  readonly kind = 'invalid';
}

export class BeforePlanDrafted extends DomainError {
  readonly code = 'aftercare.before-plan-drafted';
  readonly kind = 'invalid';
}

export class LinkAlreadyMade extends DomainError {
  readonly code = 'aftercare.link-already-made';
  readonly kind = 'conflict';
}

export class LinkUnknown extends DomainError {
  readonly code = 'aftercare.link-unknown';
  readonly kind = 'not-found';
}

export class AppointmentBeforeLink extends DomainError {
  readonly code = 'aftercare.appointment-before-link';
  readonly kind = 'invalid';
}

export class HandoffBeforeLink extends DomainError {
  readonly code = 'aftercare.hand-off-before-link';
  readonly kind = 'invalid';
}

export class HandoffAlreadyKept extends DomainError {
  readonly code = 'aftercare.hand-off-already-kept';
  readonly kind = 'refused';
}
