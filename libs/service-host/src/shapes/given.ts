import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Shape } from '@continuum/command-shapes/schemas';
import type { RoutePolicy } from '../access/policy.js';
import { plainObject } from './plain-object.js';
import { wellFormed, withPath } from './well-formed.js';

type ShapedPolicy = RoutePolicy & { readonly shape: Shape };

const isShaped = (policy: RoutePolicy | undefined): policy is ShapedPolicy => policy?.shape !== undefined;

/** The policy of the route that a request found, and its shape. A route that reads a shape has declared one. */
export const policyOf = (request: FastifyRequest): ShapedPolicy => {
  const policy = request.routeEntry?.policy;
  if (isShaped(policy)) return policy;
  throw new Error(`${request.routeEntry?.template ?? 'The route'} declares no shape.`);
};

/** The validated body of an `@Allowed({ body })` route, path parameters included: `put(@Given() identity: ClientIdentity)`. */
export const Given = createParamDecorator((_data: unknown, context: ExecutionContext): object => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return wellFormed(policyOf(request).shape, withPath(plainObject(request.body), request.params as Record<string, string>));
});
