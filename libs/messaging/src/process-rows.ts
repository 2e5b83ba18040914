import type { Checkpoint } from './checkpoint.js';
import type { Deadline } from './process-manager.js';

/** One process of one manager as it is kept: its state and the facility it belongs to. */
export interface ProcessRow {
  readonly state: unknown;
  readonly facility: string;
  /** Of the event that began it; what it later asks for carries it on. */
  readonly correlationId: string;
}

/** A deadline and whose it is. */
export interface DueDeadline extends Deadline {
  readonly manager: string;
  readonly key: string;
}

/** A command that a process asked for and that was refused: somebody should look, nothing is retried. */
export interface RefusedRequest {
  readonly manager: string;
  readonly key: string;
  readonly causedBy: string;
  readonly command: string;
  readonly code: string;
  readonly refusedAt: string;
}

/** What changes in one step. `state: null` ends the process and its deadlines. */
export interface ProcessChange {
  readonly manager: string;
  readonly key: string;
  readonly row?: ProcessRow | null;
  readonly set: readonly Deadline[];
  readonly cancel: readonly string[];
}

/** A piece of work that is set aside: an event at its position, or a deadline that came when the log had been followed to there. */
export interface AsideWork {
  readonly manager: string;
  readonly key: string;
  readonly position: number;
  readonly deadline?: Deadline;
}

/** A process that waits: its state stands as it was, and everything for it is set aside in order. */
export interface WaitingProcess {
  readonly manager: string;
  readonly key: string;
  readonly since: number;
  /** The error's name and code. */
  readonly reason: string;
}

/** Somebody asks that what was set aside be taken up again, or that its first piece be left out. */
export interface ReleaseRequest {
  readonly manager: string;
  readonly key: string;
  /** Why the first piece of work is left out; undefined: nothing is. */
  readonly skipWhy?: string;
}

/** What a release does to what is set aside: how many of its first pieces are done with, and where it waits if it still does. */
export interface ReleasedWork extends ReleaseRequest {
  readonly done: number;
  readonly waits?: WaitingProcess;
  readonly releasedAt: string;
}

/** What one step does. */
export interface ProcessStep {
  readonly changes: readonly ProcessChange[];
  readonly refused: readonly RefusedRequest[];
  readonly reached?: Checkpoint;
  readonly setAside?: readonly AsideWork[];
  readonly waiting?: readonly WaitingProcess[];
  readonly released?: ReleasedWork;
}

/**
 * The durable rows of all process managers: states, deadlines, refused requests, the place in the log.
 * Everything in one `commit` lands together or not at all. Deadlines are rows, so they outlive a restart.
 */
export abstract class ProcessRows {
  abstract checkpoint(): Checkpoint;
  /** Whether nothing was ever kept: no state, no deadline, no refusal. */
  abstract isEmpty(): boolean;
  abstract find(manager: string, key: string): ProcessRow | undefined;
  /** The earliest deadline due at or before `instant` of a process that does not wait; of equals, by manager, key and name. */
  abstract nextDue(instant: string): DueDeadline | undefined;
  /** When the earliest deadline of all processes that do not wait is due. */
  abstract earliest(): string | undefined;
  abstract commit(step: ProcessStep): void;
  abstract refused(): readonly RefusedRequest[];
  abstract waiting(): readonly WaitingProcess[];
  /** What is set aside of a process, in order. */
  abstract setAside(manager: string, key: string): readonly AsideWork[];
  /** Puts down that a process shall be released; whoever moves the processes along does it. May come from another process of the machine. */
  abstract ask(request: ReleaseRequest): void;
  /** A request that nobody has followed yet. */
  abstract asked(): ReleaseRequest | undefined;
  abstract close(): void;
}
