import { idOfInstant, type Clock, type Delivered, type Order } from '@continuum/event-sourcing';
import type { Reaction } from './process-manager.js';
import type { DueDeadline, ProcessRow } from './process-rows.js';

/** What a reaction's commands follow from: the id theirs are derived from, and what their order carries on. */
export interface Cause {
  readonly id: string;
  readonly order: Omit<Order, 'commandId' | 'by'>;
}

export const causeOf = (event: Delivered, clock: Clock): Cause => ({
  id: event.id,
  order: { now: clock.now(), facility: event.facility, correlationId: event.correlationid, causationId: event.id },
});

export const causeOfDeadline = (due: DueDeadline, row: ProcessRow, clock: Clock): Cause => ({
  id: idOfInstant(due.dueAt, `${due.manager}/${due.key}/${due.name}`),
  order: { now: clock.now(), facility: row.facility, correlationId: row.correlationId },
});

/** The row after a reaction: undefined where it stays, null where the process is over. */
export const nextRow = (row: ProcessRow | undefined, reaction: Reaction<unknown>, cause: Cause): ProcessRow | null | undefined => {
  if (reaction.state === undefined) return undefined;
  if (reaction.state === null) return null;
  return { state: reaction.state, facility: row?.facility ?? cause.order.facility, correlationId: row?.correlationId ?? cause.order.correlationId };
};
