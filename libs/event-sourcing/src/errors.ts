/** How a refusal is to be understood; `libs/service-host` alone knows which HTTP status that is. */
export type RefusalKind = 'invalid' | 'not-found' | 'refused' | 'conflict' | 'precondition' | 'forbidden';

/**
 * A command that cannot be followed, told to whoever asked. Subclass it once per refusal, with a stable `code`
 * (`intake.referral-not-awaiting-triage`). The message names ids only, never anything about a person.
 */
export abstract class DomainError extends Error {
  abstract readonly code: string;
  abstract readonly kind: RefusalKind;
  /** What a program may want to know: limits, ids, the fields at fault. No client data. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = new.target.name;
    this.details = details;
  }
}

/** The stream is not at the revision that the caller named: somebody else was first. Load again and decide anew. */
export class RevisionConflict extends DomainError {
  readonly code = 'store.revision-conflict';
  readonly kind = 'conflict';

  constructor(stream: string, expected: number) {
    super(`Stream ${stream} is not at revision ${expected}.`, { stream, expected });
  }
}

/** An event of this id is already in the log, elsewhere than at the place named. */
export class EventIdTaken extends DomainError {
  readonly code = 'store.event-id-taken';
  readonly kind = 'conflict';

  constructor(readonly eventId: string) {
    super(`An event with the id ${eventId} is already in the log.`, { eventId });
  }
}

/** The event does not fit its definition in the catalogue. A fault in a decider, not in a caller. */
export class EventRefusedByCatalogue extends DomainError {
  readonly code = 'store.event-refused-by-catalogue';
  readonly kind = 'invalid';

  constructor(type: string, faults: readonly string[]) {
    super(`The catalogue refuses ${type}: ${faults.join('; ')}.`, { type, faults });
  }
}

/** The store cannot be reached or does not answer. Nothing is known to be written; the same command may be sent again. */
export class StoreUnavailable extends DomainError {
  readonly code = 'store.unavailable';
  readonly kind = 'refused';
  readonly isWorthRetrying = true;
}

/** The events of one command are more than the store takes at once. Nothing was written; the same again fails again. */
export class AppendTooLarge extends DomainError {
  readonly code = 'store.append-too-large';
  readonly kind = 'invalid';
}

/** The store knows who asks, and denies it. Whoever runs the program has to look at its credentials. */
export class StoreAccessDenied extends DomainError {
  readonly code = 'store.access-denied';
  readonly kind = 'refused';
}

/** The store's file is damaged, is no store, or is owned by another process. It is left as it was. */
export class StoreUnusable extends DomainError {
  readonly code = 'store.unusable';
  readonly kind = 'refused';
}

/** The command's id was used before with another body. */
export class CommandIdReused extends DomainError {
  readonly code = 'command.id-reused';
  readonly kind = 'conflict';

  constructor(commandId: string) {
    super(`The command id ${commandId} was used before with another body.`, { commandId });
  }
}

/** Others kept writing the same stream; after the last attempt the command is given back. */
export class TooMuchContention extends DomainError {
  readonly code = 'command.too-much-contention';
  readonly kind = 'conflict';

  constructor(stream: string, attempts: number) {
    super(`Stream ${stream} changed under each of ${attempts} attempts.`, { stream, attempts });
  }
}

/** `If-Match` named a revision that the stream has left. */
export class RevisionMovedOn extends DomainError {
  readonly code = 'command.revision-moved-on';
  readonly kind = 'precondition';

  constructor(stream: string, expected: number, actual: number) {
    super(`Stream ${stream} is at revision ${actual}, not ${expected}.`, { stream, expected, actual });
  }
}

/** What is said to have happened lies ahead of the clock. */
export class HappensInTheFuture extends DomainError {
  readonly code = 'command.happens-in-the-future';
  readonly kind = 'invalid';

  constructor(occurredAt: string) {
    super(`occurredAt ${occurredAt} lies in the future.`, { occurredAt });
  }
}

/** Nothing of this id is known to the facility. Another facility's things answer the same. */
export class NotFound extends DomainError {
  readonly code = 'command.not-found';
  readonly kind = 'not-found';

  constructor(stream: string) {
    super(`Nothing is known of ${stream}.`, { stream });
  }
}
