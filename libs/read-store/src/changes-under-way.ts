import type { Checkpoint } from '@continuum/messaging';
import type { FillingChange, WaitingKey } from './view-store.js';

interface UnderWay {
  readonly rows: ReadonlyMap<string, string | null>;
  readonly change: FillingChange;
}

/** Changes that were handed over and may not have landed yet, oldest first: what they say goes before what is found in the file. */
export class ChangesUnderWay {
  readonly #changes: UnderWay[] = [];

  get size(): number {
    return this.#changes.length;
  }

  add(change: FillingChange): void {
    const rows = new Map<string, string | null>();
    for (const { key, row } of change.put) rows.set(key, row);
    for (const key of change.taken) rows.set(key, null);
    this.#changes.push({ rows, change });
  }

  /** So many of the oldest are in the file. */
  landed(changes: number): void {
    this.#changes.splice(0, changes);
  }

  /** The row as it is kept; null where it was taken; undefined where no change is about it. */
  row(key: string): string | null | undefined {
    return this.#changes.findLast(({ rows }) => rows.has(key))?.rows.get(key);
  }

  /** The place up to which they come; undefined where none moves it. */
  reached(): Checkpoint | undefined {
    return this.#changes.findLast(({ change }) => change.reached !== undefined)?.change.reached;
  }

  /** The keys that wait in the file, and those that wait by these changes. */
  waiting(inFile: readonly WaitingKey[]): readonly WaitingKey[] {
    const all = [...inFile, ...this.#changes.flatMap(({ change }) => change.waiting ?? [])];
    return [...new Map(all.map((waiting) => [waiting.key, waiting])).values()];
  }
}
