/** An answer that was told, and by which marks it is known whether it still is the answer. */
export interface Told {
  readonly bytes: Buffer;
  /** The mark of the whole view: while it is the same, nothing has changed. */
  readonly view: string | undefined;
  /** The mark of the client's own facts: it outlives what happens to others. */
  readonly facts: string | undefined;
}

const usualMostBytes = 64 * 1_024 * 1_024;

/** Answers told before, ready to be sent again; together at most so many bytes, and the longest unasked forgotten first. */
export class ToldTimelines {
  readonly #told = new Map<string, Told>();
  #bytes = 0;

  constructor(private readonly mostBytes = usualMostBytes) {}

  find(question: string): Told | undefined {
    const told = this.#told.get(question);
    if (told === undefined) return undefined;
    this.#told.delete(question);
    this.#told.set(question, told);
    return told;
  }

  keep(question: string, told: Told): void {
    this.#forget(question);
    this.#told.set(question, told);
    this.#bytes += told.bytes.length;
    for (const longestUnasked of this.#told.keys()) {
      if (this.#bytes <= this.mostBytes) return;
      this.#forget(longestUnasked);
    }
  }

  #forget(question: string): void {
    this.#bytes -= this.#told.get(question)?.bytes.length ?? 0;
    this.#told.delete(question);
  }
}
