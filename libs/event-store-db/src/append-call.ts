import type streamsPb from '@eventstore/db-client/generated/streams_pb.js';
import { RevisionConflict, StoreUnavailable, type EventText } from '@continuum/event-sourcing';
import { requestsOf, type AppendRequest } from './append-request.js';
import type { Appends } from './driver.js';
import { placeOf } from './places.js';
import { accessDenied, deleted, refusal, storeErrorOf, tooLarge } from './store-error.js';

type Response = InstanceType<typeof streamsPb.BatchAppendResp>;

/** Where the server says that an append landed, for the first time or long ago. */
export interface Landed {
  readonly position: number;
  readonly revision: number;
}

interface Asked {
  readonly stream: string;
  readonly expectedRevision: number;
  readonly landed: (landed: Landed) => void;
  readonly failed: (error: Error) => void;
}

const lowBits = (1n << 48n) - 1n;

/**
 * One call to the server over which appends go in the order in which they were asked for, each answered on its own.
 * The driver's own crashes the process with an unhandled rejection where the call breaks while writes wait, and keeps the
 * answers of all clients in one map; so the call is kept here. When it breaks, all that wait are told.
 */
export class AppendCall {
  readonly #asked = new Map<number, Asked>();
  readonly #queue: AppendRequest[] = [];
  #last = 0;
  #isFull = false;
  #isOver = false;

  constructor(
    private readonly call: Appends,
    private readonly whenOver: () => void,
  ) {
    call.on('data', (response: Response) => this.#hear(response));
    call.on('drain', () => {
      this.#isFull = false;
      this.#write();
    });
    call.on('error', (error) => this.#end(storeErrorOf(error)));
    call.on('end', () => this.#end(new StoreUnavailable('EventStoreDB hung up.')));
    call.on('close', () => this.#end(new StoreUnavailable('EventStoreDB hung up.')));
  }

  /** @throws RevisionConflict, AppendTooLarge, StoreAccessDenied, StoreUnusable, StoreUnavailable */
  append(name: string, stream: string, expectedRevision: number, texts: readonly EventText[]): Promise<Landed> {
    return new Promise((landed, failed) => {
      if (this.#isOver) return failed(new StoreUnavailable('EventStoreDB hung up.'));
      this.#last += 1;
      this.#asked.set(this.#last, { stream, expectedRevision, landed, failed });
      this.#queue.push(...requestsOf(this.#last, name, expectedRevision, texts));
      this.#write();
    });
  }

  #write(): void {
    while (!this.#isFull && !this.#isOver) {
      const request = this.#queue.shift();
      if (request === undefined) return;
      this.#isFull = !this.call.write(request);
    }
  }

  #hear(response: Response): void {
    const number = numberOf(response);
    const asked = this.#asked.get(number);
    if (asked === undefined) return;
    this.#asked.delete(number);
    const success = response.getSuccess();
    if (success === undefined) return asked.failed(errorOf(response, asked));
    asked.landed({ position: placeOf(success.getPosition()?.getCommitPosition()), revision: Number(success.getCurrentRevision()) });
  }

  #end(error: Error): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#queue.length = 0;
    for (const { failed } of this.#asked.values()) failed(error);
    this.#asked.clear();
    this.whenOver();
  }
}

const numberOf = (response: Response): number => {
  const id = response.getCorrelationId();
  if (id === undefined) return 0;
  if (id.hasString()) return Number.parseInt(id.getString().slice(-12), 16);
  return Number(BigInt(id.getStructured()?.getLeastSignificantBits() ?? 0) & lowBits);
};

const errorOf = (response: Response, { stream, expectedRevision }: Asked): Error => {
  switch (response.getError()?.getDetails()?.getTypeName()) {
    case refusal.revision:
      return new RevisionConflict(stream, expectedRevision);
    case refusal.accessDenied:
      return accessDenied();
    case refusal.tooLarge:
      return tooLarge();
    case refusal.deleted:
      return deleted();
    default:
      return new StoreUnavailable('EventStoreDB did not take the append.');
  }
};
