import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { catalogue, type Fact, type Recorded } from '@continuum/contracts';
import { derivedId, DomainError, happenedAt, type Command } from '@continuum/event-sourcing';
import { order } from '@continuum/testing';
import type { Aggregate, Asked } from './aggregate.js';
import { arbitraryCommand, isWellFormed } from './arbitrary-commands.js';
import { arbitraryFact } from './arbitrary-facts.js';
import { frozen } from './frozen.js';
import { firstDay } from './ward-words.js';

/** A command in a walk: how long after the one before it is ordered, of what time it tells, and what its handler fetched. */
export interface Step {
  /** Whose command it is: the place of a decider among those of the aggregate. */
  readonly by: number;
  readonly command: Command;
  readonly known: unknown;
  readonly pauseMinutes: number;
  /** Before now; `null` where the command is about now. */
  readonly agoMinutes: number | null;
  /** Which of the ids that were made on the way the command names; `null` where it keeps its own. */
  readonly familiar: number | null;
  /** A fact of the stream that is tried, and not kept. */
  readonly stray: Fact;
}

const minutesOf = (days: number): number => days * 1_440;

/** Everything of a step but what was fetched, of which it names the `fetched`th. */
type Move = Omit<Step, 'known'> & { readonly fetched: number };

const mostFetched = 3;

const arbitraryMove = ({ commands, examples }: Asked<unknown, Fact>, by: number, stray: fc.Arbitrary<Fact>): fc.Arbitrary<Move> =>
  fc.record({
    by: fc.constant(by),
    command: fc.oneof(
      ...commands.map((kind) => ({ weight: 3, arbitrary: arbitraryCommand(kind) })),
      ...examples.map((example) => ({ weight: 3, arbitrary: fc.constant(example) })),
    ),
    fetched: fc.nat(mostFetched - 1),
    pauseMinutes: fc.oneof(
      { weight: 20, arbitrary: fc.nat(600) },
      { weight: 3, arbitrary: fc.nat(minutesOf(10)) },
      { weight: 1, arbitrary: fc.nat(minutesOf(60)) },
    ),
    agoMinutes: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 2, arbitrary: fc.nat(600) }, { weight: 1, arbitrary: fc.nat(minutesOf(60)) }),
    familiar: fc.option(fc.nat(9), { freq: 3 }),
    stray,
  });

/** Commands of an aggregate in an arbitrary order; what handlers fetch changes now and then between them. */
export const arbitrarySteps = ({ asked, definitions }: Aggregate, most: number): fc.Arbitrary<readonly Step[]> => {
  const stray = fc.oneof(...definitions.map(arbitraryFact));
  const moves = asked.map((one, by) => arbitraryMove(one, by, stray));
  const fetched = fc.tuple(...asked.map(({ known }) => fc.array(known, { minLength: 1, maxLength: mostFetched })));
  return fc
    .tuple(fetched, fc.array(fc.oneof(...moves), { maxLength: most, size: 'max' }))
    .map(([all, steps]) => steps.map(({ fetched: nth, ...step }) => ({ ...step, known: all[step.by]?.[nth % (all[step.by]?.length ?? 1)] })));
};

/** Another of the command's class, as the door makes them. */
const withFields = (command: Command, fields: object): Command => Object.assign(Object.create(Object.getPrototypeOf(command) as object) as Command, fields);

/** The words and numbers that stand under a name, at any depth. */
const valuesNamed = (name: string, data: unknown): readonly unknown[] => {
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([field, value]) => (typeof value === 'object' ? valuesNamed(name, value) : field === name ? [value] : []));
};

/** What a walk came to. */
export interface Walked {
  readonly state: unknown;
  readonly log: readonly Recorded[];
  /** The types of the commands that led to facts. */
  readonly followed: readonly string[];
}

/** Follows commands one after another, as the kernel would, on what the log holds already; an error tells what no aggregate may do. */
export class Walk {
  readonly #log: Recorded[];
  readonly #followed: string[] = [];
  #state: unknown;
  #now = firstDay;

  constructor(
    private readonly aggregate: Aggregate,
    history: readonly Recorded[] = [],
  ) {
    this.#log = [...history];
    this.#state = this.#read(history);
  }

  follow(steps: readonly Step[]): Walked {
    steps.forEach((step, index) => this.#follow(step, index));
    if (!isDeepStrictEqual(this.#read(this.#log), this.#state)) throw new Error('Read again from the first fact, it is another state.');
    return { state: this.#state, log: this.#log, followed: this.#followed };
  }

  #follow(step: Step, index: number): void {
    this.#now += step.pauseMinutes * 60_000;
    const command = frozen(this.#ordered(step, index));
    const facts = this.#decided(step, command);
    if (facts.length > 0) this.#followed.push(command.type);
    facts.forEach((fact, place) => this.#append(fact, command, place));
    this.#evolved(this.#state, this.#recorded(step.stray, command, facts.length));
  }

  #ordered({ command, agoMinutes, familiar }: Step, index: number): Command {
    const occurredAt = agoMinutes === null ? {} : { occurredAt: new Date(this.#now - agoMinutes * 60_000).toISOString() };
    const { occurredAt: _occurredAt, ...asked } = command;
    const ordered = order({ commandId: derivedId('019caddb-a400-7000-8000-000000000001', `command ${index}`), now: new Date(this.#now).toISOString() });
    const over = { ...('occurredAt' in command ? occurredAt : {}), order: ordered };
    if (familiar === null) return withFields(command, { ...asked, ...over });
    const again = withFields(command, { ...asked, ...this.#familiar(asked, familiar), ...over });
    return isWellFormed(again) ? again : withFields(command, { ...asked, ...over });
  }

  /** What the log knows under the names of the command's fields: ids, and for every other `nth` all that are one word or number. */
  #familiar(command: object, nth: number): Readonly<Record<string, unknown>> {
    const fields = Object.entries(command).filter(([field]) => field !== 'type' && (nth % 2 === 0 || field.endsWith('Id')));
    return Object.fromEntries(
      fields.flatMap(([field, own]) => {
        const known = this.#log.flatMap(({ data }) => valuesNamed(field, data)).filter((value) => typeof value === typeof own);
        return known.length === 0 ? [] : [[field, known[known.length - 1 - (nth % known.length)]]];
      }),
    );
  }

  #decided({ by, known }: Step, command: Command): readonly Fact[] {
    try {
      return this.#decider(by).decide(command, this.#state, known);
    } catch (error) {
      if (error instanceof DomainError && error.code !== '' && error.message !== '') return [];
      throw new Error(`${command.type} is neither followed nor refused: ${String(error)}`, { cause: error });
    }
  }

  #append(fact: Fact, command: Command, place: number): void {
    const event = this.#recorded(fact, command, place);
    const faults = catalogue.faultsOf(event);
    if (faults.length > 0) throw new Error(`The catalogue refuses ${fact.type} of ${command.type}: ${faults.join('; ')}`);
    if (!isDeepStrictEqual(event.data, JSON.parse(JSON.stringify(event.data)))) throw new Error(`${fact.type} is kept as something else than it says.`);
    this.#state = this.#evolved(this.#state, event);
    this.#log.push(event);
  }

  #recorded(fact: Fact, command: Command, place: number): Recorded {
    const { order: ordered } = command;
    return frozen({
      id: derivedId(ordered.commandId, `event ${place}`),
      ...fact,
      ...catalogue.stampsOf(fact, 'spec'),
      time: new Date(fact.time ?? happenedAt(command)).toISOString(),
      recordedtime: ordered.now,
      correlationid: ordered.correlationId,
      commandid: ordered.commandId,
      fingerprint: 'f',
      actor: ordered.by,
      facility: ordered.facility,
      stream: 'spec',
      position: this.#log.length + 1,
      revision: this.#log.length,
    });
  }

  #evolved(state: unknown, event: Recorded): unknown {
    const next = this.#decider(0).evolve(state, event, event);
    if (next === undefined) throw new Error(`${event.type} leads to no state.`);
    return next;
  }

  #read(log: readonly Recorded[]): unknown {
    return log.reduce((state, event) => this.#evolved(state, event), this.#decider(0).initial);
  }

  #decider(place: number): Asked<unknown, Fact>['decider'] {
    const asked = this.aggregate.asked[place];
    if (asked === undefined) throw new Error(`${this.aggregate.name} is asked nothing.`);
    return asked.decider;
  }
}
