import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { Logger } from 'pino';
import { collectDefaultMetrics, type Registry } from 'prom-client';
import type { Clock } from '@continuum/event-sourcing';
import { doorKeeper } from '../access/door-keeper.js';
import type { TokenVerifier } from '../access/token-verifier.js';
import { correlationIdOf } from '../commands/order-headers.js';
import { answerBrokenRequest } from '../errors/broken-requests.js';
import { answerProblem } from '../errors/problem-filter.js';
import { MethodNotAllowed, RouteUnknown } from '../errors/request-refusals.js';
import { isReference } from '../openapi/serve-reference.js';
import type { ReadinessBoard } from '../operations/readiness.js';
import { requestObserver } from '../operations/request-observer.js';
import type { ReadWait } from '../queries/read-wait.js';
import type { RouteEntry } from './fastify-request.js';
import { HostAdapter } from './host-adapter.js';
import { onEveryRoute, type Routes } from './routes.js';

export interface DoorParts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Registry;
  readonly verifier: TokenVerifier;
  readonly routes: Routes;
  readonly readWait: ReadWait;
  readonly board: ReadinessBoard;
}

const mebibyte = 1_048_576;

const createAdapter = ({ clock, logger }: DoorParts): HostAdapter =>
  new HostAdapter({
    bodyLimit: mebibyte,
    requestTimeout: 30_000,
    return503OnClosing: false,
    // No middleware: everything at the door is a hook of its route.
    skipMiddie: true,
    http: { maxHeaderSize: 16_384 },
    genReqId: (raw: IncomingMessage) => correlationIdOf(raw.headers['x-correlation-id'], clock.nowMs()),
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => answerProblem(error, request, reply, logger),
    clientErrorHandler: answerBrokenRequest(() => clock.nowMs()),
  });

const publicPolicy = { access: 'public', roles: [] } as const;

/** The reference is served by its own library, which declares no policy; everything else must. */
const withPolicy = (entry: RouteEntry): RouteEntry => (entry.policy === undefined && isReference(entry.template) ? { ...entry, policy: publicPolicy } : entry);

const addHooks = ({ verifier, readWait }: DoorParts, entry: RouteEntry, route: RouteOptions): void => {
  const keep = doorKeeper(entry, verifier);
  const { policy } = entry;
  const arrive: typeof keep = function (request, reply, done) {
    request.routeEntry = entry;
    reply.header('x-correlation-id', request.id).header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
    keep.call(this, request, reply, done);
  };
  route.onRequest = [arrive, ...[route.onRequest ?? []].flat()];
  if (policy?.view !== undefined) route.preHandler = [readWait.hook(policy.view), ...[route.preHandler ?? []].flat()];
};

const prepare = (fastify: FastifyInstance, parts: DoorParts): void => {
  fastify.removeContentTypeParser('text/plain');
  fastify.decorateRequest('routeEntry', null);
  fastify.decorateRequest('caller', null);
  fastify.decorateRequest('clock', { getter: () => parts.clock });
  fastify.addHook('onResponse', requestObserver(parts.logger, parts.metrics));
  onEveryRoute(fastify, (registered, route) => {
    const entry = withPolicy(registered);
    parts.routes.add(entry);
    addHooks(parts, entry, route);
  });
};

/** Fastify with everything that stands between the network and a controller, and what to say where no route is found. */
export const createDoor = (parts: DoorParts): { readonly adapter: HostAdapter; readonly unfound: (request: FastifyRequest) => Error } => {
  collectDefaultMetrics({ register: parts.metrics });
  const adapter = createAdapter(parts);
  adapter.onDrain(() => {
    parts.board.drain();
    parts.readWait.drain();
  });
  prepare(adapter.getInstance<FastifyInstance>(), parts);
  const unfound = (request: FastifyRequest): Error => {
    const methods = parts.routes.methodsAt(request.url.split('?', 1)[0] ?? '');
    return methods.length === 0 ? new RouteUnknown() : new MethodNotAllowed(methods);
  };
  return { adapter, unfound };
};
