import { setImmediate as nextTurn } from 'node:timers/promises';
import { chain, chainStart, digestOf, StoreUnusable, type Attestation } from '@continuum/event-sourcing';
import { refuseNoLog } from './inspection.js';
import { LogReader } from './log-reader.js';
import type { ChainedEvent } from './stored-rows.js';

const pageSize = 1000;

/** Where a log is not what its writer wrote. `position` is undefined where the fault is in the file's structure, not in one event. */
export interface LogFault {
  readonly position?: number;
  readonly what: string;
}

/** What a log holds as far as it is sound, and the first fault where there is one. */
export interface LogVerdict extends Attestation {
  readonly fault?: LogFault;
}

/** How far a check has come. Both are positions. */
export type OnProgress = (done: number, head: number) => void;

const empty: Attestation = { position: 0, count: 0, hash: chainStart };

const faultOf = (event: ChainedEvent, before: Attestation, hash: string): LogFault | undefined => {
  const next = before.position + 1;
  if (event.position !== next) return { position: next, what: `position ${next} is missing; after ${before.position} comes ${event.position}` };
  if (event.chain !== hash)
    return { position: next, what: `event ${event.id} of stream ${event.stream} is not what was written: the rolling hash is another from here on` };
  return undefined;
};

/** The next events; those that cannot be read are a fault like any other. */
const nextAfter = (reader: LogReader, position: number): readonly ChainedEvent[] | LogFault => {
  try {
    const events = reader.after(position, pageSize);
    return events.length > 0 ? events : { position: position + 1, what: `position ${position + 1} is missing` };
  } catch (error) {
    if (!(error instanceof StoreUnusable)) throw error;
    return { position: position + 1, what: `at or after position ${position + 1} the file cannot be read: ${error.message}` };
  }
};

const checkEvents = async (reader: LogReader, onProgress: OnProgress): Promise<LogVerdict> => {
  const head = reader.attest().position;
  let sound = empty;
  while (sound.position < head) {
    const events = nextAfter(reader, sound.position);
    if ('what' in events) return { ...sound, fault: events };
    for (const event of events) {
      const hash = chain(sound.hash, digestOf(event.id, event.stream, event.revision, event.type, event.meta, event.data));
      const fault = faultOf(event, sound, hash);
      if (fault !== undefined) return { ...sound, fault };
      sound = { position: event.position, count: sound.count + 1, hash };
    }
    onProgress(sound.position, head);
    await nextTurn();
  }
  return sound;
};

const checkStructure = (reader: LogReader): LogFault | undefined => {
  const structure = reader.structuralFault();
  if (structure !== undefined) return { what: `the file is damaged: ${structure}` };
  const gap = reader.streamWithGap();
  return gap === undefined ? undefined : { what: `the revisions of stream ${gap} have a gap` };
};

/**
 * Reads the log at `path` from the first event on: recomputes every digest and the rolling hash, checks that positions and revisions
 * have no gaps, and lets SQLite check its pages. Reads only; the log may be in use. Memory does not grow with the log.
 * @throws StoreUnusable when it is no log at all.
 */
export const verifyLog = async (path: string, onProgress: OnProgress = () => undefined): Promise<LogVerdict> => {
  refuseNoLog(path);
  const reader = new LogReader(path);
  try {
    const verdict = await checkEvents(reader, onProgress);
    const fault = verdict.fault ?? checkStructure(reader);
    return fault === undefined ? verdict : { ...verdict, fault };
  } finally {
    reader.close();
  }
};
