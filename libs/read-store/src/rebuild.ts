import type { EventStore } from '@continuum/event-sourcing';
import { after, unseen } from '@continuum/messaging';
import type { Generation } from './view-store.js';
import { ViewSubscriber } from './view-subscriber.js';

/** What a rebuild tells while it runs: events consumed so far, of how many. */
export type RebuildProgress = (consumed: number, of: number) => void;

/** Fills a generation from where it stands up to `upTo`. Memory stays flat: one batch and the rows in use. */
export const fill = async (
  store: Pick<EventStore, 'readAll'>,
  generation: Generation,
  upTo: number,
  progress: RebuildProgress = () => undefined,
  batch = 2_000,
): Promise<void> => {
  const subscriber = new ViewSubscriber(generation);
  let checkpoint = subscriber.checkpoint();
  while (checkpoint.position < upTo) {
    const read = await store.readAll(checkpoint.position, batch);
    const events = unseen(checkpoint, read).filter(({ position }) => position <= upTo);
    if (events.length === 0) return;
    checkpoint = after(checkpoint, events);
    subscriber.consume(events, checkpoint);
    progress(checkpoint.position, upTo);
  }
};
