import { Recent } from '@continuum/event-sourcing';

/** The revisions up to which streams were appended to by this process, of those that were appended to or asked for last. */
export class LastRevisions {
  readonly #kept: Recent<number>;

  constructor(most = 20_000) {
    this.#kept = new Recent(most);
  }

  /** `Infinity` of a stream of which nothing is known: whatever it is asked for may be there. */
  of(stream: string): number {
    return this.#kept.get(stream) ?? Infinity;
  }

  /** Answers may come out of order; the furthest holds. */
  note(stream: string, revision: number): void {
    this.#kept.set(stream, Math.max(this.#kept.get(stream) ?? -1, revision));
  }
}
