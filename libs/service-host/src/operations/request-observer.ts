import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction, onResponseHookHandler } from 'fastify';
import type { Logger } from 'pino';
import { Histogram, type Registry } from 'prom-client';

const noRoute = 'none';

/**
 * Tells log and metrics of every answered request: method, route template, status, duration. Never the URL, which names
 * clients, and never a header or a body.
 */
export const requestObserver = (logger: Logger, registry: Registry): onResponseHookHandler => {
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'How long requests took, by method, route template and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [registry],
  });
  const logs = logger.isLevelEnabled('info');

  return (request: FastifyRequest, reply: FastifyReply, done: HookHandlerDoneFunction): void => {
    const { method } = request;
    const route = request.routeEntry?.template ?? noRoute;
    const status = reply.statusCode;
    const durationMs = reply.elapsedTime;
    durations.observe({ method, route, status }, durationMs / 1000);
    if (logs) logger.info({ method, route, status, durationMs: Math.round(durationMs * 1000) / 1000, correlationId: request.id }, 'answered');
    done();
  };
};
