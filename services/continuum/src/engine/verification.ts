import { DatabaseSync } from 'node:sqlite';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Attestation, EventStore } from '@continuum/event-sourcing';
import type { Checkpoint } from '@continuum/messaging';
import { compareGenerations, fill, GenerationFile, ProcessRowsFile, ViewDirectory, ViewDirectoryReader, type AnyView } from '@continuum/read-store';
import type { DataFolder } from './data-folder.js';

/** Something that is not as it must be: of what, where, and what differs. */
export interface Discrepancy {
  readonly of: string;
  readonly where: string;
  readonly what: string;
}

/** A subscription's own account of what it consumed, held against the store's. */
export interface SubscriptionAccount {
  readonly name: string;
  readonly position: number;
  readonly count: number;
  readonly behind: number;
  readonly agrees: boolean;
}

/** A view held against its rebuild from the first event. */
export interface ViewAccount {
  readonly view: string;
  readonly rows: number;
  readonly rebuiltRows: number;
  readonly equals: boolean;
}

/** Holds a subscription's count and hash against what the store states of the same position. */
export const accountOf = async (
  name: string,
  checkpoint: Checkpoint,
  store: EventStore,
  head: Attestation,
  found: Discrepancy[],
): Promise<SubscriptionAccount> => {
  const { position, count, hash } = checkpoint;
  const differ = (what: string): void => void found.push({ of: name, where: `position ${position}`, what });
  if (position > head.position) differ(`stands ahead of the log, whose last position is ${head.position}`);
  const stated = await store.attest(Math.min(position, head.position));
  if (count !== stated.count) differ(`consumed ${count} events where the log holds ${stated.count}`);
  else if (hash !== stated.hash && position <= head.position) differ(`its hash ${hash.slice(0, 12)}… is not the log's ${stated.hash.slice(0, 12)}…`);
  const agrees = position <= head.position && count === stated.count && hash === stated.hash;
  return { name, position, count, behind: Math.max(0, head.position - position), agrees };
};

/** Rebuilds a view beside the live one, as far as the live one has come, and compares them row by row. */
export const compareWithRebuild = async (
  view: AnyView,
  folder: DataFolder,
  store: EventStore,
  found: Discrepancy[],
  progress: (consumed: number, of: number) => void,
): Promise<ViewAccount | undefined> => {
  const directory = new ViewDirectory(folder.views);
  const number = directory.current(view);
  if (number === undefined) return undefined;
  const scratch = mkdtempSync(join(folder.root, 'verify-'));
  const live = new DatabaseSync(directory.path(view, number), { readOnly: true, timeout: 5_000 });
  try {
    // One read transaction: rows and place as of the same commit, however many follow meanwhile.
    live.exec('begin');
    const place = live.prepare('select position from place where one = 1').get();
    const rebuilt = new GenerationFile(view, 0, join(scratch, 'rebuilt.sqlite'));
    await fill(store, rebuilt, Number(place?.['position'] ?? 0), progress);
    rebuilt.close();
    const other = new DatabaseSync(join(scratch, 'rebuilt.sqlite'), { readOnly: true });
    const { rows, rebuiltRows, differing, hash, rebuiltHash } = compareGenerations(live, other);
    other.close();
    for (const key of differing) found.push({ of: view.name, where: `key ${key}`, what: 'the row is not what a rebuild makes of the log' });
    return { view: view.name, rows, rebuiltRows, equals: hash === rebuiltHash };
  } finally {
    live.close();
    rmSync(scratch, { recursive: true });
  }
};

/** The places of all views and of the process managers, from their own rows. */
export const placesOf = (views: readonly AnyView[], folder: DataFolder): readonly (readonly [string, Checkpoint])[] => {
  const reader = new ViewDirectoryReader(new ViewDirectory(folder.views));
  const rows = new ProcessRowsFile(folder.processes);
  try {
    const places = views.map((view) => [view.name, reader.checkpoint(view)] as const);
    return [...places.filter((place): place is readonly [string, Checkpoint] => place[1] !== undefined), ['process-managers', rows.checkpoint()]];
  } finally {
    reader.close();
    rows.close();
  }
};
