import { DomainError } from '@continuum/event-sourcing';

/** R10 */
export class FacilitatorDoubleBooked extends DomainError {
  readonly code = 'scheduling.facilitator-double-booked';
  readonly kind = 'conflict';
}

/** R10 */
export class ClientDoubleBooked extends DomainError {
  readonly code = 'scheduling.client-double-booked';
  readonly kind = 'conflict';
}

/** R10, where the program's policy refuses rather than warns. */
export class SessionWithinObligation extends DomainError {
  readonly code = 'scheduling.session-within-obligation';
  readonly kind = 'refused';
}

export class SessionRunsPastItsWeek extends DomainError {
  readonly code = 'scheduling.session-runs-past-its-week';
  readonly kind = 'refused';
}

/** A session stays in the week that its id names: cancel it, and schedule another one. */
export class SessionLeavesItsWeek extends DomainError {
  readonly code = 'scheduling.session-leaves-its-week';
  readonly kind = 'refused';
}

export class SessionForNobody extends DomainError {
  readonly code = 'scheduling.session-for-nobody';
  readonly kind = 'invalid';
}

export class GroupSessionWithoutGroup extends DomainError {
  readonly code = 'scheduling.group-session-without-group';
  readonly kind = 'invalid';
}

export class IndividualSessionForOne extends DomainError {
  readonly code = 'scheduling.individual-session-for-one';
  readonly kind = 'invalid';
}

export class GroupOfAnotherProgram extends DomainError {
  readonly code = 'scheduling.group-of-another-program';
  readonly kind = 'refused';
}

export class GroupHasNoMembers extends DomainError {
  readonly code = 'scheduling.group-has-no-members';
  readonly kind = 'refused';
}

/** R17 */
export class TreatmentPlanHasLapsed extends DomainError {
  readonly code = 'scheduling.treatment-plan-has-lapsed';
  readonly kind = 'refused';
}

export class SessionUnknown extends DomainError {
  readonly code = 'scheduling.session-unknown';
  readonly kind = 'not-found';
}

export class SessionWasCancelled extends DomainError {
  readonly code = 'scheduling.session-was-cancelled';
  readonly kind = 'refused';
}

export class SessionHasStarted extends DomainError {
  readonly code = 'scheduling.session-has-started';
  readonly kind = 'refused';
}

export class BeforeSessionWasScheduled extends DomainError {
  readonly code = 'scheduling.before-session-was-scheduled';
  readonly kind = 'invalid';
}
