import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Command, Outcome } from '@continuum/event-sourcing';
import { DoorOrder } from './door-order.js';

/** Where commands go in: from a controller to the handler on the command bus, and its outcome back with the headers that tell of it. */
@Injectable()
export class CommandDoor {
  constructor(private readonly commands: CommandBus) {}

  /**
   * Has the command followed and answers its outcome. Sets `ETag` (the stream's revision), `Continuum-Position`
   * (for readers that wait for their own write) and, on a repeat, `Idempotency-Replayed`.
   * @throws DomainError whatever its handler refuses
   */
  async send(command: Command): Promise<Outcome> {
    const outcome = await this.commands.execute<Command, Outcome>(command);
    const reply = DoorOrder.replyOf(command.order);
    if (reply !== undefined) {
      reply.header('etag', `"${outcome.revision}"`).header('continuum-position', String(outcome.position));
      if (outcome.repeated) reply.header('idempotency-replayed', 'true');
    }
    return outcome;
  }
}
