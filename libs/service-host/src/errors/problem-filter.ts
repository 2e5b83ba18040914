import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { problemAnswer, problemType, type ProblemAnswer } from './problem.js';

/** Where a fault lies, without its message: a message of somebody else's code may repeat what a client sent. */
const tracesOf = (error: unknown): Record<string, unknown> => {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return { error: error.name, frames: frames.map((line) => line.trim()).slice(0, 12), ...('code' in error ? { errorCode: error.code } : {}) };
};

const log = (logger: Logger, { problem, error }: ProblemAnswer, route: string | undefined): void => {
  const { code, status, correlationId } = problem;
  const cause = error.cause === undefined ? {} : tracesOf(error.cause);
  logger.error({ code, status, correlationId, route, detail: problem.detail, ...cause }, 'a request failed here');
};

const mostToHearOut = 67_108_864;

/** Who is still sending a body that is too large would miss the answer on a connection that is closed at once. The rest is read and dropped. */
const hearOut = (request: FastifyRequest, reply: FastifyReply): void => {
  if (Number(request.headers['content-length']) <= mostToHearOut) void reply.removeHeader('connection');
};

/** Answers a request with the problem behind an error. What is our fault is logged. */
export const answerProblem = (error: unknown, request: FastifyRequest, reply: FastifyReply, logger: Logger): void => {
  const answer = problemAnswer(error, request.id);
  if (answer.problem.status >= 500 || answer.problem.code === 'store.event-refused-by-catalogue') log(logger, answer, request.routeEntry?.template);
  if (reply.sent) return;
  if (answer.problem.status === 413) hearOut(request, reply);
  void reply.code(answer.problem.status).headers(answer.headers).header('x-correlation-id', request.id).type(problemType).send(JSON.stringify(answer.problem));
};

/** The one place where an error becomes an answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly unfound: (request: FastifyRequest) => Error,
  ) {}

  catch(exception: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    // Nest wraps the errors of Fastify; what they mean stands in the cause.
    const cause = exception instanceof Error && 'getStatus' in exception ? (exception.cause ?? exception) : exception;
    answerProblem(request.routeEntry === null ? this.#ofNoRoute(cause, request) : cause, request, reply, this.logger);
  }

  /** Without a route there is only one thing to say, unless the request could not even be read. */
  #ofNoRoute(cause: unknown, request: FastifyRequest): unknown {
    return cause instanceof Error && 'statusCode' in cause && cause.statusCode !== 404 ? cause : this.unfound(request);
  }
}
