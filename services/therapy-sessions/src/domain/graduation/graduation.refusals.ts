import { DomainError } from '@continuum/event-sourcing';

export class GraduationNotEvaluated extends DomainError {
  readonly code = 'therapy-sessions.graduation-not-evaluated';
  readonly kind = 'not-found';
}

export class AlreadyGraduated extends DomainError {
  readonly code = 'therapy-sessions.already-graduated';
  readonly kind = 'conflict';
}

/** `details.unmet` names the criteria. */
export class NotReadyToGraduate extends DomainError {
  readonly code = 'therapy-sessions.not-ready-to-graduate';
  readonly kind = 'refused';
}

export class EvaluationTooOld extends DomainError {
  readonly code = 'therapy-sessions.evaluation-too-old';
  readonly kind = 'refused';
}

export class GraduationBeforeEvaluation extends DomainError {
  readonly code = 'therapy-sessions.graduation-before-evaluation';
  readonly kind = 'invalid';
}
