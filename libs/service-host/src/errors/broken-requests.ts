import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionError } from 'fastify';
import { newId } from '@continuum/event-sourcing';
import { problemAnswer, problemType } from './problem.js';
import { HeadersTooLarge, RequestMalformed, RequestTimedOut } from './request-refusals.js';
import type { HttpRefusal } from './http-refusal.js';

const refusalOf = (code: string): HttpRefusal => {
  if (code === 'HPE_HEADER_OVERFLOW') return new HeadersTooLarge('The headers are larger than 16 KiB.');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new RequestTimedOut('The request took too long to arrive.');
  return new RequestMalformed('The request is not HTTP/1.1.');
};

/** Answers what never became a request: Node's parser gave up on it, so the answer is written to the socket itself. */
export const answerBrokenRequest =
  (nowMs: () => number) =>
  (error: ConnectionError, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return;
    if (socket.writable) {
      const correlationId = newId(nowMs());
      const { problem } = problemAnswer(refusalOf(error.code), correlationId);
      const body = JSON.stringify(problem);
      const head = [
        `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
        `content-type: ${problemType}`,
        `content-length: ${Buffer.byteLength(body)}`,
        `x-correlation-id: ${correlationId}`,
        'connection: close',
      ];
      socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
    }
    socket.destroySoon();
  };
