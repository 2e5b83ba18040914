import { describe, expect, it } from '@jest/globals';
import type { Delivered } from '@continuum/event-sourcing';
import { delivered, hashOver } from '@continuum/testing';
import { beforeTheFirst, type Checkpoint } from './checkpoint.js';
import { Convoy, type Subscriber } from './subscription.js';

const log = delivered(Array.from({ length: 250 }, (_, index) => ({ type: 'SessionAttended', data: { index } })));

/** A log that is all there is: at its head it waits until it is told to stop. */
const store = {
  readAll: (position: number, limit: number): Promise<readonly Delivered[]> => Promise.resolve(log.slice(position, position + limit)),
  async *subscribe(position: number, signal: AbortSignal): AsyncIterable<readonly Delivered[]> {
    for (let at = position; at < log.length && !signal.aborted; at += 20) yield log.slice(at, Math.min(at + 20, log.length));
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  },
};

class Reader implements Subscriber {
  readonly took: number[] = [];
  place: Checkpoint;

  constructor(
    readonly name: string,
    place: Checkpoint = beforeTheFirst,
    private readonly before: (events: readonly Delivered[]) => void = () => undefined,
  ) {
    this.place = place;
  }

  checkpoint(): Checkpoint {
    return this.place;
  }

  consume(events: readonly Delivered[], reached: Checkpoint): void {
    this.before(events);
    this.took.push(...events.map(({ position }) => position));
    this.place = reached;
  }
}

const positions = (from: number): number[] => log.slice(from).map(({ position }) => position);
const placeAt = (position: number): Checkpoint => ({ position, count: position, hash: hashOver(log.slice(0, position)) });

/** Runs until everybody is at the end of the log. */
const runToTheEnd = async (readers: readonly Reader[], options = {}): Promise<readonly string[]> => {
  const stop = new AbortController();
  const failed: string[] = [];
  const news = {
    advanced: () => readers.every(({ place }) => place.position === log.length) && stop.abort(),
    failed: ({ name }: Subscriber) => void failed.push(name),
  };
  const convoy = new Convoy(store, news, { batch: 50, firstRetryMs: 1, lastRetryMs: 4, ...options });
  for (const reader of readers) convoy.join(reader);
  await convoy.run(stop.signal);
  return failed;
};

describe('travelling in a convoy', () => {
  it('gives everybody every event once, in order', async () => {
    const readers = [new Reader('timeline'), new Reader('census')];
    await runToTheEnd(readers);
    expect(readers.map(({ took }) => took)).toEqual([positions(0), positions(0)]);
  });

  it('leaves everybody with the count and the hash that the log itself states', async () => {
    const readers = [new Reader('timeline'), new Reader('census', placeAt(90))];
    await runToTheEnd(readers);
    expect(readers.map(({ place }) => place)).toEqual([placeAt(250), placeAt(250)]);
  });

  it('brings up the one that lags, from its own place', async () => {
    const readers = [new Reader('census', placeAt(200)), new Reader('timeline', placeAt(10)), new Reader('attendance', placeAt(117))];
    await runToTheEnd(readers);
    expect(readers.map(({ took }) => took)).toEqual([positions(200), positions(10), positions(117)]);
  });

  it('tries the one that fails again, from its own place, while the others go on', async () => {
    let failures = 3;
    const census = new Reader('census');
    const timeline = new Reader('timeline', beforeTheFirst, (events) => {
      if (events.some(({ position }) => position === 130) && failures-- > 0) throw new Error('no room');
    });
    const failed = await runToTheEnd([census, timeline]);
    expect([census.took, timeline.took, failed]).toEqual([positions(0), positions(0), ['timeline', 'timeline', 'timeline']]);
  });

  it('shows by its hash that an event was missed', async () => {
    const reader = new Reader('timeline');
    await runToTheEnd([reader]);
    expect(reader.place.hash).not.toBe(hashOver(log.filter(({ position }) => position !== 77)));
  });
});
