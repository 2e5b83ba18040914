import type { Fact, Recorded } from '@continuum/contracts';
import type { Command } from '@continuum/event-sourcing';

/** A command that a reaction asks for; the runner adds the order: its id follows from the event or the deadline that caused it. */
export type Asked = Omit<Command, 'order'>;

/** When a process wants to be woken, under a name of its own; setting the same name again moves it. */
export interface Deadline {
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly dueAt: string;
}

/** What a process makes of an event or of a deadline: its next state, what it asks for, what it waits for. */
export interface Reaction<State> {
  /** Left out: unchanged. `null`: the process is over, its deadlines with it. */
  readonly state?: State | null;
  readonly commands?: readonly Asked[];
  readonly deadlines?: readonly Deadline[];
  /** Names of deadlines that need not come. */
  readonly cancel?: readonly string[];
}

/**
 * A process across aggregates: a pure function from event and state to commands and deadlines.
 * The map `on` is also the subscription. One process runs per key; `null` means the event is none of its business.
 */
export interface ProcessManager<F extends Fact, State> {
  readonly name: string;
  readonly initial: State;
  readonly key: (event: Recorded<F>) => string | null;
  readonly on: { readonly [T in F['type']]: (state: State, event: Recorded<Extract<F, { type: T }>>) => Reaction<State> };
  /** By the deadline's name, or by its name up to the first colon: `close-week:2026-W10` wakes `close-week`. */
  readonly due?: Readonly<Record<string, (state: State, deadline: Deadline) => Reaction<State>>>;
}

/** Any process manager, whatever its events and state. */
// The events a manager takes are named by its own map; what it gets is what it named.
export type AnyProcessManager = ProcessManager<never, never>;

/** A process manager among others: the runner hands each the events its own map names, and the state that it returned itself. */
export const anyManager = <F extends Fact, State>(manager: ProcessManager<F, State>): AnyProcessManager => manager as unknown as AnyProcessManager;

/** A command for a reaction to ask for: `ask(CloseWeek, { enrollmentId, isoWeek })`. */
export const ask = <C extends Command>(kind: new () => C, body: Omit<C, 'type' | 'order'>): Asked => Object.assign(new kind(), body);
