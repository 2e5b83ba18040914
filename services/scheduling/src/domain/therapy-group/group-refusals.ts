import { DomainError } from '@continuum/event-sourcing';

export class GroupAlreadyOpened extends DomainError {
  readonly code = 'scheduling.group-already-opened';
  readonly kind = 'conflict';
}

export class GroupUnknown extends DomainError {
  readonly code = 'scheduling.group-unknown';
  readonly kind = 'not-found';
}

export class GroupNotOpen extends DomainError {
  readonly code = 'scheduling.group-not-open';
  readonly kind = 'refused';
}

/** R9 */
export class GroupSizeOutsidePolicy extends DomainError {
  readonly code = 'scheduling.group-size-outside-policy';
  readonly kind = 'refused';
}

export class ClientNotInGroup extends DomainError {
  readonly code = 'scheduling.client-not-in-group';
  readonly kind = 'not-found';
}

export class BeforeGroupOpened extends DomainError {
  readonly code = 'scheduling.before-group-opened';
  readonly kind = 'invalid';
}

export class BeforeJoiningGroup extends DomainError {
  readonly code = 'scheduling.before-joining-group';
  readonly kind = 'invalid';
}
