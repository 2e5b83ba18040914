import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Shape } from '@continuum/command-shapes/schemas';
import { declared, type Answers } from '../access/policy.js';
import type { Role } from '../access/roles.js';
import { policyOf } from '../shapes/given.js';
import { plainObject } from '../shapes/plain-object.js';
import { wellFormed, withPath } from '../shapes/well-formed.js';

export interface QueriedOptions {
  /** Who may ask, besides `admin`. */
  readonly roles: readonly Role[];
  readonly summary: string;
  /** The view that answers. A reader may wait for it, and every answer tells how far behind it is. */
  readonly view: string;
  /** The shape of path and query parameters together, handed over by `@Asked()`. Numbers need `@Type(() => Number)`. */
  readonly asks?: Shape;
  /** The answer comes in pages; `@Paged()` hands over the page. */
  readonly paged?: boolean;
  readonly answers?: Answers;
}

/** A route that answers from a view. Goes with `@Get`. */
export const Queried = ({ asks, ...options }: QueriedOptions): MethodDecorator =>
  declared({ access: 'query', ...options, ...(asks === undefined ? {} : { shape: asks }) }, 200);

const ofTheDoor = new Set(['after', 'cursor', 'limit']);

/** The validated question of a `@Queried({ asks })` route: path and query parameters as one instance. Unknown ones are refused. */
export const Asked = createParamDecorator((_data: unknown, context: ExecutionContext): object => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const query = Object.entries(request.query as Record<string, unknown>).filter(([name]) => !ofTheDoor.has(name));
  return wellFormed(policyOf(request).shape, withPath(plainObject(Object.fromEntries(query)), request.params as Record<string, string>));
});
