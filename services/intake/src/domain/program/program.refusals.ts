import { DomainError } from '@continuum/event-sourcing';

export class ProgramUnknown extends DomainError {
  readonly code = 'intake.program-unknown';
  readonly kind = 'not-found';
}

export class ProgramAlreadyRegistered extends DomainError {
  readonly code = 'intake.program-already-registered';
  readonly kind = 'conflict';
}

export class BeforeProgramRegistered extends DomainError {
  readonly code = 'intake.before-program-registered';
  readonly kind = 'invalid';
}

export class PolicyInEffectTooEarly extends DomainError {
  readonly code = 'intake.policy-in-effect-too-early';
  readonly kind = 'invalid';
}

export class LimitsContradictEachOther extends DomainError {
  readonly code = 'intake.limits-contradict-each-other';
  readonly kind = 'invalid';
}

export class AccreditationAlreadyRecorded extends DomainError {
  readonly code = 'intake.accreditation-already-recorded';
  readonly kind = 'conflict';
}

export class AccreditationUnknown extends DomainError {
  readonly code = 'intake.accreditation-unknown';
  readonly kind = 'not-found';
}

export class AccreditationEndsBeforeItBegins extends DomainError {
  readonly code = 'intake.accreditation-ends-before-it-begins';
  readonly kind = 'invalid';
}

export class AccreditationStillValid extends DomainError {
  readonly code = 'intake.accreditation-still-valid';
  readonly kind = 'refused';
}
