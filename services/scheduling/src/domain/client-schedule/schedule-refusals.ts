import { DomainError } from '@continuum/event-sourcing';

export class ScheduleAlreadyAssigned extends DomainError {
  readonly code = 'scheduling.schedule-already-assigned';
  readonly kind = 'conflict';
}

export class ScheduleNotAssigned extends DomainError {
  readonly code = 'scheduling.schedule-not-assigned';
  readonly kind = 'not-found';
}

export class MinutesNotForEachDay extends DomainError {
  readonly code = 'scheduling.minutes-not-for-each-day';
  readonly kind = 'invalid';
}

export class ChangeBeforeSchedule extends DomainError {
  readonly code = 'scheduling.change-before-schedule';
  readonly kind = 'invalid';
}

/** R1 */
export class DaysOutsidePolicy extends DomainError {
  readonly code = 'scheduling.days-outside-policy';
  readonly kind = 'refused';
}

/** R2 */
export class ProgramDayOutsidePolicy extends DomainError {
  readonly code = 'scheduling.program-day-outside-policy';
  readonly kind = 'refused';
}

/** R3 */
export class WeeklyDoseOutsidePolicy extends DomainError {
  readonly code = 'scheduling.weekly-dose-outside-policy';
  readonly kind = 'refused';
}

export class ObligationAlreadyDeclared extends DomainError {
  readonly code = 'scheduling.obligation-already-declared';
  readonly kind = 'conflict';
}

export class ObligationUnknown extends DomainError {
  readonly code = 'scheduling.obligation-unknown';
  readonly kind = 'not-found';
}

export class ObligationEndsBeforeItBegins extends DomainError {
  readonly code = 'scheduling.obligation-ends-before-it-begins';
  readonly kind = 'invalid';
}

export class WindowIsEmpty extends DomainError {
  readonly code = 'scheduling.window-is-empty';
  readonly kind = 'invalid';
}

export class NoSuchWeek extends DomainError {
  readonly code = 'scheduling.no-such-week';
  readonly kind = 'invalid';
}

export class WeekNotOver extends DomainError {
  readonly code = 'scheduling.week-not-over';
  readonly kind = 'refused';
}
