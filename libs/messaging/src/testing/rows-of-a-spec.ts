import { beforeTheFirst, type Checkpoint } from '../checkpoint.js';
import {
  ProcessRows,
  type AsideWork,
  type DueDeadline,
  type ProcessChange,
  type ProcessRow,
  type ProcessStep,
  type RefusedRequest,
  type ReleasedWork,
  type ReleaseRequest,
  type WaitingProcess,
} from '../process-rows.js';

type Place = { readonly manager: string; readonly key: string };
const isOf = (one: Place) => (other: Place) => one.manager === other.manager && one.key === other.key;

/** Rows that live as long as the spec. */
export class RowsOfASpec extends ProcessRows {
  place: Checkpoint = beforeTheFirst;
  readonly states = new Map<string, ProcessRow>();
  deadlines: DueDeadline[] = [];
  aside: AsideWork[] = [];
  waits: WaitingProcess[] = [];
  requests: ReleaseRequest[] = [];
  readonly refusals: RefusedRequest[] = [];

  checkpoint = (): Checkpoint => this.place;
  isEmpty = (): boolean => this.states.size + this.deadlines.length + this.refusals.length === 0;
  find = (manager: string, key: string): ProcessRow | undefined => this.states.get(`${manager}/${key}`);
  nextDue = (instant: string): DueDeadline | undefined => this.#moving().filter(({ dueAt }) => dueAt <= instant)[0];
  earliest = (): string | undefined => this.#moving()[0]?.dueAt;
  refused = (): readonly RefusedRequest[] => this.refusals;
  waiting = (): readonly WaitingProcess[] => this.waits;
  setAside = (manager: string, key: string): readonly AsideWork[] => this.aside.filter(isOf({ manager, key }));
  ask = (request: ReleaseRequest): void => void this.requests.push(request);
  asked = (): ReleaseRequest | undefined => this.requests[0];
  close = (): void => undefined;

  commit({ changes, refused, reached, setAside = [], waiting = [], released }: ProcessStep): void {
    for (const change of changes) this.#change(change);
    if (released !== undefined) this.#release(released);
    this.waits.push(...waiting);
    this.aside.push(...setAside);
    this.refusals.push(...refused);
    this.place = reached ?? this.place;
  }

  #moving(): readonly DueDeadline[] {
    return this.deadlines.filter((deadline) => !this.waits.some(isOf(deadline))).sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  }

  #change({ manager, key, row, set, cancel }: ProcessChange): void {
    const isMine = isOf({ manager, key });
    if (row === null) {
      this.states.delete(`${manager}/${key}`);
      this.deadlines = this.deadlines.filter((deadline) => !isMine(deadline));
    } else if (row !== undefined) this.states.set(`${manager}/${key}`, row);
    const gone = new Set([...cancel, ...set.map(({ name }) => name)]);
    this.deadlines = this.deadlines.filter((deadline) => !(isMine(deadline) && gone.has(deadline.name)));
    this.deadlines.push(...set.map((deadline) => ({ manager, key, ...deadline })));
  }

  #release({ manager, key, done, waits }: ReleasedWork): void {
    const isMine = isOf({ manager, key });
    const gone = new Set(this.aside.filter(isMine).slice(0, done));
    this.aside = this.aside.filter((work) => !gone.has(work));
    this.waits = [...this.waits.filter((one) => !isMine(one)), ...(waits === undefined ? [] : [waits])];
    this.requests = this.requests.filter((one) => !isMine(one));
  }
}
