import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Envelope } from '@continuum/contracts';
import type { Command, Order } from './command.js';
import type { Decider } from './decider.js';
import {
  CommandIdReused,
  DomainError,
  HappensInTheFuture,
  NotFound,
  RevisionConflict,
  RevisionMovedOn,
  StoreUnavailable,
  TooMuchContention,
} from './errors.js';
import { EventStore, type Appended } from './event-store.js';
import { derivedId } from './ids.js';
import { InMemoryEventStore } from './in-memory-event-store.js';
import { LoadDecideAppend, type EventStamps, type LoadDecideAppendOptions } from './load-decide-append.js';

interface Count extends Command {
  readonly type: 'Count';
  readonly by: number;
}
interface Counted {
  readonly type: 'Counted';
  readonly data: { readonly by: number };
}

class CountsDownwards extends DomainError {
  readonly code = 'spec.counts-downwards';
  readonly kind = 'invalid';
}

/** Counts in ones: `by` events of it, none for 0. */
const counter: Decider<Count, number, Counted> = {
  initial: 0,
  decide: ({ by }) => {
    if (by < 0) throw new CountsDownwards('It counts upwards.');
    return Array.from({ length: by }, () => ({ type: 'Counted', data: { by: 1 } }));
  },
  evolve: (sum, { data }) => sum + data.by,
};

const stamps: EventStamps = { stampsOf: (_fact, stream) => ({ version: 1, source: '/services/spec', subject: stream, labels: [] }) };
const newStore = (): InMemoryEventStore => new InMemoryEventStore({ check: () => undefined, upcast: (event) => event });

/** How a kernel comes by what it decides on: it asks each time, or believes for as long as a spec takes. */
const ways = [
  ['asks the store', 0],
  ['presumes, and lets the append bear it out', 60_000],
] as const;
let believedForMs = 0;
const kernelOver = (store: EventStore, options: Partial<LoadDecideAppendOptions> = {}): LoadDecideAppend =>
  new LoadDecideAppend(store, stamps, { believedForMs, ...options });

let commands = 0;
const commandId = (): string => derivedId('019caddb-a400-7000-8000-000000000001', `command ${(commands += 1)}`);
const now = '2026-03-02T09:00:00.000Z';
const count = (by: number, over: Partial<Order> = {}, occurredAt?: string): Count => ({
  type: 'Count',
  by,
  ...(occurredAt === undefined ? {} : { occurredAt }),
  order: { commandId: commandId(), now, by: { ref: 'staff-1', role: 'admin' }, facility: 'facility-north', correlationId: 'correlation-1', ...over },
});

/** A store before which others get in the way: they append to the stream, as often as `times` says, before an append. */
class Busy extends EventStore {
  constructor(
    private readonly inner: EventStore,
    private times: number,
  ) {
    super();
  }
  async append(stream: string, expectedRevision: number, events: readonly Envelope[]): Promise<Appended> {
    if (this.times > 0) {
      this.times -= 1;
      await kernelOver(this.inner).follow(counter, stream, count(1));
    }
    return this.inner.append(stream, expectedRevision, events);
  }
  readStream: EventStore['readStream'] = (...args) => this.inner.readStream(...args);
  readAll: EventStore['readAll'] = (...args) => this.inner.readAll(...args);
  subscribe: EventStore['subscribe'] = (...args) => this.inner.subscribe(...args);
  attest: EventStore['attest'] = (...args) => this.inner.attest(...args);
  close: EventStore['close'] = () => this.inner.close();
}

describe.each(ways)('a kernel that %s', (_way, believed) => {
  beforeEach(() => {
    believedForMs = believed;
  });

  describe('following a command', () => {
    it('appends its facts together and answers where they stand', async () => {
      const store = newStore();
      const outcome = await kernelOver(store).follow(counter, 'counter-1', count(3));
      expect(outcome).toMatchObject({ stream: 'counter-1', position: 3, revision: 2, repeated: false });
      expect(outcome.events.map(({ type }) => type)).toStrictEqual(['Counted', 'Counted', 'Counted']);
      expect((await store.readStream('counter-1')).map(({ id }) => id)).toStrictEqual(outcome.events.map(({ id }) => id));
    });

    it('stamps its events with the order they came from', async () => {
      const store = newStore();
      const command = count(1, { causationId: 'cause-1', traceparent: '00-1-1-01' }, '2026-03-01T10:00:00+01:00');
      await kernelOver(store).follow(counter, 'counter-1', command);
      const [event] = await store.readStream('counter-1');
      expect(event).toMatchObject({
        id: derivedId(command.order.commandId, 'event 0'),
        time: '2026-03-01T09:00:00.000Z',
        recordedtime: now,
        commandid: command.order.commandId,
        causationid: 'cause-1',
        correlationid: 'correlation-1',
        actor: { ref: 'staff-1', role: 'admin' },
        facility: 'facility-north',
        traceparent: '00-1-1-01',
      });
    });

    it('writes nothing where the decider refuses', async () => {
      const store = newStore();
      await expect(kernelOver(store).follow(counter, 'counter-1', count(-1))).rejects.toThrow(CountsDownwards);
      expect(await store.attest()).toMatchObject({ count: 0 });
    });

    it('writes nothing where what is asked for already holds, and answers where the stream stands', async () => {
      const store = newStore();
      const kernel = kernelOver(store);
      expect(await kernel.follow(counter, 'counter-1', count(0))).toStrictEqual({
        stream: 'counter-1',
        position: 0,
        revision: -1,
        events: [],
        repeated: false,
      });
      await kernel.follow(counter, 'counter-1', count(2));
      expect(await kernel.follow(counter, 'counter-1', count(0))).toStrictEqual({ stream: 'counter-1', position: 2, revision: 1, events: [], repeated: false });
      expect(await store.attest()).toMatchObject({ count: 2 });
    });

    it('gives the decider what the handler fetched, as of this attempt', async () => {
      const store = newStore();
      const kernel = kernelOver(store);
      await kernel.follow(counter, 'counter-other', count(4));
      const knowing: Decider<Count, number, Counted, number> = { ...counter, decide: (_command, _state, known) => [{ type: 'Counted', data: { by: known } }] };
      const outcome = await kernel.follow(knowing, 'counter-1', count(1), (read) => read(counter, 'counter-other'));
      expect(outcome.events[0]?.data).toStrictEqual({ by: 4 });
    });
  });

  describe('a command that comes again', () => {
    it('is answered with the first outcome, also after others have written', async () => {
      const kernel = kernelOver(newStore());
      const command = count(2);
      const first = await kernel.follow(counter, 'counter-1', command);
      await kernel.follow(counter, 'counter-1', count(1));
      expect(await kernel.follow(counter, 'counter-1', command)).toStrictEqual({ ...first, repeated: true });
    });

    it('is answered with the first outcome after a restart', async () => {
      const store = newStore();
      const command = count(2);
      const first = await kernelOver(store).follow(counter, 'counter-1', command);
      await kernelOver(store).follow(counter, 'counter-1', count(1));
      expect(await kernelOver(store).follow(counter, 'counter-1', command)).toStrictEqual({ ...first, repeated: true });
      expect(await store.attest()).toMatchObject({ count: 3 });
    });

    it('is followed once where both come at the same time, also to two processes', async () => {
      const store = newStore();
      const command = count(2);
      const [one, other] = [kernelOver(store), kernelOver(store)];
      const outcomes = await Promise.all([one, other, one, other].map((kernel) => kernel.follow(counter, 'counter-1', command)));
      expect(outcomes.filter(({ repeated }) => !repeated)).toHaveLength(1);
      expect(new Set(outcomes.map(({ position }) => position))).toStrictEqual(new Set([2]));
      expect(await store.attest()).toMatchObject({ count: 2 });
    });

    it('is followed although its answer was lost on the way', async () => {
      const inner = newStore();
      const losing = new Busy(inner, 0);
      losing.append = async (...args) => {
        await inner.append(...args);
        throw new StoreUnavailable('The answer was lost.');
      };
      const command = count(2);
      await expect(kernelOver(losing).follow(counter, 'counter-1', command)).rejects.toThrow(StoreUnavailable);
      expect(await kernelOver(inner).follow(counter, 'counter-1', command)).toMatchObject({ position: 2, revision: 1, repeated: true });
    });

    it('is refused with another body, on its own stream and on another, also after a restart', async () => {
      const store = newStore();
      const kernel = kernelOver(store);
      const command = count(1);
      await kernel.follow(counter, 'counter-1', command);
      await expect(kernel.follow(counter, 'counter-1', { ...command, by: 2 })).rejects.toThrow(CommandIdReused);
      await expect(kernel.follow(counter, 'counter-2', { ...command, by: 2 })).rejects.toThrow(CommandIdReused);
      await expect(kernelOver(store).follow(counter, 'counter-1', { ...command, by: 2 })).rejects.toThrow(CommandIdReused);
      await expect(kernelOver(store).follow(counter, 'counter-2', command)).rejects.toThrow(CommandIdReused);
      expect(await store.attest()).toMatchObject({ count: 1 });
    });

    it('is refused with another body where another process was first with it a moment ago', async () => {
      const inner = newStore();
      const command = count(1);
      const late = new Busy(inner, 0);
      late.append = async (...args) => {
        await kernelOver(inner).follow(counter, 'counter-1', command);
        return inner.append(...args);
      };
      await expect(kernelOver(late).follow(counter, 'counter-1', { ...command, by: 1, note: 'another' } as Count)).rejects.toThrow(CommandIdReused);
      expect(await inner.attest()).toMatchObject({ count: 1 });
    });
  });

  describe('commands that meet', () => {
    it('are all followed, one after another, where they share a stream', async () => {
      const kernel = kernelOver(newStore());
      const outcomes = await Promise.all(Array.from({ length: 1000 }, () => kernel.follow(counter, 'counter-1', count(1))));
      expect(outcomes.map(({ revision }) => revision)).toStrictEqual(outcomes.map((_, at) => at));
      expect(await kernel.read(counter, 'counter-1', 'facility-north')).toBe(1000);
    });

    it('are decided anew when another process was first', async () => {
      const store = newStore();
      const outcome = await kernelOver(new Busy(store, 3)).follow(counter, 'counter-1', count(1));
      expect(outcome).toMatchObject({ revision: 3, repeated: false });
      expect(await store.attest()).toMatchObject({ count: 4 });
    });

    it('are followed where the store refuses a revision for events that it shows only later', async () => {
      const inner = newStore();
      const slow = new Busy(inner, 0);
      let hidden = 8;
      slow.readStream = async (...args) => ((hidden -= 1) > 0 ? [] : inner.readStream(...args));
      const command = count(2);
      const first = await kernelOver(inner).follow(counter, 'counter-1', command);
      slow.append = () => Promise.reject(new RevisionConflict('counter-1', -1));
      expect(await kernelOver(slow).follow(counter, 'counter-1', command)).toStrictEqual({ ...first, repeated: true });
    });

    it('are given back when others were first every time', async () => {
      await expect(kernelOver(new Busy(newStore(), 99), { attempts: 3 }).follow(counter, 'counter-1', count(1))).rejects.toThrow(TooMuchContention);
    });

    it('are not tried again where the store does not answer', async () => {
      const store = newStore();
      await store.close();
      await expect(kernelOver(store).follow(counter, 'counter-1', count(1))).rejects.toThrow(StoreUnavailable);
    });
  });

  describe('If-Match', () => {
    it('lets a command through at the revision it names, and only there', async () => {
      const kernel = kernelOver(newStore());
      await kernel.follow(counter, 'counter-1', count(2));
      await expect(kernel.follow(counter, 'counter-1', count(1, { ifRevision: 0 }))).rejects.toThrow(RevisionMovedOn);
      expect(await kernel.follow(counter, 'counter-1', count(1, { ifRevision: 1 }))).toMatchObject({ revision: 2 });
    });

    it('does not refuse the repeat of a command that was followed', async () => {
      const kernel = kernelOver(newStore());
      await kernel.follow(counter, 'counter-1', count(1));
      const command = count(1, { ifRevision: 0 });
      await kernel.follow(counter, 'counter-1', command);
      expect(await kernel.follow(counter, 'counter-1', command)).toMatchObject({ revision: 1, repeated: true });
    });

    it('is answered for where somebody else was first after it was checked', async () => {
      const refused = kernelOver(new Busy(newStore(), 1)).follow(counter, 'counter-1', count(1, { ifRevision: -1 }));
      await expect(refused).rejects.toThrow(RevisionMovedOn);
      await expect(refused).rejects.not.toThrow(RevisionConflict);
    });
  });

  describe('another facility', () => {
    it('finds nothing, whether it asks or reads', async () => {
      const kernel = kernelOver(newStore());
      await kernel.follow(counter, 'counter-1', count(1));
      await expect(kernel.follow(counter, 'counter-1', count(1, { facility: 'facility-south' }))).rejects.toThrow(NotFound);
      await expect(kernel.read(counter, 'counter-1', 'facility-south')).rejects.toThrow(NotFound);
      await expect(kernel.follow(counter, 'counter-2', count(1, { facility: 'facility-south' }), () => undefined)).resolves.toBeDefined();
    });
  });

  describe('the time at which it happened', () => {
    it.each([
      ['2026-03-02T09:01:00.000Z', 'as far ahead as clocks may differ'],
      ['1999-12-31T23:59:59.000Z', 'long ago'],
    ])('may be %s: %s', async (occurredAt) => {
      await expect(kernelOver(newStore()).follow(counter, 'counter-1', count(1, {}, occurredAt))).resolves.toBeDefined();
    });

    it.each(['2026-03-02T09:01:00.001Z', '2027-01-01T00:00:00.000Z'])('may not be %s', async (occurredAt) => {
      const store = newStore();
      await expect(kernelOver(store).follow(counter, 'counter-1', count(1, {}, occurredAt))).rejects.toThrow(HappensInTheFuture);
      expect(await store.attest()).toMatchObject({ count: 0 });
    });
  });

  describe('the states that are kept', () => {
    it('are as good as new when there are more streams than places', async () => {
      const kernel = kernelOver(newStore(), { cachedStreams: 2 });
      for (let round = 0; round < 3; round++) for (const stream of ['a', 'b', 'c', 'd']) await kernel.follow(counter, stream, count(1));
      for (const stream of ['a', 'b', 'c', 'd']) expect(await kernel.read(counter, stream, 'facility-north')).toBe(3);
    });
  });
});

/** A store that counts how often it is asked for a stream. */
const counting = (inner: EventStore): { readonly store: EventStore; readonly asked: () => readonly string[] } => {
  const asked: string[] = [];
  const store = new Busy(inner, 0);
  store.readStream = (stream, ...rest) => {
    asked.push(stream);
    return inner.readStream(stream, ...rest);
  };
  return { store, asked: () => asked.splice(0) };
};

/** Counts on only where somebody has begun to. */
const goesOn: Decider<Count, number, Counted> = {
  ...counter,
  decide: (command, sum) => {
    if (sum === 0) throw new CountsDownwards('Nobody has begun.');
    return counter.decide(command, sum);
  },
};

describe('where asking the store is dear', () => {
  const dear = (store: EventStore, forMs = 60_000): LoadDecideAppend => new LoadDecideAppend(store, stamps, { believedForMs: forMs });

  it('a command on a stream that is new is followed without asking', async () => {
    const { store, asked } = counting(newStore());
    expect(await dear(store).follow(counter, 'counter-1', count(2))).toMatchObject({ revision: 1, repeated: false });
    expect(asked()).toStrictEqual([]);
  });

  it('another stream is asked for once in so many milliseconds, and after this process wrote to it', async () => {
    const { store, asked } = counting(newStore());
    const kernel = dear(store);
    const knowing: Decider<Count, number, Counted, number> = { ...counter, decide: (_command, _state, known) => [{ type: 'Counted', data: { by: known } }] };
    const follow = async (stream: string): Promise<unknown> =>
      (await kernel.follow(knowing, stream, count(1), (read) => read(counter, 'other'))).events[0]?.data;
    await dear(store).follow(counter, 'other', count(4));
    expect([await follow('one'), await follow('two'), await follow('three')]).toStrictEqual([{ by: 4 }, { by: 4 }, { by: 4 }]);
    expect(asked()).toStrictEqual(['other']);
    await kernel.follow(counter, 'other', count(1));
    expect([await follow('four'), await follow('five')]).toStrictEqual([{ by: 5 }, { by: 5 }]);
    expect(asked()).toStrictEqual(['other']);
  });

  it('what was asked longer ago is asked again', async () => {
    const inner = newStore();
    const { store, asked } = counting(inner);
    const kernel = dear(store, Number.MIN_VALUE);
    await dear(store).follow(counter, 'other', count(4));
    for (const stream of ['one', 'two']) await kernel.follow(counter, stream, count(1), async (read) => void (await read(counter, 'other')));
    expect(asked()).toStrictEqual(['other', 'other']);
  });

  it('no command is refused on what was only presumed', async () => {
    const inner = newStore();
    await kernelOver(inner).follow(counter, 'counter-1', count(1));
    expect(await dear(inner).follow(goesOn, 'counter-1', count(1))).toMatchObject({ revision: 1 });
    await expect(dear(inner).follow(goesOn, 'counter-2', count(1))).rejects.toThrow(CountsDownwards);
  });

  it('that nothing is new is said of the stream as it stands', async () => {
    const inner = newStore();
    await kernelOver(inner).follow(counter, 'counter-1', count(3));
    expect(await dear(inner).follow(counter, 'counter-1', count(0))).toMatchObject({ position: 3, revision: 2, events: [] });
  });

  it('a command is decided on the stream as it stands, whatever was kept of it', async () => {
    const inner = newStore();
    const [kernel, another] = [dear(inner), dear(inner)];
    const limited: Decider<Count, number, Counted> = {
      ...counter,
      decide: (command, sum) => {
        if (sum >= 3) throw new CountsDownwards('It is full.');
        return counter.decide(command, sum);
      },
    };
    await kernel.follow(limited, 'counter-1', count(1));
    await kernel.read(limited, 'counter-1', 'facility-north');
    await another.follow(limited, 'counter-1', count(2));
    await expect(kernel.follow(limited, 'counter-1', count(1))).rejects.toThrow(CountsDownwards);
    expect(await inner.attest()).toMatchObject({ count: 3 });
  });
});
