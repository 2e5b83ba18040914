import { accessSync, constants } from 'node:fs';
import { StoreUnusable } from '@continuum/event-sourcing';
import { inspectLog, isThereALog, refuseTornFile } from './inspection.js';
import { createLog } from './log-file.js';
import { LogWriter } from './log-writer.js';
import { takeOwnership, type Ownership } from './ownership.js';
import { onFile } from './store-error.js';

export interface OpenedWriter {
  readonly writer: LogWriter;
  readonly ownership: Ownership;
}

const refuseReadOnlyFile = (path: string): void => {
  try {
    accessSync(path, constants.W_OK);
  } catch {
    throw new StoreUnusable(`The log ${path} may not be written by this user.`);
  }
};

/**
 * Takes the log at `path` for writing and makes it where there is none. What is not whole, or not ours, is left as it was.
 * @throws StoreUnusable, StoreUnavailable
 */
export const openWriter = (path: string): OpenedWriter => {
  if (isThereALog(path)) {
    inspectLog(path);
    refuseReadOnlyFile(path);
  }
  const ownership = takeOwnership(path);
  try {
    if (isThereALog(path)) refuseTornFile(path);
    else onFile(path, () => createLog(path));
    return { writer: onFile(path, () => new LogWriter(path)), ownership };
  } catch (error) {
    ownership.release();
    throw error;
  }
};
