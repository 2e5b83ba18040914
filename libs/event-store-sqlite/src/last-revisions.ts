/** The revisions up to which streams were appended to by this process, of those that were appended to or asked for last. */
export class LastRevisions {
  readonly #kept = new Map<string, number>();

  constructor(private readonly most = 10_000) {}

  /** `Infinity` of a stream of which nothing is known: whatever it is asked for may be there. */
  of(stream: string): number {
    const revision = this.#kept.get(stream);
    if (revision === undefined) return Infinity;
    this.#renew(stream, revision);
    return revision;
  }

  /** Answers may come out of order; the furthest holds. */
  note(stream: string, revision: number): void {
    this.#renew(stream, Math.max(this.#kept.get(stream) ?? -1, revision));
    if (this.#kept.size <= this.most) return;
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined) this.#kept.delete(oldest);
  }

  #renew(stream: string, revision: number): void {
    this.#kept.delete(stream);
    this.#kept.set(stream, revision);
  }
}
