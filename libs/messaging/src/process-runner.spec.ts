import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Fact } from '@continuum/contracts';
import { DomainError, StoreUnavailable, VirtualClock, type Command, type Delivered } from '@continuum/event-sourcing';
import { delivered } from '@continuum/testing';
import { after, beforeTheFirst } from './checkpoint.js';
import { anyManager, type ProcessManager } from './process-manager.js';
import { ProcessRunner } from './process-runner.js';
import { RowsOfASpec } from './testing/rows-of-a-spec.js';

type Missed = Fact<'Missed', { readonly who: string }>;
type Reached = Fact<'Reached', { readonly who: string }>;

class CallClient {
  readonly type = 'CallClient';
}

const outreach: ProcessManager<Missed | Reached, { readonly misses: number }> = {
  name: 'outreach',
  initial: { misses: 0 },
  key: ({ data }) => data.who,
  on: {
    Missed: ({ misses }) => ({
      state: { misses: misses + 1 },
      commands: [Object.assign(new CallClient(), { times: misses + 1 })],
      deadlines: [{ name: 'overdue', dueAt: '2026-03-03T09:00:00.000Z' }],
    }),
    Reached: () => ({ state: null }),
  },
  due: { overdue: ({ misses }) => ({ state: { misses }, commands: [Object.assign(new CallClient(), { overdue: misses })] }) },
};

class NobodyAnswers extends DomainError {
  readonly code = 'spec.nobody-answers';
  readonly kind = 'refused';
}

const missed = (who = 'client-1'): Missed => ({ type: 'Missed', data: { who } });
const reached = (who = 'client-1'): Reached => ({ type: 'Reached', data: { who } });

let rows: RowsOfASpec;
let sent: Command[];
let answer: () => void;
let clock: VirtualClock;
let runner: ProcessRunner;

const hear = (events: readonly Delivered[]): Promise<void> => runner.consume(events, after(beforeTheFirst, events));

beforeEach(() => {
  rows = new RowsOfASpec();
  sent = [];
  answer = () => undefined;
  clock = new VirtualClock('2026-03-02T10:00:00.000Z');
  const send = (command: Command): Promise<void> => {
    sent.push(command);
    answer();
    return Promise.resolve();
  };
  // A manager of any events and state is run the same way.
  runner = new ProcessRunner([anyManager(outreach)], rows, send, clock);
});

describe('running a process', () => {
  it('asks for what the process asks for, in the name of the process and of the facility', async () => {
    await hear(delivered([missed()]));
    expect(sent).toMatchObject([
      { type: 'CallClient', times: 1, order: { by: { ref: 'process.outreach', role: 'system' }, facility: 'facility-north', now: '2026-03-02T10:00:00.000Z' } },
    ]);
  });

  it('remembers within one batch and across batches', async () => {
    await hear(delivered([missed(), missed()]));
    await hear(delivered([missed()]));
    expect(sent).toMatchObject([{ times: 1 }, { times: 2 }, { times: 3 }]);
  });

  it('keeps one process per key', async () => {
    await hear(delivered([missed('client-1'), missed('client-2')]));
    expect(sent).toMatchObject([{ times: 1 }, { times: 1 }]);
  });

  it('moves its place together with its states', async () => {
    const events = delivered([missed()]);
    await hear(events);
    expect(rows.place).toEqual(after(beforeTheFirst, events));
  });

  it('asks under the same command id when the same event comes again', async () => {
    const events = delivered([missed()]);
    await hear(events);
    rows.states.clear();
    await hear(events);
    expect(sent[1]?.order.commandId).toBe(sent[0]?.order.commandId);
  });

  it('leaves no trace of a batch in which the store did not answer, so that the batch comes again', async () => {
    answer = () => {
      throw new StoreUnavailable('away');
    };
    await expect(hear(delivered([missed()]))).rejects.toThrow(StoreUnavailable);
    expect([rows.place, rows.states.size, rows.deadlines]).toEqual([beforeTheFirst, 0, []]);
  });

  it('has committed an event that asked for something before a later one asks', async () => {
    const events = delivered([missed('client-1'), reached('client-9'), missed('client-2')]);
    answer = () => {
      if (sent.length === 2) throw new StoreUnavailable('away');
    };
    await expect(hear(events)).rejects.toThrow(StoreUnavailable);
    expect([rows.place, [...rows.states.keys()]]).toEqual([after(beforeTheFirst, events.slice(0, 1)), ['outreach/client-1']]);
  });

  it('stands at the same place in the end, however it was committed', async () => {
    const events = delivered([missed('client-1'), reached('client-9'), missed('client-2'), reached('client-3')]);
    await hear(events);
    expect(rows.place).toEqual(after(beforeTheFirst, events));
  });

  it('keeps what was refused, with its code, and goes on', async () => {
    answer = () => {
      throw new NobodyAnswers('nobody answers');
    };
    await hear(delivered([missed()]));
    expect(rows.refusals).toMatchObject([{ manager: 'outreach', key: 'client-1', command: 'CallClient', code: 'spec.nobody-answers' }]);
    expect(rows.place.position).toBe(1);
  });
});

describe('a deadline', () => {
  it('sleeps until its instant', async () => {
    await hear(delivered([missed()]));
    clock.set('2026-03-03T08:59:59.999Z');
    expect(await runner.wakeDue()).toBe(0);
  });

  it('wakes its process at its instant, once', async () => {
    await hear(delivered([missed()]));
    clock.set('2026-03-03T09:00:00.000Z');
    expect([await runner.wakeDue(), await runner.wakeDue()]).toEqual([1, 0]);
    expect(sent[1]).toMatchObject({ overdue: 1 });
  });

  it('wakes under the same command id when the row was not yet gone', async () => {
    await hear(delivered([missed()]));
    const [row] = rows.deadlines;
    clock.set('2026-03-04T09:00:00.000Z');
    await runner.wakeDue();
    if (row !== undefined) rows.deadlines.push(row);
    await runner.wakeDue();
    expect(sent[2]?.order.commandId).toBe(sent[1]?.order.commandId);
  });

  it('ends with its process', async () => {
    await hear(delivered([missed(), reached()]));
    expect(rows.deadlines).toEqual([]);
  });
});
