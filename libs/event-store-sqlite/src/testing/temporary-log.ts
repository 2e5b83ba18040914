import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventSchemas, EventStore } from '@continuum/event-sourcing';
import type { Envelope } from '@continuum/contracts';
import { openSqliteEventStore } from '../sqlite-event-store.js';

/** A place for a log that goes away with the spec. */
export interface TemporaryLog {
  readonly folder: string;
  readonly path: string;
  /** What the folder's files hold, by name; without the lock and the index of the write-ahead log, which hold nothing. */
  readonly bytes: () => Readonly<Record<string, string>>;
  readonly open: () => Promise<EventStore>;
  /** Fills a log with these events, one append each to streams a, b and c in turn, and closes it. */
  readonly fill: (events: readonly Envelope[]) => Promise<void>;
  readonly remove: () => void;
}

const fill = async (store: EventStore, events: readonly Envelope[]): Promise<void> => {
  await Promise.all(events.map((event, at) => store.append('abc'.charAt(at % 3), Math.floor(at / 3) - 1, [event])));
  await store.close();
};

export const temporaryLog = (schemas: EventSchemas): TemporaryLog => {
  const folder = mkdtempSync(join(tmpdir(), 'continuum-log-'));
  const path = join(folder, 'events.sqlite');
  const open = (): Promise<EventStore> => openSqliteEventStore(path, schemas);
  return {
    folder,
    path,
    open,
    bytes: () => {
      const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && !/(\.lock|-shm)$/.test(entry.name));
      return Object.fromEntries(files.map(({ name }) => [name, readFileSync(join(folder, name), 'base64')] as const).filter(([, bytes]) => bytes !== ''));
    },
    fill: async (events) => fill(await open(), events),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
