import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Fact } from '@continuum/contracts';
import { Bell, followLog, VirtualClock, type Command, type Delivered } from '@continuum/event-sourcing';
import { delivered } from '@continuum/testing';
import { ProcessLoop } from './process-loop.js';
import { anyManager, type ProcessManager } from './process-manager.js';
import { ProcessRunner } from './process-runner.js';
import { RowsOfASpec } from './testing/rows-of-a-spec.js';

type Missed = Fact<'Missed', { readonly who: string }>;

class CallClient {
  readonly type = 'CallClient';
}

const outreach: ProcessManager<Missed, { readonly who: string }> = {
  name: 'outreach',
  initial: { who: '' },
  key: ({ data }) => data.who,
  on: { Missed: (_state, { data: { who } }) => ({ state: { who }, deadlines: [{ name: 'overdue', dueAt: '2026-03-03T09:00:00.000Z' }] }) },
  due: { overdue: () => ({ state: null, commands: [new CallClient()] }) },
};

/** A log to which the spec adds, and which counts how often it was asked. */
class Log {
  events: readonly Delivered[] = [];
  subscriptions = 0;
  reads = 0;
  readonly #bell = new Bell();

  add(who: string): void {
    this.events = delivered([...this.events.map(({ data }) => ({ type: 'Missed', data })), { type: 'Missed', data: { who } }]);
    this.#bell.ring();
  }

  readAll = (position: number, limit: number): Promise<readonly Delivered[]> => {
    this.reads += 1;
    return Promise.resolve(this.events.slice(position, position + limit));
  };

  subscribe = (position: number, signal: AbortSignal): AsyncIterable<readonly Delivered[]> => {
    this.subscriptions += 1;
    return followLog({ after: (from) => this.events.slice(from), fullBatch: 500, gatherMs: 0 }, this.#bell, position, signal);
  };
}

let log: Log;
let rows: RowsOfASpec;
let clock: VirtualClock;
let sent: Command[];
let stop: AbortController;
let running: Promise<void>;
let hasMoved: () => void;

/** Resolves with the next step of the loop after which `holds`. */
const once = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise<void>((resolve) => (hasMoved = resolve));
};

beforeEach(() => {
  [log, rows, sent, stop] = [new Log(), new RowsOfASpec(), [], new AbortController()];
  clock = new VirtualClock('2026-03-02T10:00:00.000Z');
  hasMoved = () => undefined;
  const send = (command: Command): Promise<void> => {
    sent.push(command);
    hasMoved();
    return Promise.resolve();
  };
  const runner = new ProcessRunner([anyManager(outreach)], rows, send, clock);
  const news = { advanced: () => hasMoved(), idle: () => hasMoved() };
  const loop = new ProcessLoop(log, runner, rows, clock, news, { longestSleepMs: 1 });
  running = loop.run(stop.signal);
});

afterEach(async () => {
  stop.abort();
  await running;
});

describe('following the log', () => {
  it('takes what comes from one subscription, and reads nothing besides', async () => {
    await once(() => log.subscriptions === 1);
    const { reads } = log;
    for (let client = 1; client <= 20; client++) {
      log.add(`client-${client}`);
      await once(() => rows.place.count === client);
    }
    expect([log.subscriptions, log.reads]).toEqual([1, reads]);
  });

  it('wakes what falls due between two events, and goes on following', async () => {
    log.add('client-1');
    await once(() => rows.place.count === 1);
    clock.set('2026-03-03T09:00:00.000Z');
    await once(() => sent.length === 1);
    log.add('client-2');
    await once(() => rows.place.count === 2);
    expect(sent).toMatchObject([{ type: 'CallClient', order: { now: '2026-03-03T09:00:00.000Z' } }]);
  });

  it('has finished what it began once it was told to stop', async () => {
    log.add('client-1');
    await once(() => rows.place.count === 1);
    stop.abort();
    await running;
    log.add('client-2');
    expect(rows.place.count).toBe(1);
  });
});
