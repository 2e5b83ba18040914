import { DomainError, StoreUnavailable, StoreUnusable } from '@continuum/event-sourcing';

/** SQLite's primary result codes that are told apart here (sqlite.org/rescode.html). */
export const resultCode = { busy: 5, readOnly: 8, corrupt: 11, full: 13, cannotOpen: 14, notADatabase: 26 } as const;

const uniqueViolated = 2067;

const extendedCodeOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : 0;

/** SQLite's primary result code of an error; 0 where it is none of SQLite's. */
export const resultCodeOf = (error: unknown): number => extendedCodeOf(error) & 0xff;

export const isUniqueViolation = (error: unknown): boolean => extendedCodeOf(error) === uniqueViolated;

/** An error's message; the driver's errors may come from another realm, where `instanceof` does not know them. */
export const messageOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);

/** What went wrong with the file, in the port's words. */
export const storeErrorOf = (error: unknown, path: string): DomainError => {
  if (error instanceof DomainError) return error;
  const code = resultCodeOf(error);
  if (code === resultCode.corrupt) return new StoreUnusable(`The log ${path} is damaged: ${messageOf(error)}. It was left as it was.`);
  if (code === resultCode.notADatabase) return new StoreUnusable(`${path} is no log of Continuum: ${messageOf(error)}. It was left as it was.`);
  if (code === resultCode.cannotOpen || code === resultCode.readOnly) {
    return new StoreUnusable(`The log ${path} cannot be opened: ${messageOf(error)}. May this user write its folder?`);
  }
  if (code === resultCode.full) return new StoreUnavailable(`There is no room on the disk for the log ${path}. Nothing was written.`);
  return new StoreUnavailable(`The log ${path} does not answer: ${messageOf(error)}.`);
};

/** Does what is asked of the file, and tells its errors in the port's words. */
export const onFile = <T>(path: string, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw storeErrorOf(error, path);
  }
};
