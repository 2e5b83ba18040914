import { hash } from 'node:crypto';

/** The rolling hash before the first event. */
export const chainStart = '0'.repeat(64);

/**
 * The digest of one event as it is stored: its id, place, type and the stored text of its envelope and data.
 * Two stores that hold the same event at the same place state the same digest.
 */
export const digestOf = (id: string, stream: string, revision: number, type: string, meta: string, data: string): Buffer =>
  // By way of a string it takes two thirds of the time of asking for a buffer.
  Buffer.from(hash('sha256', `${id}\n${stream}\n${revision}\n${type}\n${meta}\n${data}`, 'binary'), 'latin1');

/**
 * One link of the rolling hash: sha256(before, digest), in hex. Whoever consumed the same events in the same order
 * holds the same hash; one event skipped, doubled, swapped or changed, and it differs from there on.
 */
export const chain = (before: string, digest: Buffer): string => hash('sha256', before + digest.toString('latin1'), 'hex');
