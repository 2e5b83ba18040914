import { isDeepStrictEqual } from 'node:util';
import { describe, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import type { Recorded } from '@continuum/contracts';
import type { AnyProcessManager, Deadline, Reaction } from '@continuum/messaging';
import { arbitraryHistory, definitionOf } from './arbitrary-facts.js';
import { frozen } from './frozen.js';

/** Another number tries other facts. */
const seed = 20_261_126;
const runs = { seed, numRuns: 300, unbiased: true };

/** A process manager with its types forgotten: it is told the events that its own map names, and the states that it made. */
interface Untyped {
  readonly initial: unknown;
  readonly key: (event: Recorded) => string | null;
  readonly on: Readonly<Record<string, (state: unknown, event: Recorded) => Reaction<unknown>>>;
  readonly due?: Readonly<Record<string, (state: unknown, deadline: Deadline) => Reaction<unknown>>>;
}

interface Process {
  /** None before the first reaction that makes one, and after the last. */
  state: unknown;
  readonly deadlines: Map<string, string>;
}

/** Deadlines that set themselves anew are woken this often between two events, not for as long as time goes on. */
const mostWoken = 12;

const isWellFormed = (command: object): boolean => validateSync(plainToInstance(command.constructor as new () => object, { ...command })).length === 0;

/** A manager among its processes, as the runner keeps them. */
class Run {
  readonly #processes = new Map<string, Process>();

  constructor(private readonly manager: Untyped) {}

  tell(event: Recorded): void {
    for (const process of this.#processes.values()) this.#wake(process, event.time);
    const key = this.manager.key(event);
    if (key === null) return;
    if (typeof key !== 'string' || key === '') throw new Error(`${event.type} belongs to no process: ${JSON.stringify(key)}`);
    const process = this.#processes.get(key) ?? { state: undefined, deadlines: new Map<string, string>() };
    this.#processes.set(key, process);
    const reaction = this.manager.on[event.type]?.(process.state ?? frozen(this.manager.initial), event);
    if (reaction === undefined) throw new Error(`${event.type} is heard and not reacted to.`);
    this.#apply(process, reaction);
  }

  #wake(process: Process, until: string): void {
    for (let woken = 0; woken < mostWoken; woken++) {
      const next = [...process.deadlines].filter(([, dueAt]) => dueAt <= until).sort(([, one], [, other]) => (one < other ? -1 : 1))[0];
      if (next === undefined) return;
      const [name, dueAt] = next;
      process.deadlines.delete(name);
      const wakes = this.manager.due?.[name] ?? this.manager.due?.[name.split(':')[0] ?? ''];
      if (wakes === undefined) throw new Error(`Nothing is woken by ${name}.`);
      if (process.state !== undefined) this.#apply(process, wakes(process.state, { name, dueAt }));
    }
  }

  #apply(process: Process, { state, commands = [], deadlines = [], cancel = [] }: Reaction<unknown>): void {
    const malformed = commands.find((command) => !isWellFormed(command));
    if (malformed !== undefined) throw new Error(`It asks for what is not well formed: ${JSON.stringify(malformed)}`);
    for (const name of cancel) process.deadlines.delete(name);
    for (const { name, dueAt } of deadlines) {
      if (new Date(dueAt).toISOString() !== dueAt) throw new Error(`It waits for no instant: ${name}, ${dueAt}`);
      process.deadlines.set(name, dueAt);
    }
    if (state === undefined) return;
    if (state === null) {
      process.state = undefined;
      return process.deadlines.clear();
    }
    const read: unknown = JSON.parse(JSON.stringify(state));
    if (!isDeepStrictEqual(read, state)) throw new Error(`A state is kept as something else than it says: ${JSON.stringify(state)}`);
    process.state = frozen(read);
  }
}

/** Specs of process managers: each runs on any history of the events that it names, and is woken by what it waited for. */
export const processManagersHold = (managers: readonly AnyProcessManager[]): void => {
  describe.each(managers.map((manager) => [manager.name, manager as unknown as Untyped] as const))('%s', (_name, manager) => {
    it('reacts to whatever its events tell, in whatever order, and asks for what is well formed', () => {
      const definitions = Object.keys(manager.on).map(definitionOf);
      fc.assert(
        fc.property(arbitraryHistory(definitions, 30), (history) => {
          const run = new Run(manager);
          for (const event of history) run.tell(frozen(event));
        }),
        runs,
      );
    });
  });
};
