import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Recorded } from '@continuum/contracts';
import { ViewDirectory, ViewDirectoryReader, ViewSubscriber } from '@continuum/read-store';
import { journeysViews } from '../views/index.js';

/** The views of this service in files of their own, filled from a log. */
export interface KeptViews {
  readonly reader: ViewDirectoryReader;
  close(): void;
}

/** Fills every view in batches, as the subscription would. */
export const keepViews = (log: readonly Recorded[], batch = 1_000): KeptViews => {
  const root = mkdtempSync(join(tmpdir(), 'continuum-journeys-'));
  const directory = new ViewDirectory(root);
  for (const view of journeysViews) {
    const generation = directory.openCurrent(view);
    const subscriber = new ViewSubscriber(generation);
    for (let from = 0; from < log.length; from += batch) {
      const events = log.slice(from, from + batch).map((event) => ({ ...event, digest: Buffer.alloc(32) }));
      const count = from + events.length;
      subscriber.consume(events, { position: count, count, hash: '' });
    }
    generation.close();
  }
  const reader = new ViewDirectoryReader(directory);
  return {
    reader,
    close: () => {
      reader.close();
      rmSync(root, { recursive: true });
    },
  };
};
