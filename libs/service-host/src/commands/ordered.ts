import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Shape } from '@continuum/command-shapes/schemas';
import { derivedId, type Command, type Order } from '@continuum/event-sourcing';
import { callerOf } from '../access/caller.js';
import type { RoutePolicy } from '../access/policy.js';
import { ValidationFailed } from '../errors/request-refusals.js';
import { policyOf } from '../shapes/given.js';
import { plainObject } from '../shapes/plain-object.js';
import { wellFormed, withPath } from '../shapes/well-formed.js';
import { DoorOrder } from './door-order.js';
import { commandIdOf, ifRevisionOf, traceparentOf } from './order-headers.js';

const orderOf = (request: FastifyRequest, reply: FastifyReply): Order => {
  const { headers, clock } = request;
  const { ref, role, facility } = callerOf(request);
  const nowMs = clock.nowMs();
  return new DoorOrder(
    {
      commandId: commandIdOf(headers['idempotency-key'], facility, nowMs),
      now: new Date(nowMs).toISOString(),
      by: { ref, role },
      facility,
      correlationId: request.id,
      traceparent: traceparentOf(headers['traceparent']),
      ifRevision: ifRevisionOf(headers['if-match']),
    },
    reply,
  );
};

const askedOf = (request: FastifyRequest, { makes }: RoutePolicy, order: Order): Record<string, unknown> => {
  const body = plainObject(request.body);
  if (Object.hasOwn(body, 'type')) throw new ValidationFailed([{ field: 'type', problem: 'is no field of this request' }]);
  const asked = withPath(body, request.params as Record<string, string>);
  if (makes !== undefined && !Object.hasOwn(asked, makes)) asked[makes] = derivedId(order.commandId, makes);
  return asked;
};

/**
 * The validated command of a `@Commanded` route, with its order: `accept(@Ordered() command: AcceptReferral)`.
 * Path parameters and body become one; time, ids and who ordered it come from the door, never from the body.
 */
export const Ordered = createParamDecorator((_data: unknown, context: ExecutionContext): Command => {
  const http = context.switchToHttp();
  const request = http.getRequest<FastifyRequest>();
  const policy = policyOf(request);
  const order = orderOf(request, http.getResponse<FastifyReply>());
  // `Commanded` takes only classes of commands.
  const command = wellFormed(policy.shape as Shape<Command & { order: Order }>, askedOf(request, policy, order));
  command.order = order;
  return command;
});
