import { EventIdTaken, type EventText } from '@continuum/event-sourcing';

/** Where an event stands, or will stand once `settled`. */
interface Place {
  readonly stream: string;
  readonly revision: number;
  settled?: Promise<unknown> | undefined;
}

/**
 * The ids of the events that this process last wrote or read, with their places. The server has no index of ids over all
 * streams, so an id is known to be taken elsewhere as far as this memory reaches (docs/decisions/0012).
 */
export class KnownIds {
  readonly #places = new Map<string, Place>();
  /** How many appends are under way. */
  #held = 0;

  constructor(private readonly most = 50_000) {}

  /**
   * Whether all of them stand where they shall stand, as far as is known.
   * @throws EventIdTaken where one stands elsewhere, or is named twice
   */
  areThere(stream: string, expectedRevision: number, texts: readonly EventText[]): boolean {
    if (new Set(texts.map(({ id }) => id)).size < texts.length) throw new EventIdTaken(texts[0]?.id ?? '');
    let there = 0;
    for (const [index, { id }] of texts.entries()) {
      const place = this.#places.get(id);
      if (place === undefined) continue;
      if (place.stream !== stream || place.revision !== expectedRevision + 1 + index) throw new EventIdTaken(id);
      there += 1;
    }
    return there === texts.length;
  }

  /** Settles with an append under way that carries any of the ids; undefined where there is none. */
  underWay(texts: readonly EventText[]): Promise<unknown> | undefined {
    if (this.#held === 0) return undefined;
    for (const { id } of texts) {
      const settled = this.#places.get(id)?.settled;
      if (settled !== undefined) return settled;
    }
    return undefined;
  }

  /** Holds the ids for an append under way; forgets them again where it fails. */
  hold(stream: string, expectedRevision: number, texts: readonly EventText[], append: Promise<unknown>): void {
    const added: (readonly [string, Place])[] = [];
    this.#held += 1;
    const settled = append.then(
      () => {
        this.#held -= 1;
        for (const [, place] of added) place.settled = undefined;
      },
      () => {
        this.#held -= 1;
        for (const [id, place] of added) if (this.#places.get(id) === place) this.#places.delete(id);
      },
    );
    for (const [index, { id }] of texts.entries()) {
      if (this.#places.has(id)) continue;
      const place = { stream, revision: expectedRevision + 1 + index, settled };
      added.push([id, place]);
      this.#places.set(id, place);
    }
    this.#forgetTheOldest();
  }

  /** An event that was read. */
  note(id: string, stream: string, revision: number): void {
    if (this.#places.has(id)) return;
    this.#places.set(id, { stream, revision });
    this.#forgetTheOldest();
  }

  /** A fifth at once: to find the oldest of a map from which many were taken one by one takes ever longer. */
  #forgetTheOldest(): void {
    if (this.#places.size <= this.most * 1.25) return;
    for (const [id] of this.#places) {
      this.#places.delete(id);
      if (this.#places.size <= this.most) return;
    }
  }
}
