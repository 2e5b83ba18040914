import { DomainError } from '@continuum/event-sourcing';

export class IntakeUnknown extends DomainError {
  readonly code = 'intake.intake-unknown';
  readonly kind = 'not-found';
}

export class IntakeAlreadyOpened extends DomainError {
  readonly code = 'intake.intake-already-opened';
  readonly kind = 'conflict';
}

export class IntakeDeclined extends DomainError {
  readonly code = 'intake.intake-declined';
  readonly kind = 'refused';
}

export class IntakeAlreadyAdmitted extends DomainError {
  readonly code = 'intake.intake-already-admitted';
  readonly kind = 'refused';
}

export class ReferralNotAccepted extends DomainError {
  readonly code = 'intake.referral-not-accepted';
  readonly kind = 'refused';
}

export class ReferralOfAnother extends DomainError {
  readonly code = 'intake.referral-of-another';
  readonly kind = 'invalid';
}

export class TrackNotOffered extends DomainError {
  readonly code = 'intake.track-not-offered';
  readonly kind = 'refused';
}

export class BeforeReferral extends DomainError {
  readonly code = 'intake.before-referral';
  readonly kind = 'invalid';
}

export class BeforeFirstContact extends DomainError {
  readonly code = 'intake.before-first-contact';
  readonly kind = 'invalid';
}

export class ScreeningItemsDoNotFit extends DomainError {
  readonly code = 'intake.screening-items-do-not-fit';
  readonly kind = 'invalid';
}

export class AssessmentAlreadyRecorded extends DomainError {
  readonly code = 'intake.assessment-already-recorded';
  readonly kind = 'conflict';
}

export class AssessmentDoesNotFitEdition extends DomainError {
  readonly code = 'intake.assessment-does-not-fit-edition';
  readonly kind = 'invalid';
}

export class DiscrepancyUnexplained extends DomainError {
  readonly code = 'intake.discrepancy-unexplained';
  readonly kind = 'invalid';
}

export class CriterionNotOverridable extends DomainError {
  readonly code = 'intake.criterion-not-overridable';
  readonly kind = 'refused';
}

export class NothingToOverride extends DomainError {
  readonly code = 'intake.nothing-to-override';
  readonly kind = 'invalid';
}

export class ImminentRiskOpen extends DomainError {
  readonly code = 'intake.imminent-risk-open';
  readonly kind = 'refused';
}

export class RiskAlreadyIdentified extends DomainError {
  readonly code = 'intake.risk-already-identified';
  readonly kind = 'conflict';
}

export class RiskUnknown extends DomainError {
  readonly code = 'intake.risk-unknown';
  readonly kind = 'not-found';
}

export class ResolvedBeforeIdentified extends DomainError {
  readonly code = 'intake.resolved-before-identified';
  readonly kind = 'invalid';
}
