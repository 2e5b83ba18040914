/** Who did it: a pseudonymous reference and the role under which the deed was allowed. Never a name. */
export interface Actor {
  readonly ref: string;
  readonly role: string;
}

/** What a decider returns: what happened, and only where it differs from the command's own, when and under which policy. */
export interface Fact<T extends string = string, D = unknown> {
  readonly type: T;
  readonly data: D;
  /** When it happened, ISO 8601. Left out: the command's `occurredAt`, else now. */
  readonly time?: string;
  /** The program policy version that a decision applied. */
  readonly policyversion?: string;
}

/**
 * An event as it is written: CloudEvents 1.0 attributes and Continuum's extensions (docs/envelope.md).
 * `time` is when it happened, `recordedtime` when it was written down; both are ISO 8601 in UTC with milliseconds.
 */
export interface Envelope<F extends Fact = Fact> {
  readonly id: string;
  readonly type: F['type'];
  readonly data: F['data'];
  /** The schema version of `data`, from 1. */
  readonly version: number;
  readonly source: string;
  /** The client's pseudonym, or the stream where the fact is about no single client. */
  readonly subject: string;
  readonly time: string;
  readonly recordedtime: string;
  readonly correlationid: string;
  readonly causationid?: string;
  readonly commandid: string;
  /** Fingerprint of the command's body; a repeat under the same `commandid` must carry the same. */
  readonly fingerprint: string;
  readonly actor: Actor;
  readonly journeyid?: string;
  readonly facility: string;
  readonly policyversion?: string;
  readonly labels: readonly string[];
  readonly traceparent?: string;
}

/** An event as it is read back: its envelope and its place in the log. */
export interface Recorded<F extends Fact = Fact> extends Envelope<F> {
  /** Place in the whole log; position order is commit order. */
  readonly position: number;
  readonly stream: string;
  /** Place in its stream, from 0. */
  readonly revision: number;
}
