import { DomainError } from '@continuum/event-sourcing';

/** No program of this id is registered in the facility. */
export class ProgramUnknown extends DomainError {
  readonly code = 'intake.program-unknown';
  readonly kind = 'not-found';
}

/** A program is registered under this id. */
export class ProgramAlreadyRegistered extends DomainError {
  readonly code = 'intake.program-already-registered';
  readonly kind = 'conflict';
}

/** What is told lies before the program had a policy. */
export class BeforeProgramRegistered extends DomainError {
  readonly code = 'intake.before-program-registered';
  readonly kind = 'invalid';
}

/** A policy takes effect from now on at the earliest, and not before the one it follows; `details.earliest` says when. */
export class PolicyInEffectTooEarly extends DomainError {
  readonly code = 'intake.policy-in-effect-too-early';
  readonly kind = 'invalid';
}

/** A least exceeds its most; `details.contradictions` names the pairs. */
export class LimitsContradictEachOther extends DomainError {
  readonly code = 'intake.limits-contradict-each-other';
  readonly kind = 'invalid';
}

/** An accreditation is recorded under this id. */
export class AccreditationAlreadyRecorded extends DomainError {
  readonly code = 'intake.accreditation-already-recorded';
  readonly kind = 'conflict';
}

/** The program has no accreditation of this id. */
export class AccreditationUnknown extends DomainError {
  readonly code = 'intake.accreditation-unknown';
  readonly kind = 'not-found';
}

/** validTo lies before validFrom. */
export class AccreditationEndsBeforeItBegins extends DomainError {
  readonly code = 'intake.accreditation-ends-before-it-begins';
  readonly kind = 'invalid';
}

/** An accreditation expires after its last day, not before. */
export class AccreditationStillValid extends DomainError {
  readonly code = 'intake.accreditation-still-valid';
  readonly kind = 'refused';
}
