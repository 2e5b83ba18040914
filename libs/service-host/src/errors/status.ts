import type { DomainError, RefusalKind } from '@continuum/event-sourcing';

/** Which HTTP status a refusal answers with; docs/decisions/0007-errors-and-status.md says why. */
export const statusOfKind: Readonly<Record<RefusalKind, number>> = {
  invalid: 422,
  'not-found': 404,
  refused: 409,
  conflict: 409,
  precondition: 412,
  forbidden: 403,
};

/** A code that ends so tells of a part of ours that fails, whatever was asked: nobody's request is at fault. */
const ourFault = /(?:unavailable|unusable)$/;

/** The status of a refusal by its code and kind. */
export const statusOf = ({ code, kind }: Pick<DomainError, 'code' | 'kind'>): number => (ourFault.test(code) ? 503 : statusOfKind[kind]);

/** An error whose sender may simply try again says so itself. */
export const isWorthRetrying = (error: object): boolean => 'isWorthRetrying' in error && error.isWorthRetrying === true;
