import { DomainError } from '@continuum/event-sourcing';

/** No intake of this id is known to the facility. */
export class IntakeUnknown extends DomainError {
  readonly code = 'intake.intake-unknown';
  readonly kind = 'not-found';
}

/** An intake was opened under this id. */
export class IntakeAlreadyOpened extends DomainError {
  readonly code = 'intake.intake-already-opened';
  readonly kind = 'conflict';
}

/** The intake ended without an admission; open another. */
export class IntakeDeclined extends DomainError {
  readonly code = 'intake.intake-declined';
  readonly kind = 'refused';
}

/** The intake led to an admission, so that it cannot be declined any more. */
export class IntakeAlreadyAdmitted extends DomainError {
  readonly code = 'intake.intake-already-admitted';
  readonly kind = 'refused';
}

/** The referral waits for triage, or was declined; an intake follows an accepted one. */
export class ReferralNotAccepted extends DomainError {
  readonly code = 'intake.referral-not-accepted';
  readonly kind = 'refused';
}

/** The referral is of another client or of another program. */
export class ReferralOfAnother extends DomainError {
  readonly code = 'intake.referral-of-another';
  readonly kind = 'invalid';
}

/** The program does not treat on this track. */
export class TrackNotOffered extends DomainError {
  readonly code = 'intake.track-not-offered';
  readonly kind = 'refused';
}

/** What is told lies before the first contact of the intake. */
export class BeforeFirstContact extends DomainError {
  readonly code = 'intake.before-first-contact';
  readonly kind = 'invalid';
}

/** The items are not as many as the instrument has, or not within its points, or answer what is not asked. */
export class ScreeningItemsDoNotFit extends DomainError {
  readonly code = 'intake.screening-items-do-not-fit';
  readonly kind = 'invalid';
}

/** An assessment is recorded under this id. */
export class AssessmentAlreadyRecorded extends DomainError {
  readonly code = 'intake.assessment-already-recorded';
  readonly kind = 'conflict';
}

/** The edition of the ASAM Criteria rates another number of dimensions or does not know the level; `details` says which it knows. */
export class AssessmentDoesNotFitEdition extends DomainError {
  readonly code = 'intake.assessment-does-not-fit-edition';
  readonly kind = 'invalid';
}

/** Another level is provided than recommended and no reason is given, or a reason is given where they are the same. */
export class DiscrepancyUnexplained extends DomainError {
  readonly code = 'intake.discrepancy-unexplained';
  readonly kind = 'invalid';
}

/** R5: safety criteria are met or not; only home, severity and motivation may be overridden. `details.criteria` names the unmet ones. */
export class CriterionNotOverridable extends DomainError {
  readonly code = 'intake.criterion-not-overridable';
  readonly kind = 'refused';
}

/** An override is given where every criterion is met. */
export class NothingToOverride extends DomainError {
  readonly code = 'intake.nothing-to-override';
  readonly kind = 'invalid';
}

/** R6: while an imminent risk is open the client is not admitted, nor found free of it; `details.riskIds` names them. */
export class ImminentRiskOpen extends DomainError {
  readonly code = 'intake.imminent-risk-open';
  readonly kind = 'refused';
}

/** A risk was identified under this id. */
export class RiskAlreadyIdentified extends DomainError {
  readonly code = 'intake.risk-already-identified';
  readonly kind = 'conflict';
}

/** The intake has no risk of this id. */
export class RiskUnknown extends DomainError {
  readonly code = 'intake.risk-unknown';
  readonly kind = 'not-found';
}

/** The risk would be over before it was identified. */
export class ResolvedBeforeIdentified extends DomainError {
  readonly code = 'intake.resolved-before-identified';
  readonly kind = 'invalid';
}
