import type { Delivered } from '@continuum/event-sourcing';
import { isWorthRetrying, reasonOf } from '@continuum/messaging';
import { keptRow, untyped, type Row } from './row-change.js';
import type { Generation, GenerationChange, WaitingKey } from './view-store.js';

/** What came of releasing a key: how many events its row took, and where it waits now, if it still does. */
export interface Released {
  readonly key: string;
  readonly applied: number;
  readonly waits?: WaitingKey;
}

/** Reads the event at a position. */
export type EventAt = (position: number) => Promise<Delivered>;

const applyAll = (generation: Generation, key: string, events: readonly Delivered[]): { change: GenerationChange; outcome: Released } => {
  const view = untyped(generation.view);
  let row = generation.find(key) as Row | undefined;
  let applied = 0;
  let waits: WaitingKey | undefined;
  for (const event of events) {
    if (generation.skips.has(key, event.position)) continue;
    try {
      const next = view.on[event.type]?.(row, event, key);
      if (next !== undefined && next !== null) keptRow(view, key, next);
      row = next === undefined ? row : (next ?? undefined);
      applied += 1;
    } catch (error) {
      if (isWorthRetrying(error)) throw error;
      waits = { key, since: event.position, reason: reasonOf(error) };
      break;
    }
  }
  const change: GenerationChange = {
    put: row === undefined ? [] : [keptRow(view, key, row)],
    taken: row === undefined ? [key] : [],
    released: { key, ...(waits === undefined ? {} : { before: waits.since }) },
    waiting: waits === undefined ? [] : [waits],
  };
  return { change, outcome: { key, applied, ...(waits === undefined ? {} : { waits }) } };
};

/**
 * Applies what was set aside of a key, in order, in one transaction; what is skipped is left out. Where an event fails again,
 * the row stands before it and the key waits since that event: as a rebuild would leave it. Safe while somebody fills the generation.
 * Undefined where the key does not wait.
 */
export const release = async (generation: Generation, key: string, eventAt: EventAt): Promise<Released | undefined> => {
  const events = new Map<number, Delivered>();
  for (;;) {
    for (const position of generation.setAside(key)) if (!events.has(position)) events.set(position, await eventAt(position));
    let outcome: Released | 'more' | undefined;
    generation.write(() => {
      const positions = generation.setAside(key);
      const inOrder = positions.map((position) => events.get(position)).filter((event) => event !== undefined);
      const isWaiting = generation.waiting().some((one) => one.key === key);
      if (!isWaiting || inOrder.length < positions.length) {
        outcome = isWaiting ? 'more' : undefined;
        return { put: [], taken: [] };
      }
      const { change, outcome: done } = applyAll(generation, key, inOrder);
      outcome = done;
      return change;
    });
    if (outcome !== 'more') return outcome;
  }
};
