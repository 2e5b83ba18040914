import { setTimeout as sleep } from 'node:timers/promises';
import type { Envelope, Fact } from '@continuum/contracts';
import type { Command } from './command.js';
import { happenedAt } from './command.js';
import type { Decider, Fold } from './decider.js';
import { CommandIdReused, EventIdTaken, HappensInTheFuture, RevisionConflict, RevisionMovedOn, StoreUnavailable, TooMuchContention } from './errors.js';
import type { Appended, EventStore } from './event-store.js';
import { fingerprintOf } from './fingerprint.js';
import { derivedId } from './ids.js';
import { Lanes } from './lanes.js';
import { StreamStates, type Loaded } from './stream-states.js';

/** What came of a command: where its events stand. A repeat answers with the first outcome. */
export interface Outcome {
  readonly stream: string;
  /** Position of the last event, for readers that wait for their own write. 0 where the stream is still empty. */
  readonly position: number;
  /** The stream's revision after the command; the ETag. */
  readonly revision: number;
  readonly events: readonly { readonly id: string; readonly type: string; readonly data: unknown }[];
  readonly repeated: boolean;
}

/** Reads another stream of the same facility, as it stands now. */
export type Read = <State, F extends Fact>(fold: Fold<State, F>, stream: string) => Promise<State>;

/** What the kernel adds to a fact to make it an event of one service. */
export interface EventStamps {
  /** The schema version, owner, labels and subject of a fact, from the catalogue. */
  stampsOf(fact: Fact, stream: string): Pick<Envelope, 'version' | 'source' | 'subject' | 'labels' | 'journeyid'>;
}

export interface LoadDecideAppendOptions {
  /** How often a command is decided anew when others were first. */
  readonly attempts: number;
  /** How far ahead of the clock `occurredAt` may lie, for clocks that differ. */
  readonly clockToleranceMs: number;
  /** How many streams' states are kept in memory. */
  readonly cachedStreams: number;
  /**
   * Where asking the store is dear: for how long another stream is believed to be as it was when it was last asked for, unless this
   * process wrote to it. The command's own stream is then presumed first and borne out by the append. 0 asks every time.
   */
  readonly believedForMs: number;
}

const defaults: LoadDecideAppendOptions = { attempts: 20, clockToleranceMs: 60_000, cachedStreams: 2_000, believedForMs: 0 };

const longestRestMs = 200;

/** A command, and what its decision needs. */
interface Case<C extends Command, S, F extends Fact, K> {
  readonly decider: Decider<C, S, F, K>;
  readonly stream: string;
  readonly command: C;
  readonly known: ((read: Read) => Promise<K> | K) | undefined;
}

/**
 * The one way from a command to the log: load the stream, decide, append at the revision that was loaded; on a
 * conflict, again. Commands on one stream wait for each other here; the store's expected revision decides between processes.
 */
export class LoadDecideAppend {
  readonly #lanes = new Lanes();
  readonly #states: StreamStates;
  readonly #options: LoadDecideAppendOptions;

  constructor(
    private readonly store: EventStore,
    private readonly stamps: EventStamps,
    options: Partial<LoadDecideAppendOptions> = {},
  ) {
    this.#options = { ...defaults, ...options };
    this.#states = new StreamStates(store, this.#options.cachedStreams);
  }

  /**
   * Follows one command. `known` fetches what the decision needs of other streams; it runs anew on every attempt.
   * @throws DomainError whatever the decider refuses, and the kernel's own: CommandIdReused, RevisionMovedOn,
   * HappensInTheFuture, TooMuchContention, NotFound for a stream of another facility.
   */
  async follow<C extends Command, S, F extends Fact, K = void>(
    decider: Decider<C, S, F, K>,
    stream: string,
    command: C,
    ...[known]: undefined extends K ? [known?: (read: Read) => Promise<K> | K] : [known: (read: Read) => Promise<K> | K]
  ): Promise<Outcome> {
    this.#refuseTheFuture(command);
    return this.#lanes.run(stream, async () => {
      const its = { decider, stream, command, known };
      return (await this.#onPresumption(its)) ?? this.#asAsked(its);
    });
  }

  /** Reads a stream as it stands now, where a command's own stream depends on another's state. @throws NotFound */
  async read<S, F extends Fact>(fold: Fold<S, F>, stream: string, facility: string): Promise<S> {
    return (await this.#states.load(fold, stream, facility)).state;
  }

  async #asAsked<C extends Command, S, F extends Fact, K>(its: Case<C, S, F, K>): Promise<Outcome> {
    const { decider, stream, command } = its;
    const { facility, commandId } = command.order;
    const read: Read = async (fold, other) => (await this.#states.load(fold, other, facility)).state;
    let decidedOn: number | undefined;
    for (let attempt = 1; attempt <= this.#options.attempts; attempt++) {
      try {
        const loaded = await this.#states.load(decider, stream, facility);
        const earlier = this.#earlier(its, loaded);
        if (earlier !== undefined) return earlier;
        // A server may refuse a revision for events that it does not show yet.
        if (loaded.revision === decidedOn) await sleep(Math.min(2 ** attempt, longestRestMs));
        decidedOn = loaded.revision;
        const outcome = await this.#decideAndAppend(its, loaded, read);
        // Another process was first with the same command: its outcome is in the stream.
        if (!outcome.repeated) return outcome;
      } catch (error) {
        if (error instanceof EventIdTaken) throw new CommandIdReused(commandId);
        if (!(error instanceof RevisionConflict)) throw error;
        this.#states.forget(stream);
      }
    }
    throw new TooMuchContention(stream, this.#options.attempts);
  }

  /** The outcome without asking the store first, where the append bears out what was presumed; undefined where only the store can tell. */
  async #onPresumption<C extends Command, S, F extends Fact, K>(its: Case<C, S, F, K>): Promise<Outcome | undefined> {
    const { believedForMs } = this.#options;
    if (believedForMs === 0) return undefined;
    const { facility } = its.command.order;
    const read: Read = async (fold, other) =>
      (this.#states.recall(fold, other, facility, believedForMs) ?? (await this.#states.load(fold, other, facility))).state;
    try {
      const presumed = this.#states.presume(its.decider, its.stream, facility);
      if (presumed === undefined) return undefined;
      const earlier = this.#earlier(its, presumed);
      if (earlier !== undefined) return earlier;
      const outcome = await this.#decideAndAppend(its, presumed, read);
      // A repeat is answered with the first outcome, and that nothing is new is said of the stream as it stands: both are in the store.
      return outcome.repeated || outcome.events.length === 0 ? undefined : outcome;
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      // A refusal of what was presumed is none yet: what the store says is decided anew, and refused there.
      return undefined;
    }
  }

  /** What the command was answered with when it came before. @throws CommandIdReused */
  #earlier<C extends Command, S, F extends Fact, K>({ stream, command }: Case<C, S, F, K>, loaded: Loaded<S>): Outcome | undefined {
    const { commandId } = command.order;
    const earlier = loaded.outcomes.get(commandId);
    if (earlier === undefined) return undefined;
    if (earlier.fingerprint !== fingerprintOf(command)) throw new CommandIdReused(commandId);
    return { stream, position: earlier.position, revision: earlier.revision, events: earlier.events, repeated: true };
  }

  async #decideAndAppend<C extends Command, S, F extends Fact, K>(
    { decider, stream, command, known }: Case<C, S, F, K>,
    loaded: Loaded<S>,
    read: Read,
  ): Promise<Outcome> {
    const { order } = command;
    if (order.ifRevision !== undefined && order.ifRevision !== loaded.revision) {
      throw new RevisionMovedOn(stream, order.ifRevision, loaded.revision);
    }

    // Without `known` the decider's Known is void: the conditional parameter of `follow` says so.
    const facts = decider.decide(command, loaded.state, (await known?.(read)) as K);
    if (facts.length === 0) return this.#nothingNew(stream, loaded);

    const fingerprint = fingerprintOf(command);
    const events = facts.map((fact, index) => this.#envelope(fact, index, stream, command, fingerprint));
    const appended = await this.#append(stream, loaded.revision, events);
    return {
      stream,
      position: appended.position,
      revision: appended.revision,
      events: events.map(({ id, type, data }) => ({ id, type, data })),
      repeated: appended.repeated,
    };
  }

  async #append(stream: string, revision: number, events: readonly Envelope[]): Promise<Appended> {
    try {
      return await this.store.append(stream, revision, events);
    } finally {
      // Also without an answer: the events may stand there.
      this.#states.written(stream);
    }
  }

  #nothingNew<S>(stream: string, loaded: Loaded<S>): Outcome {
    return { stream, position: loaded.position, revision: loaded.revision, events: [], repeated: false };
  }

  #envelope(fact: Fact, index: number, stream: string, command: Command, fingerprint: string): Envelope {
    const { order } = command;
    return {
      id: derivedId(order.commandId, `event ${index}`),
      type: fact.type,
      data: fact.data,
      ...this.stamps.stampsOf(fact, stream),
      time: new Date(fact.time ?? happenedAt(command)).toISOString(),
      recordedtime: order.now,
      correlationid: order.correlationId,
      ...(order.causationId === undefined ? {} : { causationid: order.causationId }),
      commandid: order.commandId,
      fingerprint,
      actor: order.by,
      facility: order.facility,
      ...(fact.policyversion === undefined ? {} : { policyversion: fact.policyversion }),
      ...(order.traceparent === undefined ? {} : { traceparent: order.traceparent }),
    };
  }

  #refuseTheFuture(command: Command): void {
    const { occurredAt, order } = command;
    if (occurredAt === undefined) return;
    if (Date.parse(occurredAt) > Date.parse(order.now) + this.#options.clockToleranceMs) throw new HappensInTheFuture(occurredAt);
  }
}
