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

/**
 * The durable rows of all process managers: states, deadlines, refused requests, the place in the log.
 * Everything in one `commit` lands together or not at all. Deadlines are rows, so they outlive a restart.
 */
export abstract class ProcessRows {
  abstract checkpoint(): Checkpoint;
  abstract find(manager: string, key: string): ProcessRow | undefined;
  /** The earliest deadline due at or before `instant`; of equals, by manager, key and name. */
  abstract nextDue(instant: string): DueDeadline | undefined;
  /** When the earliest deadline of all is due. */
  abstract earliest(): string | undefined;
  abstract commit(changes: readonly ProcessChange[], refused: readonly RefusedRequest[], reached?: Checkpoint): void;
  abstract refused(): readonly RefusedRequest[];
  abstract close(): void;
}
