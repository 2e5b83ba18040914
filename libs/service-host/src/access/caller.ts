import type {} from '../host/fastify-request.js';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Role } from './roles.js';

/** Whoever asks, as the token says: a pseudonymous reference, the roles held, and the one facility whose things may be seen. */
export interface Caller {
  readonly ref: string;
  readonly roles: readonly Role[];
  /** The role under which this request was allowed. */
  readonly role: Role;
  readonly facility: string;
}

/** The caller of a request that passed the door. */
export const callerOf = (request: FastifyRequest): Caller => {
  if (request.caller === null) throw new Error('A public route has no caller.');
  return request.caller;
};

/** Gives a route its caller: `find(@Caller() caller: Caller)`. */
export const Caller = createParamDecorator((_data: unknown, context: ExecutionContext): Caller => callerOf(context.switchToHttp().getRequest()));
