import type { FillingChange, KeptRow } from './view-store.js';

/**
 * Several changes, oldest first, as one: of each key what it came to. Rows go in the order of their keys, so that what lies
 * side by side in the file is written side by side.
 */
export const merged = (changes: readonly FillingChange[]): FillingChange => {
  const rows = new Map<string, KeptRow | null>();
  for (const { put, taken } of changes) {
    for (const kept of put) rows.set(kept.key, kept);
    for (const key of taken) rows.set(key, null);
  }
  const inOrder = [...rows].sort(([one], [other]) => (one < other ? -1 : 1));
  const reached = changes.findLast((change) => change.reached !== undefined)?.reached;
  return {
    put: inOrder.flatMap(([, kept]) => kept ?? []),
    taken: inOrder.filter(([, kept]) => kept === null).map(([key]) => key),
    waiting: changes.flatMap(({ waiting = [] }) => waiting),
    setAside: changes.flatMap(({ setAside = [] }) => setAside),
    ...(reached === undefined ? {} : { reached }),
  };
};
