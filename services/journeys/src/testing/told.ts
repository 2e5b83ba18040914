import type { Fact, Recorded } from '@continuum/contracts';
import type { View } from '@continuum/read-store';

/** A fact as a spec tells it: when it happened, and when it was written down where that is later. */
export interface Told<F extends Fact> {
  readonly event: F;
  readonly at: string;
  readonly recorded?: string;
}

export const told = <F extends Fact>(at: string, event: F, recorded?: string): Told<F> => ({ event, at, ...(recorded === undefined ? {} : { recorded }) });

const clientOf = (data: unknown): string | undefined =>
  typeof data === 'object' && data !== null && 'clientRef' in data && typeof data.clientRef === 'string' ? data.clientRef : undefined;

/** The facts as a log holds them: ids `event-1` …, positions from 1, in the order told. */
export const logged = <F extends Fact>(tale: readonly Told<F>[], facility = 'facility-north'): readonly Recorded<F>[] =>
  tale.map(({ event, at, recorded = at }, index) => ({
    ...event,
    id: `event-${index + 1}`,
    version: 1,
    source: '/services/spec',
    subject: clientOf(event.data) ?? 'no-client',
    time: at,
    recordedtime: recorded,
    correlationid: 'correlation-1',
    commandid: `command-${index + 1}`,
    fingerprint: '',
    actor: { ref: 'staff-1', role: 'admin' },
    facility,
    labels: [],
    position: index + 1,
    stream: 'spec-1',
    revision: index,
  }));

/** The rows of a view after these events, by key, in key order; as the subscriber of `libs/read-store` fills it. */
export const filled = <F extends Fact, Row extends object>(view: View<F, Row>, log: readonly Recorded<F>[]): ReadonlyMap<string, Row> => {
  const rows = new Map<string, Row>();
  for (const event of log) {
    for (const key of view.keys(event)) {
      // The map has a handler for each type of its own events.
      const handle = view.on[event.type as F['type']] as (row: Row | undefined, event: Recorded<F>, key: string) => Row | null | undefined;
      const next = handle(rows.get(key), event, key);
      if (next === null) rows.delete(key);
      else if (next !== undefined) rows.set(key, next);
    }
  }
  return new Map([...rows].sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** Every event delivered twice in a row, and then the whole log once more. */
export const twice = <F extends Fact>(log: readonly Recorded<F>[]): readonly Recorded<F>[] => [...log.flatMap((event) => [event, event]), ...log];
