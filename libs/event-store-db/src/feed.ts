import { Rest, StoreUnavailable, type StoredEvent } from '@continuum/event-sourcing';
import { Silence } from './batches.js';
import { fullBatch, type Server } from './server.js';
import { LeftBehind } from './store-error.js';

const firstRetryMs = 100;
const lastRetryMs = 2_000;

/** Under load a follower takes a batch every so often: each costs it a transaction, and each costs the server a read. */
const gatherMs = 20;

/** So long it goes on reading where nothing comes any more: to end a subscription and to begin one costs the server more than many reads. */
const quietMs = 1_000;

/** More than this in one batch is read from then on: the server hands events to a subscription one by one, to a read by the page. */
const fewAtOnce = 3;

/** How far a feed has come: where each of its calls goes on. */
class Reached {
  constructor(public position: number) {}

  /** The events, passed on from here. */
  by(events: readonly StoredEvent[]): readonly StoredEvent[] {
    this.position = events.at(-1)?.position ?? this.position;
    return events;
  }
}

/**
 * Events after `position`, in order, without end, from one call after another, each from where the last one stood. A call ends with an
 * error, without a word, or by silence; none of these is the end of the feed. Before each, `confirm` refuses a log that does not hold
 * what was read before. The first news after a silence comes at once; what comes right behind it travels together.
 * @throws StoreUnusable, StoreAccessDenied
 */
export async function* superviseFeed(
  server: Server,
  confirm: (position: number) => Promise<void>,
  afterPosition: number,
  signal: AbortSignal,
): AsyncGenerator<readonly StoredEvent[], void, undefined> {
  const reached = new Reached(afterPosition);
  let retryInMs = firstRetryMs;
  while (!signal.aborted) {
    try {
      await confirm(reached.position);
      for await (const events of listenAndRead(server, reached, signal)) {
        retryInMs = firstRetryMs;
        yield events;
      }
    } catch (error) {
      if (error instanceof Silence) continue;
      if (!(error instanceof StoreUnavailable)) throw error;
    }
    await new Rest(retryInMs).over(signal);
    retryInMs = Math.min(retryInMs * 2, lastRetryMs);
  }
}

/** Listens, reads where more than a few come at once, and listens again. */
async function* listenAndRead(server: Server, reached: Reached, signal: AbortSignal): AsyncGenerator<readonly StoredEvent[], void, undefined> {
  while (!signal.aborted) {
    yield* whatIsHeard(server, reached, signal);
    yield* pages(server, reached, signal);
  }
}

/** Pages, until nothing of ours came for a while. While a full one is taken in, the next one is on its way. */
async function* pages(server: Server, reached: Reached, signal: AbortSignal): AsyncGenerator<readonly StoredEvent[], void, undefined> {
  let onItsWay: Promise<readonly StoredEvent[]> | undefined;
  let quiet = new Rest(quietMs);
  try {
    while (!signal.aborted && !quiet.isOver) {
      const gather = new Rest(gatherMs);
      const events = reached.by(await (onItsWay ?? server.page(reached.position, fullBatch, signal)));
      if (signal.aborted) return;
      onItsWay = events.length === fullBatch ? asked(server, reached.position, signal) : undefined;
      if (events.length > 0) {
        yield events;
        quiet = new Rest(quietMs);
      }
      if (onItsWay === undefined) await gather.over(signal);
    }
  } catch (error) {
    // A subscription tells that it is alive while it passes over what is others'; a read says nothing.
    if (!(error instanceof Silence)) throw error;
  }
}

/** A page that is awaited later, perhaps never. */
const asked = (server: Server, position: number, signal: AbortSignal): Promise<readonly StoredEvent[]> => {
  const page = server.page(position, fullBatch, signal);
  page.catch(() => undefined);
  return page;
};

/** What a subscription brings, until it is at the head and brings more than a few at once, or more than the server keeps for it. */
async function* whatIsHeard(server: Server, reached: Reached, signal: AbortSignal): AsyncGenerator<readonly StoredEvent[], void, undefined> {
  try {
    for await (const heard of server.news(reached.position, signal)) {
      const events = heard.events.filter((event) => event.position > reached.position);
      const gather = new Rest(gatherMs);
      if (events.length > 0) yield reached.by(events);
      if (heard.isAtHead && events.length > fewAtOnce) return;
      if (heard.isAtHead) await gather.over(signal);
    }
  } catch (error) {
    if (!(error instanceof LeftBehind)) throw error;
  }
}
