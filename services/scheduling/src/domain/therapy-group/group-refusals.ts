import { DomainError } from '@continuum/event-sourcing';

/** A group of this id was opened before. */
export class GroupAlreadyOpened extends DomainError {
  readonly code = 'scheduling.group-already-opened';
  readonly kind = 'conflict';
}

/** No group of this id is known. */
export class GroupUnknown extends DomainError {
  readonly code = 'scheduling.group-unknown';
  readonly kind = 'not-found';
}

/** The group is closed; it takes nobody and meets no more. */
export class GroupNotOpen extends DomainError {
  readonly code = 'scheduling.group-not-open';
  readonly kind = 'refused';
}

/** The group would have fewer or more clients than the program's policy allows, or a least above its most (R9). */
export class GroupSizeOutsidePolicy extends DomainError {
  readonly code = 'scheduling.group-size-outside-policy';
  readonly kind = 'invalid';
}

/** The client neither sits in the group nor waits for a seat, nor ever did. */
export class ClientNotInGroup extends DomainError {
  readonly code = 'scheduling.client-not-in-group';
  readonly kind = 'not-found';
}

/** It is said to have happened before the group was opened. */
export class BeforeGroupOpened extends DomainError {
  readonly code = 'scheduling.before-group-opened';
  readonly kind = 'invalid';
}

/** It is said to have happened before the client came to the group. */
export class BeforeJoiningGroup extends DomainError {
  readonly code = 'scheduling.before-joining-group';
  readonly kind = 'invalid';
}
