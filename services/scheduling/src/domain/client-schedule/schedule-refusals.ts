import { DomainError } from '@continuum/event-sourcing';

/** The enrollment has a schedule; change it instead. */
export class ScheduleAlreadyAssigned extends DomainError {
  readonly code = 'scheduling.schedule-already-assigned';
  readonly kind = 'conflict';
}

/** The enrollment has no schedule yet. */
export class ScheduleNotAssigned extends DomainError {
  readonly code = 'scheduling.schedule-not-assigned';
  readonly kind = 'not-found';
}

/** There are not as many minutes as there are days. */
export class MinutesNotForEachDay extends DomainError {
  readonly code = 'scheduling.minutes-not-for-each-day';
  readonly kind = 'invalid';
}

/** The change would begin before the schedule does. */
export class ChangeBeforeSchedule extends DomainError {
  readonly code = 'scheduling.change-before-schedule';
  readonly kind = 'invalid';
}

/** The schedule spans fewer or more days a week than the policy allows (R1). */
export class DaysOutsidePolicy extends DomainError {
  readonly code = 'scheduling.days-outside-policy';
  readonly kind = 'invalid';
}

/** A program day is shorter or longer than the policy allows (R2). */
export class ProgramDayOutsidePolicy extends DomainError {
  readonly code = 'scheduling.program-day-outside-policy';
  readonly kind = 'invalid';
}

/** The minutes of the week are too few, or too many, for the client's age and level of care (R3). */
export class WeeklyDoseOutsidePolicy extends DomainError {
  readonly code = 'scheduling.weekly-dose-outside-policy';
  readonly kind = 'invalid';
}

/** An obligation of this id was declared before. */
export class ObligationAlreadyDeclared extends DomainError {
  readonly code = 'scheduling.obligation-already-declared';
  readonly kind = 'conflict';
}

/** No obligation of this id was declared for the enrollment. */
export class ObligationUnknown extends DomainError {
  readonly code = 'scheduling.obligation-unknown';
  readonly kind = 'not-found';
}

/** The obligation is said to have ended before it was declared. */
export class ObligationEndsBeforeItBegins extends DomainError {
  readonly code = 'scheduling.obligation-ends-before-it-begins';
  readonly kind = 'invalid';
}

/** A window of an obligation begins and ends at the same time of day. */
export class WindowIsEmpty extends DomainError {
  readonly code = 'scheduling.window-is-empty';
  readonly kind = 'invalid';
}

/** The calendar has no such ISO week; not every year has a 53rd. */
export class NoSuchWeek extends DomainError {
  readonly code = 'scheduling.no-such-week';
  readonly kind = 'invalid';
}

/** The week has not ended in the program's time zone; its dose cannot be counted. */
export class WeekNotOver extends DomainError {
  readonly code = 'scheduling.week-not-over';
  readonly kind = 'refused';
}
