import { DomainError } from '@continuum/event-sourcing';

/** A facilitator is in another session then (R10). */
export class FacilitatorDoubleBooked extends DomainError {
  readonly code = 'scheduling.facilitator-double-booked';
  readonly kind = 'conflict';
}

/** A client is in another session then (R10). */
export class ClientDoubleBooked extends DomainError {
  readonly code = 'scheduling.client-double-booked';
  readonly kind = 'conflict';
}

/** The session falls into declared work, school or care, and the program's policy refuses that rather than warning (R10). */
export class SessionWithinObligation extends DomainError {
  readonly code = 'scheduling.session-within-obligation';
  readonly kind = 'refused';
}

/** The session would run past the end of its ISO week in the program's time zone. */
export class SessionRunsPastItsWeek extends DomainError {
  readonly code = 'scheduling.session-runs-past-its-week';
  readonly kind = 'refused';
}

/** A session stays in the week that its id names: cancel it, and schedule another one. */
export class SessionLeavesItsWeek extends DomainError {
  readonly code = 'scheduling.session-leaves-its-week';
  readonly kind = 'refused';
}

/** A session is for the members of a group or for clients named one by one: name one of the two. */
export class SessionForNobody extends DomainError {
  readonly code = 'scheduling.session-for-nobody';
  readonly kind = 'invalid';
}

/** A group session names its group. */
export class GroupSessionWithoutGroup extends DomainError {
  readonly code = 'scheduling.group-session-without-group';
  readonly kind = 'invalid';
}

/** An individual session is for exactly one client. */
export class IndividualSessionForOne extends DomainError {
  readonly code = 'scheduling.individual-session-for-one';
  readonly kind = 'invalid';
}

/** The group belongs to another program than the session. */
export class GroupOfAnotherProgram extends DomainError {
  readonly code = 'scheduling.group-of-another-program';
  readonly kind = 'refused';
}

/** Nobody who is enrolled sits in the group. */
export class GroupHasNoMembers extends DomainError {
  readonly code = 'scheduling.group-has-no-members';
  readonly kind = 'refused';
}

/** A client's treatment plan has lapsed, and the program's policy books no more sessions then (R17). */
export class TreatmentPlanHasLapsed extends DomainError {
  readonly code = 'scheduling.treatment-plan-has-lapsed';
  readonly kind = 'refused';
}

/** No session of this id is booked. */
export class SessionUnknown extends DomainError {
  readonly code = 'scheduling.session-unknown';
  readonly kind = 'not-found';
}

/** The session was cancelled; schedule another one. */
export class SessionWasCancelled extends DomainError {
  readonly code = 'scheduling.session-was-cancelled';
  readonly kind = 'refused';
}

/** The session has started; it can no longer be moved or cancelled. */
export class SessionHasStarted extends DomainError {
  readonly code = 'scheduling.session-has-started';
  readonly kind = 'refused';
}

/** It is said to have happened before the session was scheduled. */
export class BeforeSessionWasScheduled extends DomainError {
  readonly code = 'scheduling.before-session-was-scheduled';
  readonly kind = 'invalid';
}
