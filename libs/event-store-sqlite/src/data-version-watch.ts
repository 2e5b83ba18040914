import { setTimeout as sleep } from 'node:timers/promises';
import type { HeadWatch } from '@continuum/event-sourcing';
import type { LogReader } from './log-reader.js';

/** Notices commits of other threads and processes: asks SQLite's change counter, which costs a few microseconds. */
export class DataVersionWatch implements HeadWatch {
  constructor(
    private readonly reader: LogReader,
    private readonly pollMs: number,
  ) {}

  mark(): number {
    return this.reader.dataVersion();
  }

  async moved(since: number, signal: AbortSignal): Promise<void> {
    while (!signal.aborted && this.reader.dataVersion() === since) {
      // An abort ends the sleep; the loop sees it.
      await sleep(this.pollMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
