import { DomainError } from '@continuum/event-sourcing';

export class PlanAlreadyApproved extends DomainError {
  readonly code = 'therapy-sessions.plan-already-approved';
  readonly kind = 'conflict';
}

export class PlanUnknown extends DomainError {
  readonly code = 'therapy-sessions.plan-unknown';
  readonly kind = 'not-found';
}

export class ReviewedBeforeApproval extends DomainError {
  readonly code = 'therapy-sessions.reviewed-before-approval';
  readonly kind = 'invalid';
}

export class GoalAlreadySet extends DomainError {
  readonly code = 'therapy-sessions.goal-already-set';
  readonly kind = 'conflict';
}

export class GoalUnknown extends DomainError {
  readonly code = 'therapy-sessions.goal-unknown';
  readonly kind = 'not-found';
}

export class GoalAchievedFromTheOutset extends DomainError {
  readonly code = 'therapy-sessions.goal-achieved-from-the-outset';
  readonly kind = 'invalid';
}

export class BeforeTheGoalWasSet extends DomainError {
  readonly code = 'therapy-sessions.before-the-goal-was-set';
  readonly kind = 'invalid';
}
