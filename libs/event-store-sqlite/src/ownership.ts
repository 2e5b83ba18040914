import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreUnusable } from '@continuum/event-sourcing';
import { messageOf, resultCode, resultCodeOf } from './store-error.js';

/** The right to write a log. It ends with `release` or with the process, however that ends. */
export interface Ownership {
  release(): void;
}

/**
 * Takes the right to write the log at `path`, and makes its folder where there is none. The lock is an open exclusive transaction on a SQLite file of its own,
 * that is, a lock of the operating system: a killed process leaves none behind.
 * @throws StoreUnusable when somebody else has it, or when the folder cannot be written.
 */
export const takeOwnership = (path: string): Ownership => {
  let lock: DatabaseSync | undefined;
  try {
    mkdirSync(dirname(path), { recursive: true });
    lock = new DatabaseSync(`${path}.lock`, { timeout: 0 });
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    lock?.close();
    if (resultCodeOf(error) === resultCode.busy) throw new StoreUnusable(`The log ${path} is being written by another process. One writer owns it.`);
    throw new StoreUnusable(`The log ${path} cannot be locked for writing: ${messageOf(error)}.`);
  }
  const held = lock;
  return { release: () => held.close() };
};
