import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Attestation, EventStore } from '@continuum/event-sourcing';
import { reasonOf, type Checkpoint } from '@continuum/messaging';
import {
  compareGenerations,
  compareSetAside,
  fill,
  GenerationFile,
  ProcessRowsFile,
  ViewDirectory,
  type AnyView,
  type Comparison,
  type WaitingKey,
} from '@continuum/read-store';
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
  /** Keys that wait: known, and no damage. They are held against a rebuild that stops at the same events. */
  readonly waiting: number;
}

/** A place as its owner keeps it; undefined where it is lost though there are rows. */
export type KeptPlace = readonly [name: string, place: Checkpoint | undefined];

/** Holds a subscription's count and hash against what the store states of the same position. */
export const accountOf = async ([name, place]: KeptPlace, store: EventStore, head: Attestation, found: Discrepancy[]): Promise<SubscriptionAccount> => {
  if (place === undefined) {
    found.push({ of: name, where: 'its place', what: 'there are rows, but the place in the log up to which they stand is lost' });
    return { name, position: 0, count: 0, behind: head.position, agrees: false };
  }
  const { position, count, hash } = place;
  const differ = (what: string): void => void found.push({ of: name, where: `position ${position}`, what });
  if (position > head.position) differ(`stands ahead of the log, whose last position is ${head.position}`);
  const stated = await store.attest(Math.min(position, head.position));
  if (count !== stated.count) differ(`consumed ${count} events where the log holds ${stated.count}`);
  else if (hash !== stated.hash && position <= head.position) differ(`its hash ${hash.slice(0, 12)}… is not the log's ${stated.hash.slice(0, 12)}…`);
  const agrees = position <= head.position && count === stated.count && hash === stated.hash;
  return { name, position, count, behind: Math.max(0, head.position - position), agrees };
};

/** Compares a view's rows, as of one commit, with a rebuild up to the same event that sets the same keys aside. */
const compareAt = async (
  view: AnyView,
  live: DatabaseSync,
  directory: ViewDirectory,
  path: string,
  store: EventStore,
  progress: (consumed: number, of: number) => void,
): Promise<{ comparison: Comparison; setAside: readonly string[]; waiting: number }> => {
  // One read transaction: rows and place as of the same commit, however many follow meanwhile.
  live.exec('begin');
  const place = live.prepare('select position from place where one = 1').get();
  const waiting = live.prepare('select key, since, reason from waiting').all() as unknown as readonly WaitingKey[];
  const rebuilt = new GenerationFile(view, 0, path, directory.skips(view));
  try {
    rebuilt.write(() => ({ put: [], taken: [], waiting }));
    await fill(store, rebuilt, Number(place?.['position'] ?? 0), progress);
  } finally {
    rebuilt.close();
  }
  const other = new DatabaseSync(path, { readOnly: true });
  try {
    return { comparison: compareGenerations(live, other), setAside: compareSetAside(live, other), waiting: waiting.length };
  } finally {
    other.close();
  }
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
  const differ = (where: string, what: string): void => void found.push({ of: view.name, where, what });
  const scratch = mkdtempSync(join(folder.root, 'verify-'));
  let live: DatabaseSync | undefined;
  try {
    live = new DatabaseSync(directory.path(view, number), { readOnly: true, timeout: 5_000 });
    const { comparison, setAside, waiting } = await compareAt(view, live, directory, join(scratch, 'rebuilt.sqlite'), store, progress);
    const { rows, rebuiltRows, differing, hash, rebuiltHash } = comparison;
    for (const key of differing) differ(`key ${key}`, 'the row is not what a rebuild makes of the log');
    for (const key of setAside) differ(`key ${key}`, 'the events that are set aside are not those of a rebuild');
    return { view: view.name, rows, rebuiltRows, equals: hash === rebuiltHash && setAside.length === 0, waiting };
  } catch (error) {
    differ(`generation ${number}`, `it cannot be held against its rebuild: ${reasonOf(error)}`);
    return { view: view.name, rows: 0, rebuiltRows: 0, equals: false, waiting: 0 };
  } finally {
    live?.close();
    rmSync(scratch, { recursive: true });
  }
};

/** The place of a view from its own rows; no place where it was never filled. */
const placeOf = (view: AnyView, directory: ViewDirectory, found: Discrepancy[]): readonly KeptPlace[] => {
  const number = directory.current(view);
  if (number === undefined) return [];
  try {
    const generation = new GenerationFile(view, number, directory.path(view, number));
    const place = generation.version === undefined ? undefined : generation.checkpoint();
    generation.close();
    return [[view.name, place]];
  } catch (error) {
    found.push({ of: view.name, where: `generation ${number}`, what: `its file cannot be read: ${reasonOf(error)}` });
    return [];
  }
};

/** The places of all views and of the process managers, from their own rows. */
export const placesOf = (views: readonly AnyView[], folder: DataFolder, found: Discrepancy[]): readonly KeptPlace[] => {
  const directory = new ViewDirectory(folder.views);
  const rows = new ProcessRowsFile(folder.processes);
  try {
    const place = rows.checkpoint();
    return [...views.flatMap((view) => placeOf(view, directory, found)), ['process-managers', place.position === 0 && !rows.isEmpty() ? undefined : place]];
  } finally {
    rows.close();
  }
};
