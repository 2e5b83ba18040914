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

/** The state of a stream under one fold, and when the store was asked for it. */
interface Answer {
  readonly loaded: Loaded<unknown>;
  readonly asked: number;
  readonly askedAtMs: number;
}

/** What is kept of a stream: the answers, and when this process last wrote to it. `asked` and `written` count one after the other. */
interface Kept {
  readonly answers: Map<Fold<unknown, Fact>, Answer>;
  written: number;
}

/**
 * The states of streams, kept while they are in use and brought up to date by what was appended since.
 * `load` asks the store, so another process's appends are always seen. `recall` and `presume` ask nobody.
 */
export class StreamStates {
  readonly #kept: Recent<Kept>;
  #moment = 0;

  constructor(
    private readonly store: EventStore,
    most: number,
  ) {
    this.#kept = new Recent(most);
  }

  /** @throws NotFound when the stream belongs to another facility. */
  async load<S, F extends Fact>(fold: Fold<S, F>, stream: string, facility: string): Promise<Loaded<S>> {
    const kept = this.#of(stream);
    const [asked, askedAtMs] = [(this.#moment += 1), performance.now()];
    const before = answerOf(kept, fold)?.loaded ?? nothingYet(fold);
    const news = await this.store.readStream(stream, before.revision + 1);
    const loaded = news.length === 0 ? before : advance(fold, before, news);
    if (loaded.revision !== noStream) kept.answers.set(fold as unknown as Fold<unknown, Fact>, { loaded, asked, askedAtMs });
    return ofFacility(loaded, stream, facility);
  }

  /** The stream as it was when it was asked for within the last `withinMs`; undefined where it was not, or this process wrote to it since. @throws NotFound */
  recall<S, F extends Fact>(fold: Fold<S, F>, stream: string, facility: string, withinMs = Infinity): Loaded<S> | undefined {
    const kept = this.#kept.get(stream);
    const answer = kept === undefined ? undefined : answerOf(kept, fold);
    if (kept === undefined || answer === undefined || answer.asked < kept.written) return undefined;
    return performance.now() - answer.askedAtMs > withinMs ? undefined : ofFacility(answer.loaded, stream, facility);
  }

  /** What there is to decide on without asking: what was answered last, or an empty stream where nobody asked lately. @throws NotFound */
  presume<S, F extends Fact>(fold: Fold<S, F>, stream: string, facility: string): Loaded<S> | undefined {
    return this.#kept.get(stream) === undefined ? nothingYet(fold) : this.recall(fold, stream, facility);
  }

  /** This process wrote to the stream, or may have: what is kept of it is behind. */
  written(stream: string): void {
    const kept = this.#kept.get(stream);
    if (kept !== undefined) kept.written = this.#moment += 1;
  }

  forget(stream: string): void {
    this.#kept.get(stream)?.answers.clear();
  }

  #of(stream: string): Kept {
    const kept = this.#kept.get(stream) ?? { answers: new Map<Fold<unknown, Fact>, Answer>(), written: 0 };
    this.#kept.set(stream, kept);
    return kept;
  }
}

const answerOf = <S, F extends Fact>({ answers }: Kept, fold: Fold<S, F>): (Answer & { readonly loaded: Loaded<S> }) | undefined =>
  // What was kept under a fold was made by that fold.
  answers.get(fold as unknown as Fold<unknown, Fact>) as (Answer & { readonly loaded: Loaded<S> }) | undefined;

const ofFacility = <S>(loaded: Loaded<S>, stream: string, facility: string): Loaded<S> => {
  if (loaded.facility !== undefined && loaded.facility !== facility) throw new NotFound(stream);
  return loaded;
};
