import type { Actor } from '@continuum/contracts';

/** What a command carries besides its body: who orders it, when, where, under which id. Set by the door, never by a body. */
export interface Order {
  /** The command's id: a repeat under the same id answers with the first outcome. A UUID. */
  readonly commandId: string;
  /** Now, by the clock of the door; becomes `recordedtime`. ISO 8601, UTC. */
  readonly now: string;
  readonly by: Actor;
  readonly facility: string;
  readonly correlationId: string;
  /** The event that caused the command, where a reaction sends it. */
  readonly causationId?: string;
  readonly traceparent?: string;
  /** `If-Match`: refuse unless the stream is at this revision. */
  readonly ifRevision?: number;
}

/** A request for a change: a plain class with `type`, its body, and the order it came with. */
export interface Command {
  readonly type: string;
  /** When it happened, where that is not now. ISO 8601. */
  readonly occurredAt?: string;
  readonly order: Order;
}

/** When the thing commanded happened: as the command says, else now. */
export const happenedAt = (command: Command): string => command.occurredAt ?? command.order.now;
