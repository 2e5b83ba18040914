import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction, preHandlerHookHandler } from 'fastify';
import { PositionMalformed } from '../errors/request-refusals.js';
import type { ViewPositions } from './view-positions.js';

const usualWaitS = 5;
const longestWaitS = 30;
const positionShape = /^(0|[1-9]\d{0,14})$/;
const waitShape = /(?:^|[,;\s])wait(?:\s*=\s*"?(\d{1,6})"?)?(?=$|[,;\s])/i;

/** The position that the reader wants to see, from `Continuum-Position` or `?after`. @throws PositionMalformed */
const positionWanted = (request: FastifyRequest): number | undefined => {
  const asked = request.headers['continuum-position'] ?? (request.query as Record<string, unknown>)['after'];
  if (asked === undefined) return undefined;
  if (typeof asked !== 'string' || !positionShape.test(asked)) throw new PositionMalformed();
  return Number(asked);
};

/** How long to wait, from `Prefer: wait=SECONDS`; 5 where none is named, never more than 30. */
const waitSecondsOf = (prefer: string | readonly string[] | undefined): number => {
  const seconds = waitShape.exec(prefer === undefined ? '' : String(prefer))?.[1];
  return seconds === undefined ? usualWaitS : Math.min(Number(seconds), longestWaitS);
};

/** Lets readers wait until a view has seen what they wrote, and tells with every answer how far the view has come. */
export class ReadWait {
  readonly #waiting = new Set<AbortController>();
  #isDraining = false;
  #positions: ViewPositions | undefined;

  /** The composition's positions, known once the host is put together. */
  use(positions: ViewPositions): void {
    this.#positions = positions;
  }

  /** From now on nobody is kept waiting. */
  drain(): void {
    this.#isDraining = true;
    for (const wait of this.#waiting) wait.abort();
  }

  /** Runs before the query: waits where that was asked for, then says where the view stands. What is answered is at least that fresh. */
  hook(view: string): preHandlerHookHandler {
    return (request: FastifyRequest, reply: FastifyReply, done: HookHandlerDoneFunction): void => {
      const positions = this.#positions;
      if (positions === undefined) return done(new Error('No ViewPositions are provided.'));
      try {
        const wanted = positionWanted(request);
        if (wanted === undefined) return answer(positions, view, reply, done);
        const { prefer } = request.headers;
        const seconds = waitSecondsOf(prefer);
        this.#wait(positions, view, wanted, seconds).then((came) => {
          if (came && prefer !== undefined) reply.header('preference-applied', `wait=${seconds}`);
          answer(positions, view, reply, done);
        }, done);
      } catch (error) {
        done(error as Error);
      }
    };
  }

  async #wait(positions: ViewPositions, view: string, wanted: number, seconds: number): Promise<boolean> {
    if (seconds === 0 || this.#isDraining) return (positions.positionOf(view) ?? 0) >= wanted;
    const wait = new AbortController();
    const timer = setTimeout(() => wait.abort(), seconds * 1000);
    this.#waiting.add(wait);
    try {
      return await positions.waitFor(view, wanted, wait.signal);
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(wait);
    }
  }
}

const answer = (positions: ViewPositions, view: string, reply: FastifyReply, done: HookHandlerDoneFunction): void => {
  const position = positions.positionOf(view) ?? 0;
  reply.header('continuum-view-position', String(position)).header('continuum-behind', String(Math.max(0, positions.head() - position)));
  done();
};
