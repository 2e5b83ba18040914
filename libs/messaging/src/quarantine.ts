import { DomainError } from '@continuum/event-sourcing';

/** Refusals by which a part of ours says that it cannot work now; they are no verdict on the event at hand. */
const passing = new Set(['store.unavailable', 'store.unusable', 'command.too-much-contention']);

/** Errors that SQLite or the operating system raised, whichever realm they come from. */
const isOfTheMachine = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && (('code' in error && error.code === 'ERR_SQLITE_ERROR') || 'syscall' in error);

/** Whether the same work may succeed another time; then nothing is set aside, and the batch comes again. */
export const isWorthRetrying = (error: unknown): boolean => (error instanceof DomainError ? passing.has(error.code) : isOfTheMachine(error));

const word = /^[A-Za-z][A-Za-z0-9._-]{0,79}$/;
const wordOf = (value: unknown): string | undefined => (typeof value === 'string' && word.test(value) ? value : undefined);

/** Why an event was set aside: the error's name and code. Never its message, which may repeat what an event says. */
export const reasonOf = (error: unknown): string => {
  if (typeof error !== 'object' || error === null) return 'unknown';
  const name = wordOf('name' in error ? error.name : undefined) ?? 'Error';
  const code = wordOf('code' in error ? error.code : undefined);
  return code === undefined ? name : `${name} (${code})`;
};
