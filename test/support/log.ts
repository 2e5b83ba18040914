import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';

/** The log of a data folder up to a position, as it lies on disk: what happened, and the rolling hash of all of it. */
export const logOf = (data: string, position: number): { readonly events: number; readonly hash: unknown } => {
  const log = new DatabaseSync(join(data, 'events.sqlite'), { readOnly: true });
  try {
    const { events } = log.prepare('select count(*) as events from events where position <= ?').get(position) ?? {};
    const { chain } = log.prepare('select chain from events where position = ?').get(position) ?? {};
    return { events: Number(events), hash: chain };
  } finally {
    log.close();
  }
};
