import { DomainError } from '@continuum/event-sourcing';

export class JourneyUnknown extends DomainError {
  readonly code = 'aftercare.journey-unknown';
  readonly kind = 'not-found';
}

export class JourneyIsClosed extends DomainError {
  readonly code = 'aftercare.journey-closed';
  readonly kind = 'refused';
}

export class JourneyNotClosed extends DomainError {
  readonly code = 'aftercare.journey-not-closed';
  readonly kind = 'refused';
}

export class ClosedBeforeOpened extends DomainError {
  readonly code = 'aftercare.journey-closed-before-opened';
  readonly kind = 'invalid';
}

export class ReopenedBeforeClosed extends DomainError {
  readonly code = 'aftercare.journey-reopened-before-closed';
  readonly kind = 'invalid';
}

/** The level named as the lower one is not lower. */
export class NotAStepDown extends DomainError {
  readonly code = 'aftercare.not-a-step-down';
  readonly kind = 'invalid';
}

/** The level named as the higher one is not higher. */
export class NotAStepUp extends DomainError {
  readonly code = 'aftercare.not-a-step-up';
  readonly kind = 'invalid';
}

export class ClientNotAtLevel extends DomainError {
  readonly code = 'aftercare.client-not-at-level';
  readonly kind = 'refused';
}

export class SendingDischargeAfterStep extends DomainError {
  readonly code = 'aftercare.sending-discharge-after-step';
  readonly kind = 'invalid';
}

export class StepBeforeAdmission extends DomainError {
  readonly code = 'aftercare.step-before-admission';
  readonly kind = 'invalid';
}

export class NoOpenStepOut extends DomainError {
  readonly code = 'aftercare.no-open-step-out';
  readonly kind = 'refused';
}

export class SeenBeforeLeaving extends DomainError {
  readonly code = 'aftercare.seen-before-leaving';
  readonly kind = 'invalid';
}

export class ContinuityLimitNotPassed extends DomainError {
  readonly code = 'aftercare.continuity-limit-not-passed';
  readonly kind = 'refused';
}

export class RelapseBeganLater extends DomainError {
  readonly code = 'aftercare.relapse-began-later';
  readonly kind = 'invalid';
}

export class ClientStillEnrolled extends DomainError {
  readonly code = 'aftercare.client-still-enrolled';
  readonly kind = 'refused';
}
