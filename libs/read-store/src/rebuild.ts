import type { EventStore } from '@continuum/event-sourcing';
import { after, unseen } from '@continuum/messaging';
import type { GenerationFile } from './sqlite/generation-file.js';
import { GenerationThread } from './sqlite/generation-thread.js';
import type { FilledGeneration } from './view-store.js';
import { ViewSubscriber } from './view-subscriber.js';

/** What a rebuild tells while it runs: events consumed so far, of how many. */
export type RebuildProgress = (consumed: number, of: number) => void;

interface Filling {
  readonly store: Pick<EventStore, 'readAll'>;
  readonly upTo: number;
  readonly progress: RebuildProgress;
  readonly batch: number;
}

/** So many batches are written before a thread would have started. */
const batchesOnOneThread = 2;

const consumeAll = async ({ store, upTo, progress, batch }: Filling, generation: FilledGeneration, room: () => Promise<void>): Promise<void> => {
  const subscriber = new ViewSubscriber(generation);
  let checkpoint = subscriber.checkpoint();
  while (checkpoint.position < upTo) {
    const read = await store.readAll(checkpoint.position, batch);
    const events = unseen(checkpoint, read).filter(({ position }) => position <= upTo);
    if (events.length === 0) return;
    checkpoint = after(checkpoint, events);
    await room();
    subscriber.consume(events, checkpoint);
    progress(checkpoint.position, upTo);
  }
};

/**
 * Fills a generation from where it stands up to `upTo`; when it resolves, all of it has landed. Reading and folding is done here, writing
 * on a thread of its own. Memory stays flat: a few batches and the rows in use. Nobody else may write to the generation meanwhile.
 */
export const fill = async (
  store: Pick<EventStore, 'readAll'>,
  generation: GenerationFile,
  upTo: number,
  progress: RebuildProgress = () => undefined,
  batch = 2_000,
): Promise<void> => {
  const filling: Filling = { store, upTo, progress, batch };
  if (upTo - generation.checkpoint().position <= batchesOnOneThread * batch) return consumeAll(filling, generation, () => Promise.resolve());
  const thread = new GenerationThread(generation);
  try {
    await thread.opened();
    await consumeAll(filling, thread, () => thread.room());
    await thread.landed();
  } finally {
    await thread.end();
  }
};
