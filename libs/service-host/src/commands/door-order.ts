import type { FastifyReply } from 'fastify';
import type { Actor } from '@continuum/contracts';
import type { Order } from '@continuum/event-sourcing';

/** An order made at the door. It remembers which request it answers, where nobody but the door can see it. */
export class DoorOrder implements Order {
  readonly commandId: string;
  readonly now: string;
  readonly by: Actor;
  readonly facility: string;
  readonly correlationId: string;
  declare readonly traceparent?: string;
  declare readonly ifRevision?: number;
  readonly #reply: FastifyReply;

  constructor({ commandId, now, by, facility, correlationId, traceparent, ifRevision }: OrderAsked, reply: FastifyReply) {
    this.commandId = commandId;
    this.now = now;
    this.by = by;
    this.facility = facility;
    this.correlationId = correlationId;
    if (traceparent !== undefined) this.traceparent = traceparent;
    if (ifRevision !== undefined) this.ifRevision = ifRevision;
    this.#reply = reply;
  }

  /** The answer to the request that an order came with; none where it came from elsewhere. */
  static replyOf(order: Order): FastifyReply | undefined {
    return #reply in order ? order.#reply : undefined;
  }
}

type OrderAsked = Omit<Order, 'causationId' | 'traceparent' | 'ifRevision'> & {
  readonly traceparent: string | undefined;
  readonly ifRevision: number | undefined;
};
