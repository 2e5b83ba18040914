import { DomainError } from '@continuum/event-sourcing';

export class IntakeOfAnotherClient extends DomainError {
  readonly code = 'intake.intake-of-another-client';
  readonly kind = 'invalid';
}

export class AdmissionRequirementsMissing extends DomainError {
  readonly code = 'intake.admission-requirements-missing';
  readonly kind = 'refused';
}

export class AlreadyEnrolled extends DomainError {
  readonly code = 'intake.already-enrolled';
  readonly kind = 'conflict';
}

export class LevelsOverlap extends DomainError {
  readonly code = 'intake.levels-overlap';
  readonly kind = 'conflict';
}

export class EnrollmentIdTaken extends DomainError {
  readonly code = 'intake.enrollment-id-taken';
  readonly kind = 'conflict';
}

export class IntakeAlreadyUsed extends DomainError {
  readonly code = 'intake.intake-already-used';
  readonly kind = 'refused';
}

export class ClientHasDied extends DomainError {
  readonly code = 'intake.client-has-died';
  readonly kind = 'refused';
}

export class ReadmissionExpected extends DomainError {
  readonly code = 'intake.readmission-expected';
  readonly kind = 'refused';
}

export class PathwayContradictsPriorLevel extends DomainError {
  readonly code = 'intake.pathway-contradicts-prior-level';
  readonly kind = 'invalid';
}

export class AgeGroupNotServed extends DomainError {
  readonly code = 'intake.age-group-not-served';
  readonly kind = 'refused';
}

export class AgeBandContradictsAgeGroup extends DomainError {
  readonly code = 'intake.age-band-contradicts-age-group';
  readonly kind = 'invalid';
}

export class PrescriptionOutsidePolicy extends DomainError {
  readonly code = 'intake.prescription-outside-policy';
  readonly kind = 'refused';
}

export class PreviousEnrollmentNotDischarged extends DomainError {
  readonly code = 'intake.previous-enrollment-not-discharged';
  readonly kind = 'refused';
}

export class BeforeDischarge extends DomainError {
  readonly code = 'intake.before-discharge';
  readonly kind = 'invalid';
}

export class EnrollmentUnknown extends DomainError {
  readonly code = 'intake.enrollment-unknown';
  readonly kind = 'not-found';
}

export class EnrollmentNotOpen extends DomainError {
  readonly code = 'intake.enrollment-not-open';
  readonly kind = 'refused';
}

export class BeforeAdmission extends DomainError {
  readonly code = 'intake.before-admission';
  readonly kind = 'invalid';
}

export class LeaveOverlapsLeave extends DomainError {
  readonly code = 'intake.leave-overlaps-leave';
  readonly kind = 'invalid';
}

export class AlreadyOnLeave extends DomainError {
  readonly code = 'intake.already-on-leave';
  readonly kind = 'refused';
}

export class NotOnLeave extends DomainError {
  readonly code = 'intake.not-on-leave';
  readonly kind = 'refused';
}

export class ReturnBeforeLeave extends DomainError {
  readonly code = 'intake.return-before-leave';
  readonly kind = 'invalid';
}

export class LeaveEndsBeforeItStarts extends DomainError {
  readonly code = 'intake.leave-ends-before-it-starts';
  readonly kind = 'invalid';
}

export class LastContactBeforeAdmission extends DomainError {
  readonly code = 'intake.last-contact-before-admission';
  readonly kind = 'invalid';
}

export class LastContactInTheFuture extends DomainError {
  readonly code = 'intake.last-contact-in-the-future';
  readonly kind = 'invalid';
}

export class DischargedForAnotherReason extends DomainError {
  readonly code = 'intake.discharged-for-another-reason';
  readonly kind = 'refused';
}
