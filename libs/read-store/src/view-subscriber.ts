import type { Delivered } from '@continuum/event-sourcing';
import type { Checkpoint, Subscriber } from '@continuum/messaging';
import type { Recorded } from '@continuum/contracts';
import type { View } from './view.js';
import type { Generation, KeptRow } from './view-store.js';

type Row = object;
type Untyped = View<Recorded, Row>;

/** Fills one generation of one view from the log. Rows in use stay in memory, at most `cachedRows` of them. */
export class ViewSubscriber implements Subscriber {
  readonly #view: Untyped;
  readonly #cache = new Map<string, Row>();

  constructor(
    private readonly generation: Generation,
    private readonly cachedRows = 5_000,
  ) {
    // `AnyView` forgot which events the view takes; its own map still names them, and only those are handed to it.
    this.#view = generation.view as unknown as Untyped;
  }

  get name(): string {
    return this.#view.name;
  }

  checkpoint(): Checkpoint {
    this.#cache.clear();
    return this.generation.checkpoint();
  }

  consume(events: readonly Delivered[], reached: Checkpoint): void {
    const touched = new Map<string, Row | null>();
    for (const event of events) this.#apply(event, touched);
    const put: KeptRow[] = [];
    const taken: string[] = [];
    for (const [key, row] of touched) {
      if (row === null) taken.push(key);
      else put.push({ key, row, columns: columnsOf(this.#view, row) });
    }
    this.generation.commit(put, taken, reached);
    this.#keep(touched);
  }

  #apply(event: Delivered, touched: Map<string, Row | null>): void {
    const handler = this.#view.on[event.type];
    if (handler === undefined) return;
    for (const key of this.#view.keys(event)) {
      const before = touched.get(key);
      const row = before === undefined ? this.#row(key) : (before ?? undefined);
      const next = handler(row, event, key);
      if (next === undefined || (next === null && row === undefined)) continue;
      touched.set(key, next);
    }
  }

  #row(key: string): Row | undefined {
    // What a generation holds under this view's name was made by this view.
    return this.#cache.get(key) ?? (this.generation.find(key) as Row | undefined);
  }

  #keep(touched: ReadonlyMap<string, Row | null>): void {
    for (const [key, row] of touched) {
      this.#cache.delete(key);
      if (row !== null) this.#cache.set(key, row);
    }
    for (const key of this.#cache.keys()) {
      if (this.#cache.size <= this.cachedRows) return;
      this.#cache.delete(key);
    }
  }
}

const columnsOf = (view: Untyped, row: Row): Record<string, string | number | null> =>
  Object.fromEntries(Object.entries(view.columns).map(([name, { of }]) => [name, of(row)]));
