import { DomainError } from '@continuum/event-sourcing';

export class SessionNotScheduled extends DomainError {
  readonly code = 'therapy-sessions.session-not-scheduled';
  readonly kind = 'not-found';
}

export class SessionWasCancelled extends DomainError {
  readonly code = 'therapy-sessions.session-was-cancelled';
  readonly kind = 'refused';
}

export class SessionAlreadyStarted extends DomainError {
  readonly code = 'therapy-sessions.session-already-started';
  readonly kind = 'conflict';
}

export class SessionNotStarted extends DomainError {
  readonly code = 'therapy-sessions.session-not-started';
  readonly kind = 'refused';
}

export class SessionAlreadyCompleted extends DomainError {
  readonly code = 'therapy-sessions.session-already-completed';
  readonly kind = 'refused';
}

export class SessionOutsideItsSlot extends DomainError {
  readonly code = 'therapy-sessions.session-outside-its-slot';
  readonly kind = 'invalid';
}

export class SessionEndsTooEarly extends DomainError {
  readonly code = 'therapy-sessions.session-ends-too-early';
  readonly kind = 'invalid';
}

export class RosterEmpty extends DomainError {
  readonly code = 'therapy-sessions.roster-empty';
  readonly kind = 'refused';
}

export class ClientNotOnRoster extends DomainError {
  readonly code = 'therapy-sessions.client-not-on-roster';
  readonly kind = 'refused';
}

export class ClientNotInProgram extends DomainError {
  readonly code = 'therapy-sessions.client-not-in-program';
  readonly kind = 'refused';
}

export class ClientNamedTwice extends DomainError {
  readonly code = 'therapy-sessions.client-named-twice';
  readonly kind = 'invalid';
}

export class AttendanceAlreadyRecorded extends DomainError {
  readonly code = 'therapy-sessions.attendance-already-recorded';
  readonly kind = 'conflict';
}

export class AttendanceNotRecorded extends DomainError {
  readonly code = 'therapy-sessions.attendance-not-recorded';
  readonly kind = 'refused';
}

export class AttendanceOutsideSession extends DomainError {
  readonly code = 'therapy-sessions.attendance-outside-session';
  readonly kind = 'invalid';
}

export class CorrectionContradictsItself extends DomainError {
  readonly code = 'therapy-sessions.correction-contradicts-itself';
  readonly kind = 'invalid';
}
