import { DomainError } from '@continuum/event-sourcing';

/** The intake is of another client. */
export class IntakeOfAnotherClient extends DomainError {
  readonly code = 'intake.intake-of-another-client';
  readonly kind = 'invalid';
}

/** R7: something that an admission needs is not there at its time; `details.missing` lists all of it. */
export class AdmissionRequirementsMissing extends DomainError {
  readonly code = 'intake.admission-requirements-missing';
  readonly kind = 'refused';
}

/** R8: the client is enrolled in this program at that time. */
export class AlreadyEnrolled extends DomainError {
  readonly code = 'intake.already-enrolled';
  readonly kind = 'conflict';
}

/** R8: intensive outpatient care and partial hospitalization would overlap. */
export class LevelsOverlap extends DomainError {
  readonly code = 'intake.levels-overlap';
  readonly kind = 'conflict';
}

/** The client has an enrollment under this id. */
export class EnrollmentIdTaken extends DomainError {
  readonly code = 'intake.enrollment-id-taken';
  readonly kind = 'conflict';
}

/** The intake led to an admission before; another admission needs another intake. */
export class IntakeAlreadyUsed extends DomainError {
  readonly code = 'intake.intake-already-used';
  readonly kind = 'refused';
}

/** The client was discharged by death. */
export class ClientHasDied extends DomainError {
  readonly code = 'intake.client-has-died';
  readonly kind = 'refused';
}

/** The client was in this program before: readmit them, so that it is counted (R29). */
export class ReadmissionExpected extends DomainError {
  readonly code = 'intake.readmission-expected';
  readonly kind = 'refused';
}

/** A step down comes from a more intensive level, a step up from a less intensive one; `priorLevelOfCare` says otherwise or nothing. */
export class PathwayContradictsPriorLevel extends DomainError {
  readonly code = 'intake.pathway-contradicts-prior-level';
  readonly kind = 'invalid';
}

/** The program does not serve this age group. */
export class AgeGroupNotServed extends DomainError {
  readonly code = 'intake.age-group-not-served';
  readonly kind = 'refused';
}

/** The TEDS age band belongs to the other age group. */
export class AgeBandContradictsAgeGroup extends DomainError {
  readonly code = 'intake.age-band-contradicts-age-group';
  readonly kind = 'invalid';
}

/** R1, R2, R3: the prescribed days or minutes leave the policy; `details.breaches` names each rule with its limits. */
export class PrescriptionOutsidePolicy extends DomainError {
  readonly code = 'intake.prescription-outside-policy';
  readonly kind = 'refused';
}

/** The enrollment to come back from has not ended. */
export class PreviousEnrollmentNotDischarged extends DomainError {
  readonly code = 'intake.previous-enrollment-not-discharged';
  readonly kind = 'refused';
}

/** The readmission would lie before the discharge it follows. */
export class BeforeDischarge extends DomainError {
  readonly code = 'intake.before-discharge';
  readonly kind = 'invalid';
}

/** The client has no enrollment of this id. */
export class EnrollmentUnknown extends DomainError {
  readonly code = 'intake.enrollment-unknown';
  readonly kind = 'not-found';
}

/** The client was discharged from this enrollment. */
export class EnrollmentNotOpen extends DomainError {
  readonly code = 'intake.enrollment-not-open';
  readonly kind = 'refused';
}

/** What is told lies before the admission. */
export class BeforeAdmission extends DomainError {
  readonly code = 'intake.before-admission';
  readonly kind = 'invalid';
}

/** What is told lies before the end of the last leave, or the beginning of this one. */
export class LeaveOverlapsLeave extends DomainError {
  readonly code = 'intake.leave-overlaps-leave';
  readonly kind = 'invalid';
}

/** The client is on leave. */
export class AlreadyOnLeave extends DomainError {
  readonly code = 'intake.already-on-leave';
  readonly kind = 'refused';
}

/** The client is not on leave. */
export class NotOnLeave extends DomainError {
  readonly code = 'intake.not-on-leave';
  readonly kind = 'refused';
}

/** The return is expected on a day before the leave. */
export class ReturnBeforeLeave extends DomainError {
  readonly code = 'intake.return-before-leave';
  readonly kind = 'invalid';
}

/** The leave would end before it began. */
export class LeaveEndsBeforeItStarts extends DomainError {
  readonly code = 'intake.leave-ends-before-it-starts';
  readonly kind = 'invalid';
}

/** The last contact would lie before the admission. */
export class LastContactBeforeAdmission extends DomainError {
  readonly code = 'intake.last-contact-before-admission';
  readonly kind = 'invalid';
}

/** The last contact lies ahead. */
export class LastContactInTheFuture extends DomainError {
  readonly code = 'intake.last-contact-in-the-future';
  readonly kind = 'invalid';
}

/** The client was discharged from this enrollment for another reason. */
export class DischargedForAnotherReason extends DomainError {
  readonly code = 'intake.discharged-for-another-reason';
  readonly kind = 'refused';
}
