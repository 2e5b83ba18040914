import type { Delivered, EventStore } from '@continuum/event-sourcing';
import { after, unseen, type Checkpoint } from './checkpoint.js';

/** Somebody who consumes the whole log in order and keeps the place where it stopped. */
export interface Subscriber {
  readonly name: string;
  /** Where it stands, from its own durable rows. */
  checkpoint(): Checkpoint;
  /** Takes the events in and moves the checkpoint to `reached`, both in one transaction or not at all. */
  consume(events: readonly Delivered[], reached: Checkpoint): void | Promise<void>;
}

/** What is told of a subscription while it runs. */
export interface SubscriptionNews {
  advanced?(subscriber: Subscriber, reached: Checkpoint): void;
  /** It threw; it is tried again after `retryInMs` from where it stood, while the others go on. */
  failed?(subscriber: Subscriber, reason: unknown, retryInMs: number): void;
}

export interface ConvoyOptions {
  /** Most events in one read, and so in one transaction of a subscriber. */
  readonly batch: number;
  readonly firstRetryMs: number;
  readonly lastRetryMs: number;
}

const defaults: ConvoyOptions = { batch: 1_000, firstRetryMs: 250, lastRetryMs: 30_000 };

interface Member {
  readonly subscriber: Subscriber;
  checkpoint: Checkpoint;
  retryAtMs: number;
  retryInMs: number;
}

/**
 * Runs subscribers over one log together: those at the same place share each read, one that lags is brought up first,
 * one that fails is set back to its own checkpoint and tried again while the others go on. Nobody ever skips:
 * each batch begins after the subscriber's own position.
 */
export class Convoy {
  readonly #members = new Map<string, Member>();
  readonly #options: ConvoyOptions;
  #wake = new AbortController();

  constructor(
    private readonly store: Pick<EventStore, 'readAll' | 'subscribe'>,
    private readonly news: SubscriptionNews = {},
    options: Partial<ConvoyOptions> = {},
  ) {
    this.#options = { ...defaults, ...options };
  }

  /** Adds a subscriber, or puts a new one in the place of the one of the same name, also while the convoy runs. */
  join(subscriber: Subscriber): void {
    const { firstRetryMs } = this.#options;
    this.#members.set(subscriber.name, { subscriber, checkpoint: subscriber.checkpoint(), retryAtMs: 0, retryInMs: firstRetryMs });
    this.#wake.abort();
  }

  /** Runs until `signal` aborts; what was begun is finished first. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.#wake = new AbortController();
      const stop = AbortSignal.any([signal, this.#wake.signal]);
      const group = this.#furthestBehind();
      if (group === undefined) await this.#pause(stop, this.#options.lastRetryMs);
      else if (group.next !== undefined) await this.#bringUp(group.members, group.next);
      else await this.#travel(group.members, stop);
    }
  }

  /** The healthy members that stand furthest behind, and where the next ones stand; no `next` when all are together. */
  #furthestBehind(): { members: readonly Member[]; next: number | undefined } | undefined {
    const now = performance.now();
    const healthy = [...this.#members.values()].filter((member) => member.retryAtMs <= now);
    const positions = [...new Set(healthy.map(({ checkpoint }) => checkpoint.position))].sort((a, b) => a - b);
    const [least, next] = positions;
    if (least === undefined) return undefined;
    return { members: healthy.filter(({ checkpoint }) => checkpoint.position === least), next };
  }

  async #bringUp(members: readonly Member[], upTo: number): Promise<void> {
    const from = members[0]?.checkpoint.position ?? 0;
    const events = await this.store.readAll(from, Math.min(this.#options.batch, upTo - from));
    await this.#deliver(
      members,
      events.filter(({ position }) => position <= upTo),
    );
  }

  async #travel(members: readonly Member[], stop: AbortSignal): Promise<void> {
    const retry = this.#wakeForRetry();
    try {
      for await (const events of this.store.subscribe(members[0]?.checkpoint.position ?? 0, stop)) {
        if (!(await this.#deliver(members, events)) || stop.aborted) return;
      }
    } finally {
      clearTimeout(retry);
    }
  }

  /** Whether every member took the events; what lies before their place was delivered twice and is left out. */
  async #deliver(members: readonly Member[], delivered: readonly Delivered[]): Promise<boolean> {
    const events = members[0] === undefined ? [] : unseen(members[0].checkpoint, delivered);
    if (events.length === 0) return true;
    let before: Checkpoint | undefined;
    let reached: Checkpoint | undefined;
    let allTook = true;
    for (const member of members) {
      if (reached === undefined || before?.hash !== member.checkpoint.hash || before.count !== member.checkpoint.count) {
        before = member.checkpoint;
        reached = after(before, events);
      }
      allTook = (await this.#hand(member, events, reached)) && allTook;
    }
    return allTook;
  }

  async #hand(member: Member, events: readonly Delivered[], reached: Checkpoint): Promise<boolean> {
    const { subscriber } = member;
    if (this.#members.get(subscriber.name) !== member) return false;
    try {
      await subscriber.consume(events, reached);
      member.checkpoint = reached;
      member.retryInMs = this.#options.firstRetryMs;
      this.news.advanced?.(subscriber, reached);
      return true;
    } catch (reason) {
      member.checkpoint = subscriber.checkpoint();
      member.retryAtMs = performance.now() + member.retryInMs;
      this.news.failed?.(subscriber, reason, member.retryInMs);
      member.retryInMs = Math.min(member.retryInMs * 2, this.#options.lastRetryMs);
      return false;
    }
  }

  #wakeForRetry(): NodeJS.Timeout | undefined {
    const now = performance.now();
    const waiting = [...this.#members.values()].map(({ retryAtMs }) => retryAtMs).filter((at) => at > now);
    if (waiting.length === 0) return undefined;
    return setTimeout(() => this.#wake.abort(), Math.min(...waiting) - now + 1);
  }

  async #pause(stop: AbortSignal, mostMs: number): Promise<void> {
    const retry = this.#wakeForRetry();
    await new Promise<void>((resolve) => {
      if (stop.aborted) return resolve();
      const timer = setTimeout(resolve, mostMs);
      stop.addEventListener(
        'abort',
        () => {
          clearTimeout(timer);
          resolve();
        },
        { once: true },
      );
    });
    clearTimeout(retry);
  }
}
