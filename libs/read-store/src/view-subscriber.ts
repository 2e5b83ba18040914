import { Recent, type Delivered } from '@continuum/event-sourcing';
import { isWorthRetrying, reasonOf, type Checkpoint, type Subscriber } from '@continuum/messaging';
import { keptRow, untyped, type Row, type Untyped } from './row-change.js';
import type { FilledGeneration, KeptRow, WaitingKey } from './view-store.js';

/** What a batch does, as it is being worked out. */
interface Draft {
  readonly touched: Map<string, Row | null>;
  readonly waiting: WaitingKey[];
  readonly setAside: { readonly key: string; readonly position: number }[];
  readonly isCareful: boolean;
}

/**
 * Fills one generation of one view from the log. Rows in use stay in memory, at most `cachedRows` of them.
 * A handler that throws stops its own key: the row stays as it was before, the event and all later ones of the key are set aside
 * in order, everything else flows. What the machine refuses (a full disk, a lock) stops the view instead, and the batch comes again.
 */
export class ViewSubscriber implements Subscriber {
  readonly #view: Untyped;
  readonly #cache: Recent<Row>;
  /** Since which position a key waits. */
  #waiting = new Map<string, number>();
  #place: Checkpoint | undefined;
  #isStale = true;

  constructor(
    private readonly generation: FilledGeneration,
    cachedRows = 5_000,
  ) {
    this.#view = untyped(generation.view);
    this.#cache = new Recent(cachedRows);
  }

  get name(): string {
    return this.#view.name;
  }

  checkpoint(): Checkpoint {
    this.#isStale = true;
    this.#place = this.generation.checkpoint();
    return this.#place;
  }

  consume(events: readonly Delivered[], reached: Checkpoint): void {
    try {
      const touched = this.#write(events, reached);
      this.#place = reached;
      this.#keep(touched);
    } catch (error) {
      // What is in memory may be of a transaction that did not land.
      this.#isStale = true;
      throw error;
    }
  }

  #write(events: readonly Delivered[], reached: Checkpoint): Draft['touched'] {
    let touched: Draft['touched'] = new Map();
    this.generation.write((isUntouched) => {
      if (!isUntouched || this.#isStale) this.#lookAgain();
      const { draft, put } = this.#drafted(events);
      touched = draft.touched;
      const taken = [...touched].filter(([, row]) => row === null).map(([key]) => key);
      return { put, taken, waiting: draft.waiting, setAside: draft.setAside, reached };
    });
    return touched;
  }

  /** Rows are written out once at the end; where one cannot be, again, with each written out at once, to tell which event is at fault. */
  #drafted(events: readonly Delivered[]): { readonly draft: Draft; readonly put: readonly KeptRow[] } {
    const draft = this.#draftOf(events, false);
    try {
      return { draft, put: this.#rowsOf(draft) };
    } catch {
      this.#lookAgain();
      const careful = this.#draftOf(events, true);
      return { draft: careful, put: this.#rowsOf(careful) };
    }
  }

  #draftOf(events: readonly Delivered[], isCareful: boolean): Draft {
    const draft: Draft = { touched: new Map(), waiting: [], setAside: [], isCareful };
    for (const event of events) this.#apply(event, draft);
    return draft;
  }

  #apply(event: Delivered, draft: Draft): void {
    if (this.#view.on[event.type] === undefined) return;
    for (const key of this.#view.keys(event)) {
      if (event.position >= (this.#waiting.get(key) ?? Infinity)) draft.setAside.push({ key, position: event.position });
      else if (!this.generation.skips.has(key, event.position)) this.#applyTo(key, event, draft);
    }
  }

  #applyTo(key: string, event: Delivered, { touched, waiting, setAside, isCareful }: Draft): void {
    try {
      const before = touched.get(key);
      const row = before === undefined ? this.#row(key) : (before ?? undefined);
      const next = this.#view.on[event.type]?.(row, event, key);
      if (next === undefined || (next === null && row === undefined)) return;
      if (isCareful && next !== null) keptRow(this.#view, key, next);
      touched.set(key, next);
    } catch (error) {
      if (isWorthRetrying(error)) throw error;
      this.#waiting.set(key, event.position);
      waiting.push({ key, since: event.position, reason: reasonOf(error) });
      setAside.push({ key, position: event.position });
    }
  }

  #rowsOf({ touched }: Draft): readonly KeptRow[] {
    const rows: KeptRow[] = [];
    for (const [key, row] of touched) if (row !== null) rows.push(keptRow(this.#view, key, row));
    return rows;
  }

  #row(key: string): Row | undefined {
    // What a generation holds under this view's name was made by this view.
    return this.#cache.get(key) ?? (this.generation.find(key) as Row | undefined);
  }

  /** Somebody else wrote to the generation: rows in memory may be of yesterday, keys may wait no more. */
  #lookAgain(): void {
    this.#cache.clear();
    this.#waiting = new Map(this.generation.waiting().map(({ key, since }) => [key, since]));
    const place = this.generation.checkpoint();
    if (this.#place !== undefined && this.#place.position !== place.position)
      throw new Error(`Somebody else fills ${this.name}: it stands at ${place.position}, not at ${this.#place.position}.`);
    this.#isStale = false;
  }

  #keep(touched: ReadonlyMap<string, Row | null>): void {
    for (const [key, row] of touched) {
      if (row === null) this.#cache.delete(key);
      else this.#cache.set(key, row);
    }
  }
}
