import { StoreUnusable, type DomainError, type RefusalKind } from '@continuum/event-sourcing';

/** Which HTTP status a refusal answers with; docs/decisions/0007-errors-and-status.md says why. */
export const statusOfKind: Readonly<Record<RefusalKind, number>> = {
  invalid: 422,
  'not-found': 404,
  refused: 409,
  conflict: 409,
  precondition: 412,
  forbidden: 403,
};

/** An error whose sender may simply try again says so itself. */
export const isWorthRetrying = (error: object): boolean => 'isWorthRetrying' in error && error.isWorthRetrying === true;

export const statusOf = (error: DomainError): number => {
  if (isWorthRetrying(error) || error instanceof StoreUnusable) return 503;
  return statusOfKind[error.kind];
};
