import { Rest, StoreUnavailable, type StoredEvent } from '@continuum/event-sourcing';
import { Silence } from './batches.js';
import { fullBatch, type Server } from './server.js';

const firstRetryMs = 100;
const lastRetryMs = 2_000;

/** Under load a follower takes a batch every so often: each costs it a transaction. */
const gatherMs = 10;

/**
 * Events after `position`, in order, without end: one subscription after another, each from where the last one stood. A subscription
 * ends with an error, without a word, or by silence; none of these is the end of the feed. Before each, `confirm` refuses a log that
 * does not hold what was read before. The first news after a silence comes at once; what comes right behind it travels together.
 * @throws StoreUnusable, StoreAccessDenied
 */
export async function* superviseFeed(
  server: Server,
  confirm: (position: number) => Promise<void>,
  afterPosition: number,
  signal: AbortSignal,
): AsyncGenerator<readonly StoredEvent[], void, undefined> {
  let position = afterPosition;
  let retryInMs = firstRetryMs;
  while (!signal.aborted) {
    try {
      await confirm(position);
      for await (const batch of server.news(position, signal)) {
        const events = batch.filter((event) => event.position > position);
        const last = events.at(-1);
        if (last === undefined) continue;
        position = last.position;
        retryInMs = firstRetryMs;
        const gather = new Rest(events.length < fullBatch ? gatherMs : 0);
        yield events;
        await gather.over(signal);
      }
    } catch (error) {
      if (error instanceof Silence) continue;
      if (!(error instanceof StoreUnavailable)) throw error;
    }
    await new Rest(retryInMs).over(signal);
    retryInMs = Math.min(retryInMs * 2, lastRetryMs);
  }
}
