import { chain, chainStart, type Attestation, type Delivered } from '@continuum/event-sourcing';

/** How far a subscription has come: the last position it consumed, how many events that were, and the rolling hash over them. */
export type Checkpoint = Attestation;

export const beforeTheFirst: Checkpoint = { position: 0, count: 0, hash: chainStart };

/** The checkpoint after these events were consumed too. */
export const after = (checkpoint: Checkpoint, events: readonly Delivered[]): Checkpoint => {
  let { position, count, hash } = checkpoint;
  for (const event of events) {
    position = event.position;
    count += 1;
    hash = chain(hash, event.digest);
  }
  return { position, count, hash };
};

/** The events that lie behind the checkpoint: a second delivery is recognised by its position, whenever it comes. */
export const unseen = (checkpoint: Checkpoint, events: readonly Delivered[]): readonly Delivered[] => {
  const [first] = events;
  if (first === undefined || first.position > checkpoint.position) return events;
  return events.filter(({ position }) => position > checkpoint.position);
};
