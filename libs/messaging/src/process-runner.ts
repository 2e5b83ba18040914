import type { Recorded } from '@continuum/contracts';
import {
  derivedId,
  DomainError,
  idOfInstant,
  StoreUnavailable,
  TooMuchContention,
  type Clock,
  type Command,
  type Delivered,
  type Order,
} from '@continuum/event-sourcing';
import type { Checkpoint } from './checkpoint.js';
import type { AnyProcessManager, Asked, Deadline, ProcessManager, Reaction } from './process-manager.js';
import type { DueDeadline, ProcessChange, ProcessRow, ProcessRows, RefusedRequest } from './process-rows.js';
import type { Subscriber } from './subscription.js';

/** Sends a command the way an application would; refuses as the command's decider does. */
export type Send = (command: Command) => Promise<unknown>;

/** A manager after its types were checked where it was written. */
type Manager = ProcessManager<Recorded, unknown>;

interface Cause {
  readonly id: string;
  readonly order: Omit<Order, 'commandId' | 'by'>;
}

/**
 * Runs process managers over the log and the clock. Commands are sent first, then states, deadlines and checkpoint commit
 * together; ids follow from the event or the deadline, so after a crash in between the same commands are recognised as repeats.
 */
export class ProcessRunner implements Subscriber {
  readonly name = 'process-managers';
  readonly #managers: readonly Manager[];
  /** What the batch at hand has changed and not yet committed. */
  readonly #open = new Map<string, ProcessRow | null>();

  constructor(
    managers: readonly AnyProcessManager[],
    private readonly rows: ProcessRows,
    private readonly send: Send,
    private readonly clock: Clock,
  ) {
    // `AnyProcessManager` forgot which events each takes; its own map still names them, and only those are handed to it.
    this.#managers = managers as unknown as readonly Manager[];
  }

  checkpoint(): Checkpoint {
    return this.rows.checkpoint();
  }

  async consume(events: readonly Delivered[], reached: Checkpoint): Promise<void> {
    const changes: ProcessChange[] = [];
    const refused: RefusedRequest[] = [];
    this.#open.clear();
    try {
      for (const event of events) {
        for (const manager of this.#managers) {
          const react = manager.on[event.type];
          const key = react === undefined ? null : manager.key(event);
          if (react === undefined || key === null) continue;
          const row = this.#find(manager.name, key);
          const reaction = react(row?.state ?? manager.initial, event);
          await this.#follow(manager, key, row, reaction, causeOf(event, this.clock), changes, refused);
        }
      }
      this.rows.commit(changes, refused, reached);
    } finally {
      this.#open.clear();
    }
  }

  /** Wakes every process whose deadline has come, in the order of the deadlines. How many were woken. */
  async wakeDue(): Promise<number> {
    let woken = 0;
    for (let due = this.rows.nextDue(this.clock.now()); due !== undefined; due = this.rows.nextDue(this.clock.now())) {
      await this.#wake(due);
      woken += 1;
    }
    return woken;
  }

  async #wake(due: DueDeadline): Promise<void> {
    const manager = this.#managers.find(({ name }) => name === due.manager);
    const row = this.rows.find(due.manager, due.key);
    const answer = manager?.due?.[due.name] ?? manager?.due?.[due.name.split(':')[0] ?? ''];
    const changes: ProcessChange[] = [{ manager: due.manager, key: due.key, set: [], cancel: [due.name] }];
    const refused: RefusedRequest[] = [];
    if (manager !== undefined && row !== undefined && answer !== undefined) {
      const cause = causeOfDeadline(due, row, this.clock);
      await this.#follow(manager, due.key, row, answer(row.state, { name: due.name, dueAt: due.dueAt }), cause, changes, refused);
    }
    this.rows.commit(changes, refused);
    this.#open.clear();
  }

  #find(manager: string, key: string): ProcessRow | undefined {
    const open = this.#open.get(`${manager}/${key}`);
    return open === undefined ? this.rows.find(manager, key) : (open ?? undefined);
  }

  async #follow(
    manager: Manager,
    key: string,
    row: ProcessRow | undefined,
    reaction: Reaction<unknown>,
    cause: Cause,
    changes: ProcessChange[],
    refused: RefusedRequest[],
  ): Promise<void> {
    for (const [index, asked] of (reaction.commands ?? []).entries()) {
      const order: Order = {
        ...cause.order,
        commandId: derivedId(cause.id, `${manager.name}/${key}/${index}`),
        by: { ref: `process.${manager.name}`, role: 'system' },
      };
      const code = await this.#request(asked, order);
      if (code !== undefined) refused.push({ manager: manager.name, key, causedBy: cause.id, command: asked.type, code, refusedAt: this.clock.now() });
    }
    const next = nextRow(row, reaction, cause);
    if (next !== undefined) this.#open.set(`${manager.name}/${key}`, next);
    const set: readonly Deadline[] = reaction.deadlines ?? [];
    changes.push({ manager: manager.name, key, ...(next === undefined ? {} : { row: next }), set, cancel: reaction.cancel ?? [] });
  }

  /** The code of the refusal, if it was refused. What is worth trying again is thrown, and the whole batch comes again. */
  async #request(asked: Asked, order: Order): Promise<string | undefined> {
    try {
      await this.send(Object.assign(asked, { order }));
      return undefined;
    } catch (error) {
      if (error instanceof DomainError && !(error instanceof StoreUnavailable) && !(error instanceof TooMuchContention)) return error.code;
      throw error;
    }
  }
}

const nextRow = (row: ProcessRow | undefined, reaction: Reaction<unknown>, cause: Cause): ProcessRow | null | undefined => {
  if (reaction.state === undefined) return undefined;
  if (reaction.state === null) return null;
  return { state: reaction.state, facility: row?.facility ?? cause.order.facility, correlationId: row?.correlationId ?? cause.order.correlationId };
};

const causeOf = (event: Delivered, clock: Clock): Cause => ({
  id: event.id,
  order: { now: clock.now(), facility: event.facility, correlationId: event.correlationid, causationId: event.id },
});

const causeOfDeadline = (due: DueDeadline, row: ProcessRow, clock: Clock): Cause => ({
  id: idOfInstant(due.dueAt, `${due.manager}/${due.key}/${due.name}`),
  order: { now: clock.now(), facility: row.facility, correlationId: row.correlationId },
});
