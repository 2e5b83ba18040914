/** An event that somebody decided a view shall do without, for one of its keys. */
export interface Skip {
  readonly key: string;
  readonly position: number;
  /** In the words of whoever decided it. */
  readonly why: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** What a view does without. It outlives the view's generations, so that a rebuild does without it too. */
export class Skips {
  readonly #places: ReadonlySet<string>;

  constructor(readonly all: readonly Skip[] = []) {
    this.#places = new Set(all.map(({ key, position }) => `${position}/${key}`));
  }

  has(key: string, position: number): boolean {
    return this.#places.size > 0 && this.#places.has(`${position}/${key}`);
  }
}
