import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Fact } from '@continuum/contracts';
import { StoreUnavailable, VirtualClock, type Command, type Delivered } from '@continuum/event-sourcing';
import { delivered } from '@continuum/testing';
import { ProcessLoop } from './process-loop.js';
import type { AnyProcessManager, ProcessManager } from './process-manager.js';
import { ProcessRunner } from './process-runner.js';
import { RowsOfASpec } from './testing/rows-of-a-spec.js';

type Missed = Fact<'Missed', { readonly who: string }>;

class CallClient {
  readonly type = 'CallClient';
}

/** What throws until it is mended: a reaction by its position, a deadline by its client, a command by its client. */
const broken = new Set<string>();
const failIf = (name: string): void => {
  if (broken.has(name)) throw new TypeError('what it says is nobody’s business');
};
const dayAfter = (misses: number): string => `2026-03-0${Math.min(9, misses + 3)}T09:00:00.000Z`;
const call = (who: string, misses: number) => Object.assign(new CallClient(), { who, misses });

const outreach: ProcessManager<Missed, { readonly who: string; readonly misses: number }> = {
  name: 'outreach',
  initial: { who: '', misses: 0 },
  key: ({ data }) => data.who,
  on: {
    Missed: ({ misses }, { position, data: { who } }) => {
      failIf(`reaction ${position}`);
      return { state: { who, misses: misses + 1 }, commands: [call(who, misses + 1)], deadlines: [{ name: 'overdue', dueAt: dayAfter(misses) }] };
    },
  },
  due: {
    overdue: ({ who, misses }) => {
      failIf(`deadline ${who}`);
      return { state: { who, misses }, commands: [call(who, -misses)] };
    },
  },
};

let rows: RowsOfASpec;
let sent: Map<string, string>;
let clock: VirtualClock;
let log: readonly Delivered[];
let loop: ProcessLoop;
let isAway: boolean;

const send = (command: Command): Promise<void> => {
  if (isAway) return Promise.reject(new StoreUnavailable('away'));
  const { who, misses } = command as Command & { who: string; misses: number };
  failIf(`command ${who}`);
  // What comes again under its id is a repeat.
  sent.set(command.order.commandId, `${who} ${misses}`);
  return Promise.resolve();
};

const open = (): void => {
  const store = {
    readAll: (position: number, limit: number) => Promise.resolve(log.slice(position, position + limit)),
    subscribe: () => ({ [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }) }),
  };
  loop = new ProcessLoop(store, new ProcessRunner([outreach as unknown as AnyProcessManager], rows, send, clock), rows, clock, {}, { batch: 3 });
};

beforeEach(() => {
  broken.clear();
  rows = new RowsOfASpec();
  sent = new Map();
  isAway = false;
  clock = new VirtualClock('2026-03-02T10:00:00.000Z');
});

const settle = async (...who: readonly string[]): Promise<void> => {
  log = delivered(who.map((client) => ({ type: 'Missed', data: { who: client } })));
  open();
  await loop.settle();
};
const release = async (key: string, skipWhy?: string): Promise<void> => {
  rows.ask({ manager: 'outreach', key, ...(skipWhy === undefined ? {} : { skipWhy }) });
  await loop.settle();
};

describe('a reaction that throws', () => {
  it('stops its own process: its state stays, what comes for it is set aside, everything else flows', async () => {
    broken.add('reaction 2');
    await settle('a', 'a', 'b', 'a');
    expect([rows.find('outreach', 'a')?.state, [...sent.values()]]).toEqual([{ who: 'a', misses: 1 }, ['a 1', 'b 1']]);
    expect([rows.waiting(), rows.setAside('outreach', 'a').map(({ position }) => position)]).toEqual([
      [{ manager: 'outreach', key: 'a', since: 2, reason: 'TypeError' }],
      [2, 4],
    ]);
  });

  it('lets the deadlines of its process sleep until it is released', async () => {
    broken.add('reaction 2');
    await settle('a', 'a');
    clock.set('2026-03-04T09:00:00.000Z');
    await loop.settle();
    expect([...sent.values()]).toEqual(['a 1']);
    broken.clear();
    await release('a');
    expect([...sent.values()]).toEqual(['a 1', 'a 2', 'a -2']);
  });

  it('may be left out, with a reason', async () => {
    broken.add('reaction 2');
    await settle('a', 'a', 'a');
    await release('a', 'reported by mistake');
    expect([rows.waiting(), [...sent.values()]]).toEqual([[], ['a 1', 'a 2']]);
  });

  it('waits on, further ahead, where something later fails', async () => {
    broken.add('reaction 1').add('reaction 3');
    await settle('a', 'a', 'a', 'a');
    broken.delete('reaction 1');
    await release('a');
    expect([rows.waiting()[0]?.since, rows.setAside('outreach', 'a').length, [...sent.values()]]).toEqual([3, 2, ['a 1', 'a 2']]);
  });
});

describe('a command that fails by a fault in its decider', () => {
  it('stops the process that asked for it', async () => {
    broken.add('command a');
    await settle('a', 'b', 'a');
    expect([rows.waiting().map(({ key }) => key), rows.checkpoint().position, [...sent.values()]]).toEqual([['a'], 3, ['b 1']]);
    broken.clear();
    await release('a');
    expect([...sent.values()]).toEqual(['b 1', 'a 1', 'a 2']);
  });

  it('is no such thing where the store is away: nothing is set aside, the batch comes again', async () => {
    isAway = true;
    await expect(settle('a')).rejects.toThrow(StoreUnavailable);
    expect([rows.waiting(), rows.checkpoint().position]).toEqual([[], 0]);
  });
});

describe('a deadline that throws', () => {
  it('is the first thing taken up again, before what came since', async () => {
    broken.add('deadline a');
    await settle('a');
    clock.set('2026-03-04T09:00:00.000Z');
    await loop.settle();
    expect(rows.waiting()).toMatchObject([{ key: 'a', reason: 'TypeError' }]);
    await settle('a', 'a');
    broken.clear();
    await release('a');
    expect([...sent.values()]).toEqual(['a 1', 'a -1', 'a 2', 'a -2']);
  });
});

describe('releasing every process', () => {
  it('leads to the states and commands of processes that never failed', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 5, maxLength: 25 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 24 }),
        async (who, failing, mendedAt) => {
          const outcome = async (isBroken: boolean): Promise<readonly unknown[]> => {
            rows = new RowsOfASpec();
            sent = new Map();
            broken.clear();
            if (isBroken) failing.forEach((position) => broken.add(`reaction ${position}`));
            await settle(...who.slice(0, mendedAt));
            broken.clear();
            if (isBroken) for (const { key } of rows.waiting().slice(0, 1)) await release(key);
            await settle(...who);
            for (const { key } of [...rows.waiting()]) await release(key);
            return [[...rows.states].sort(), [...sent].sort(), rows.waiting(), rows.place];
          };
          expect(await outcome(true)).toEqual(await outcome(false));
        },
      ),
      { numRuns: 100, seed: 20_260_302 },
    ));
});
