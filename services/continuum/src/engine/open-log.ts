import { catalogue } from '@continuum/contracts';
import { schemasOf, type EventStore } from '@continuum/event-sourcing';
import type { EventStoreDb } from '@continuum/event-store-db';
import { openReader, openSqliteEventStore, verifyLog, type LogVerdict, type OnProgress } from '@continuum/event-store-sqlite';
import type { LogChoice } from '../continuum.config.js';
import type { DataFolder } from './data-folder.js';
import { LogWatch } from './log-watch.js';
import { StoreWithHead } from './store-with-head.js';

/** Where the log of a data folder is: in the folder itself, or on a server. Can be told to another thread. */
export type LogPlace = { readonly kind: 'sqlite'; readonly path: string } | Extract<LogChoice, { readonly kind: 'eventstoredb' }>;

/** The log of this process, and who watches over the server where it is on one. */
export interface OpenedLog {
  readonly store: StoreWithHead;
  readonly watch: LogWatch | undefined;
}

const schemas = schemasOf(catalogue);

export const logPlace = (choice: LogChoice, folder: DataFolder): LogPlace => (choice.kind === 'sqlite' ? { kind: 'sqlite', path: folder.log } : choice);

/** Loads the driver of the server only where one is asked for: it is a sixth of a command's start. */
const onServer = async ({ url, namespace }: Extract<LogPlace, { readonly kind: 'eventstoredb' }>): Promise<EventStoreDb> => {
  const { openEventStoreDb } = await import('@continuum/event-store-db');
  return openEventStoreDb(url, schemas, { namespace });
};

/** Opens the log for writing. A server that does not answer is waited for behind open doors. @throws StoreUnusable */
export const openLog = async (place: LogPlace): Promise<OpenedLog> => {
  if (place.kind === 'sqlite') return { store: await StoreWithHead.over(await openSqliteEventStore(place.path, schemas)), watch: undefined };
  const remote = await onServer(place);
  const store = StoreWithHead.unknown(remote);
  const watch = new LogWatch(store, () => remote.look());
  await watch.begin();
  return { store, watch };
};

/** Opens the log for reading, in any thread or process. @throws StoreUnusable */
export const openLogReader = async (place: LogPlace): Promise<EventStore> => (place.kind === 'sqlite' ? openReader(place.path, schemas) : onServer(place));

/** Reads the whole log and computes its hash anew; a file is held against the hashes that it keeps, too. */
export const verifyOf = (place: LogPlace, store: EventStore, progress: OnProgress): Promise<LogVerdict> =>
  place.kind === 'sqlite' ? verifyLog(place.path, progress) : store.attest();
