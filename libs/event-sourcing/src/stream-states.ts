import type { Fact, Recorded } from '@continuum/contracts';
import type { Fold } from './decider.js';
import { NotFound } from './errors.js';
import { noStream, type EventStore } from './event-store.js';
import { Recent } from './recent.js';

interface FirstOutcome {
  readonly fingerprint: string;
  readonly position: number;
  readonly revision: number;
  readonly events: readonly { readonly id: string; readonly type: string; readonly data: unknown }[];
}

/**
 * What was already answered to whom, in one stream. It grows with the stream and is shared by the states that are kept of it,
 * so that bringing a long stream up to date costs no more than the news.
 */
class FirstOutcomes {
  readonly #byCommand = new Map<string, FirstOutcome>();

  get(commandId: string): FirstOutcome | undefined {
    return this.#byCommand.get(commandId);
  }

  /** Two loads at once may bring the same news: what is known of a revision is not noted twice. */
  note({ commandid, fingerprint, position, revision, id, type, data }: Recorded): void {
    const before = this.#byCommand.get(commandid);
    if (before !== undefined && before.revision >= revision) return;
    this.#byCommand.set(commandid, { fingerprint, position, revision, events: [...(before?.events ?? []), { id, type, data }] });
  }
}

/** A stream's state, and what was already answered to whom. */
export interface Loaded<State> {
  readonly state: State;
  readonly revision: number;
  readonly position: number;
  readonly facility: string | undefined;
  readonly outcomes: FirstOutcomes;
}

const nothingYet = <S, F extends Fact>(fold: Fold<S, F>): Loaded<S> => ({
  state: fold.initial,
  revision: noStream,
  position: 0,
  facility: undefined,
  outcomes: new FirstOutcomes(),
});

const advance = <S, F extends Fact>(fold: Fold<S, F>, loaded: Loaded<S>, events: readonly Recorded[]): Loaded<S> => {
  const { outcomes } = loaded;
  let { state, revision, position } = loaded;
  for (const event of events) {
    // A fold is written for the events of its own stream; the stream's name led here.
    state = fold.evolve(state, event as unknown as F, event);
    if (state === undefined) throw new Error(`Stream ${event.stream} holds ${event.type}, which its fold does not know.`);
    revision = event.revision;
    position = event.position;
    outcomes.note(event);
  }
  return { state, revision, position, facility: loaded.facility ?? events[0]?.facility, outcomes };
};

/**
 * The states of streams, kept while they are in use and brought up to date by what was appended since.
 * Every load asks the store, so another process's appends are always seen.
 */
export class StreamStates {
  readonly #kept: Recent<Map<Fold<unknown, Fact>, Loaded<unknown>>>;

  constructor(
    private readonly store: EventStore,
    most: number,
  ) {
    this.#kept = new Recent(most);
  }

  /** @throws NotFound when the stream belongs to another facility. */
  async load<S, F extends Fact>(fold: Fold<S, F>, stream: string, facility: string): Promise<Loaded<S>> {
    const key = fold as unknown as Fold<unknown, Fact>;
    // What was kept under a fold was made by that fold.
    const kept = (this.#kept.get(stream)?.get(key) as Loaded<S> | undefined) ?? nothingYet(fold);
    const news = await this.store.readStream(stream, kept.revision + 1);
    const loaded = news.length === 0 ? kept : advance(fold, kept, news);
    if (loaded.facility !== undefined && loaded.facility !== facility) throw new NotFound(stream);
    if (loaded.revision !== noStream) this.#keep(stream, key, loaded);
    return loaded;
  }

  forget(stream: string): void {
    this.#kept.delete(stream);
  }

  #keep(stream: string, fold: Fold<unknown, Fact>, loaded: Loaded<unknown>): void {
    const folds = this.#kept.get(stream) ?? new Map<Fold<unknown, Fact>, Loaded<unknown>>();
    this.#kept.set(stream, folds.set(fold, loaded));
  }
}
