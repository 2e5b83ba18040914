import type { Recorded } from '@continuum/contracts';
import { derivedId, DomainError, type Clock, type Command, type Delivered, type Order } from '@continuum/event-sourcing';
import { after, type Checkpoint } from './checkpoint.js';
import { causeOf, causeOfDeadline, nextRow, type Cause } from './process-cause.js';
import { ProcessDraft } from './process-draft.js';
import type { AnyProcessManager, Asked, ProcessManager, Reaction } from './process-manager.js';
import type { AsideWork, DueDeadline, ProcessRows, ReleaseRequest, WaitingProcess } from './process-rows.js';
import { isWorthRetrying, reasonOf } from './quarantine.js';
import type { Subscriber } from './subscription.js';

/** Sends a command the way an application would; refuses as the command's decider does. */
export type Send = (command: Command) => Promise<unknown>;

/** A manager after its types were checked where it was written. */
type Manager = ProcessManager<Recorded, unknown>;

/**
 * Runs process managers over the log and the clock. Commands are sent first, then states, deadlines and checkpoint commit
 * together, before the next event is heard that asks for anything; ids follow from the event or the deadline. So after a crash in
 * between the same commands are recognised as repeats, and one that changed nothing is not decided anew behind a later event's.
 * A reaction that throws, or whose command fails in a way that another try does not mend, stops its own process: what comes for it
 * is set aside in order. Where the store does not answer, the whole batch comes again.
 */
export class ProcessRunner implements Subscriber {
  readonly name = 'process-managers';
  readonly #managers: readonly Manager[];

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
    let draft = new ProcessDraft(this.rows);
    let place = this.rows.checkpoint();
    let uncommitted = 0;
    for (const [index, event] of events.entries()) {
      await this.#hear(event, draft);
      if (!draft.hasAsked) continue;
      place = after(place, events.slice(uncommitted, index + 1));
      this.rows.commit({ ...draft, reached: place });
      draft = new ProcessDraft(this.rows);
      uncommitted = index + 1;
    }
    if (uncommitted < events.length) this.rows.commit({ ...draft, reached });
  }

  async #hear(event: Delivered, draft: ProcessDraft): Promise<void> {
    for (const manager of this.#managers) {
      const key = manager.on[event.type] === undefined ? null : manager.key(event);
      if (key === null) continue;
      await this.#orSetAside({ manager: manager.name, key, position: event.position }, draft, () => this.#react(manager, key, event, draft));
    }
  }

  /** Wakes every process whose deadline has come, in the order of the deadlines. How many were woken. */
  async wakeDue(): Promise<number> {
    let woken = 0;
    for (let due = this.rows.nextDue(this.clock.now()); due !== undefined; due = this.rows.nextDue(this.clock.now())) {
      const { manager, key, name, dueAt } = due;
      const draft = new ProcessDraft(this.rows);
      const work = { manager, key, position: this.rows.checkpoint().position, deadline: { name, dueAt } };
      await this.#orSetAside(work, draft, () => this.#wake({ manager, key, name, dueAt }, draft));
      this.rows.commit(draft);
      woken += 1;
    }
    return woken;
  }

  /** Takes up what was set aside of a process, in order, as far as it goes; the first piece is left out where the request says why. */
  async release(request: ReleaseRequest, eventAt: (position: number) => Promise<Delivered>): Promise<void> {
    const { manager, key, skipWhy } = request;
    const draft = new ProcessDraft(this.rows);
    const all = this.rows.setAside(manager, key);
    let done = skipWhy === undefined ? 0 : 1;
    const [skipped] = all;
    if (skipWhy !== undefined && skipped?.deadline !== undefined) draft.change({ manager, key, set: [], cancel: [skipped.deadline.name] });
    let waits: WaitingProcess | undefined;
    for (const work of all.slice(done)) {
      try {
        await draft.attempt(() => this.#takeUp(work, draft, eventAt));
        done += 1;
      } catch (error) {
        if (isWorthRetrying(error)) throw error;
        waits = { manager, key, since: work.position, reason: reasonOf(error) };
        break;
      }
    }
    this.rows.commit({ ...draft, released: { ...request, done, ...(waits === undefined ? {} : { waits }), releasedAt: this.clock.now() } });
  }

  async #takeUp({ manager: name, key, position, deadline }: AsideWork, draft: ProcessDraft, eventAt: (position: number) => Promise<Delivered>): Promise<void> {
    if (deadline !== undefined) return this.#wake({ manager: name, key, ...deadline }, draft);
    const manager = this.#managers.find((one) => one.name === name);
    if (manager !== undefined) await this.#react(manager, key, await eventAt(position), draft);
  }

  async #orSetAside(work: AsideWork, draft: ProcessDraft, attempt: () => Promise<void>): Promise<void> {
    if (draft.isWaiting(work.manager, work.key)) return void draft.setAside.push(work);
    try {
      await draft.attempt(attempt);
    } catch (error) {
      if (isWorthRetrying(error)) throw error;
      draft.wait(work, reasonOf(error));
    }
  }

  async #react(manager: Manager, key: string, event: Delivered, draft: ProcessDraft): Promise<void> {
    const reaction = manager.on[event.type]?.(draft.find(manager.name, key)?.state ?? manager.initial, event);
    if (reaction !== undefined) await this.#follow(manager, key, reaction, causeOf(event, this.clock), draft);
  }

  async #wake(due: DueDeadline, draft: ProcessDraft): Promise<void> {
    const manager = this.#managers.find(({ name }) => name === due.manager);
    const row = draft.find(due.manager, due.key);
    const answer = manager?.due?.[due.name] ?? manager?.due?.[due.name.split(':')[0] ?? ''];
    const reaction = row === undefined ? undefined : answer?.(row.state, { name: due.name, dueAt: due.dueAt });
    // The deadline goes first: the reaction may set one of the same name anew.
    const over = { manager: due.manager, key: due.key, set: [], cancel: [due.name] };
    if (manager === undefined || row === undefined || reaction === undefined) return draft.change(over);
    await this.#follow(manager, due.key, reaction, causeOfDeadline(due, row, this.clock), draft, due.name);
  }

  async #follow(manager: Manager, key: string, reaction: Reaction<unknown>, cause: Cause, draft: ProcessDraft, over?: string): Promise<void> {
    for (const [index, asked] of (reaction.commands ?? []).entries()) {
      draft.hasAsked = true;
      const order: Order = {
        ...cause.order,
        commandId: derivedId(cause.id, `${manager.name}/${key}/${index}`),
        by: { ref: `process.${manager.name}`, role: 'system' },
      };
      const code = await this.#request(asked, order);
      if (code !== undefined) draft.refused.push({ manager: manager.name, key, causedBy: cause.id, command: asked.type, code, refusedAt: this.clock.now() });
    }
    const next = nextRow(draft.find(manager.name, key), reaction, cause);
    if (over !== undefined) draft.change({ manager: manager.name, key, set: [], cancel: [over] });
    const { deadlines: set = [], cancel = [] } = reaction;
    draft.change({ manager: manager.name, key, ...(next === undefined ? {} : { row: next }), set, cancel });
  }

  /** The code of the refusal, if it was refused. What is worth trying again is thrown. */
  async #request(asked: Asked, order: Order): Promise<string | undefined> {
    try {
      await this.send(Object.assign(asked, { order }));
      return undefined;
    } catch (error) {
      if (error instanceof DomainError && !isWorthRetrying(error)) return error.code;
      throw error;
    }
  }
}
