import type { AsideWork, ProcessChange, ProcessRow, ProcessRows, RefusedRequest, WaitingProcess } from './process-rows.js';

const placeOf = (manager: string, key: string): string => `${manager}/${key}`;

/** What a step does to the rows, as it is being worked out; nothing of it is kept before it is committed as a whole. */
export class ProcessDraft {
  readonly changes: ProcessChange[] = [];
  readonly refused: RefusedRequest[] = [];
  readonly setAside: AsideWork[] = [];
  readonly waiting: WaitingProcess[] = [];
  /** Whether a command was sent: then the step is committed before the next one begins. */
  hasAsked = false;
  readonly #open = new Map<string, ProcessRow | null>();
  readonly #waitingPlaces: Set<string>;

  constructor(private readonly rows: ProcessRows) {
    this.#waitingPlaces = new Set(rows.waiting().map(({ manager, key }) => placeOf(manager, key)));
  }

  find(manager: string, key: string): ProcessRow | undefined {
    const open = this.#open.get(placeOf(manager, key));
    return open === undefined ? this.rows.find(manager, key) : (open ?? undefined);
  }

  isWaiting(manager: string, key: string): boolean {
    return this.#waitingPlaces.has(placeOf(manager, key));
  }

  change(change: ProcessChange): void {
    if (change.row !== undefined) this.#open.set(placeOf(change.manager, change.key), change.row);
    this.changes.push(change);
  }

  /** The process waits from this work on. */
  wait(work: AsideWork, reason: string): void {
    const { manager, key, position } = work;
    this.#waitingPlaces.add(placeOf(manager, key));
    this.waiting.push({ manager, key, since: position, reason });
    this.setAside.push(work);
  }

  /** Does one piece of work; what it refused before it threw is forgotten, for it is asked again when the work comes again. */
  async attempt(work: () => Promise<void>): Promise<void> {
    const refused = this.refused.length;
    try {
      await work();
    } catch (error) {
      this.refused.length = refused;
      throw error;
    }
  }
}
