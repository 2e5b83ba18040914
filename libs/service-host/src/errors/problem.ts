import { DomainError } from '@continuum/event-sourcing';
import { refusalBehind } from './fastify-errors.js';
import { HttpRefusal, type FieldFault } from './http-refusal.js';
import { isWorthRetrying, statusOf } from './status.js';

export const problemType = 'application/problem+json; charset=utf-8';

/** What every refusal answers with (RFC 9457). */
export interface Problem {
  /** `/errors/` and the code; a name, and the anchor in docs/errors.md. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly correlationId: string;
  /** Limits, ids and fields that a program may want; never a value that was sent about a person. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly FieldFault[];
}

/** A class name as a sentence: `ReferralNotAwaitingTriage` is "Referral not awaiting triage". */
export const titleOf = (name: string): string => {
  const words = name.replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const ofDomain = (error: DomainError, correlationId: string): Problem => ({
  type: `/errors/${error.code}`,
  title: titleOf(error.name),
  status: statusOf(error),
  detail: error.message,
  code: error.code,
  correlationId,
  ...(Object.keys(error.details).length === 0 ? {} : { details: error.details }),
});

const ofHttp = (error: HttpRefusal, correlationId: string): Problem => ({
  type: `/errors/${error.code}`,
  title: titleOf(error.name),
  status: error.status,
  detail: error.message,
  code: error.code,
  correlationId,
  ...(error.faults.length === 0 ? {} : { errors: error.faults }),
});

/** How an error is answered: the problem, and the headers that go with it. */
export interface ProblemAnswer {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
  /** The refusal as it is known here; for whatever was not, `Unexpected` with its cause. */
  readonly error: DomainError | HttpRefusal;
}

/** Any error as the answer to a request. */
export const problemAnswer = (error: unknown, correlationId: string): ProblemAnswer => {
  if (error instanceof DomainError) {
    return { problem: ofDomain(error, correlationId), headers: isWorthRetrying(error) ? { 'retry-after': '1' } : {}, error };
  }
  const refusal = error instanceof HttpRefusal ? error : refusalBehind(error);
  return { problem: ofHttp(refusal, correlationId), headers: refusal.headers, error: refusal };
};
