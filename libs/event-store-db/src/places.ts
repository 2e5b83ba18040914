import { StoreUnusable } from '@continuum/event-sourcing';

/** A commit position of the server as a number. @throws StoreUnusable where there is none, or it is beyond what a number can be told apart in (9 PB). */
export const placeOf = (commit: bigint | string | undefined): number => {
  const position = Number(commit);
  if (!Number.isSafeInteger(position)) throw new StoreUnusable('EventStoreDB states no position that can be kept.');
  return position;
};
