import { describe, expect, it } from '@jest/globals';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Delivered } from './event-store.js';
import { Bell, followLog } from './follow-log.js';
import { deliveredOf } from './stored-event.js';

const tooLongForAnyone = 3_600_000;

const eventAt = (position: number): Delivered =>
  deliveredOf(
    { id: `event-${position}`, type: 'SessionAttended', meta: '{}', data: '{}', position, stream: 'session-1', revision: position - 1 },
    { check: () => undefined, upcast: (event) => event },
  );

/** A log that grows while it is followed. */
class Growing {
  readonly bell = new Bell();
  readonly stop = new AbortController();
  readonly #log: Delivered[] = [];

  grow(events = 1): void {
    for (let more = 0; more < events; more++) this.#log.push(eventAt(this.#log.length + 1));
    this.bell.ring();
  }

  follow(gatherMs: number, fullBatch = 2): AsyncGenerator<readonly Delivered[], void, undefined> {
    const after = (position: number): readonly Delivered[] => this.#log.slice(position, position + fullBatch);
    return followLog({ after, fullBatch, gatherMs }, this.bell, 0, this.stop.signal);
  }
}

const positions = async (batch: Promise<IteratorResult<readonly Delivered[], void>>): Promise<readonly number[] | undefined> =>
  (await batch).value?.map(({ position }) => position);

describe('following a log', () => {
  it('hears the first news at once', async () => {
    const log = new Growing();
    const batches = log.follow(tooLongForAnyone);
    const first = positions(batches.next());
    await nextTurn();
    log.grow();
    expect(await first).toEqual([1]);
  });

  it('takes what comes close behind a batch together', async () => {
    const log = new Growing();
    log.grow();
    const batches = log.follow(200);
    expect(await positions(batches.next())).toEqual([1]);

    log.grow();
    const second = positions(batches.next());
    await nextTurn();
    log.grow();
    expect(await second).toEqual([2, 3]);
  });

  it('does not wait behind a full batch: there is more', async () => {
    const log = new Growing();
    log.grow(4);
    const batches = log.follow(tooLongForAnyone);
    expect([await positions(batches.next()), await positions(batches.next())]).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('ends while it waits', async () => {
    const log = new Growing();
    log.grow();
    const batches = log.follow(tooLongForAnyone);
    await batches.next();
    const second = batches.next();
    await nextTurn();
    log.stop.abort();
    expect((await second).done).toBe(true);
  });
});
