import sharedPb from '@eventstore/db-client/generated/shared_pb.js';
import streamsPb from '@eventstore/db-client/generated/streams_pb.js';
import { noStream, RevisionConflict, StoreUnavailable, type EventText } from '@continuum/event-sourcing';
import type { Appends } from './driver.js';
import { keptId, keptMeta } from './namespace.js';
import { placeOf } from './places.js';
import { accessDenied, deleted, refusal, storeErrorOf, tooLarge } from './store-error.js';

type Request = InstanceType<typeof streamsPb.BatchAppendReq>;
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

/** Most bytes of events in one message of an append; the rest follows in further ones. */
const messageBytes = 1_000_000;
const eventOverheadBytes = 200;
const lowBits = (1n << 48n) - 1n;
const bytes = new TextEncoder();

/**
 * One call to the server over which appends go in the order in which they were asked for, each answered on its own.
 * The driver's own crashes the process with an unhandled rejection where the call breaks while writes wait, and keeps the
 * answers of all clients in one map; so the call is kept here. When it breaks, all that wait are told.
 */
export class AppendCall {
  readonly #asked = new Map<number, Asked>();
  readonly #queue: Request[] = [];
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

const idOf = (number: number): InstanceType<typeof sharedPb.UUID> =>
  new sharedPb.UUID().setString(`00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`);

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

const messageOf = (text: EventText): InstanceType<typeof streamsPb.BatchAppendReq.ProposedMessage> => {
  const message = new streamsPb.BatchAppendReq.ProposedMessage();
  message.setId(new sharedPb.UUID().setString(keptId(text)));
  message.getMetadataMap().set('type', text.type).set('content-type', 'application/octet-stream');
  return message.setData(Buffer.from(text.data)).setCustomMetadata(Buffer.from(keptMeta(text)));
};

const optionsOf = (name: string, expectedRevision: number): InstanceType<typeof streamsPb.BatchAppendReq.Options> => {
  const options = new streamsPb.BatchAppendReq.Options();
  options.setStreamIdentifier(new sharedPb.StreamIdentifier().setStreamName(bytes.encode(name)));
  return expectedRevision === noStream ? options.setNoStream(new sharedPb.Empty()) : options.setStreamPosition(String(expectedRevision));
};

function* requestsOf(number: number, name: string, expectedRevision: number, texts: readonly EventText[]): Generator<Request> {
  let request = new streamsPb.BatchAppendReq().setCorrelationId(idOf(number)).setOptions(optionsOf(name, expectedRevision));
  let size = 0;
  for (const text of texts) {
    const more = text.meta.length + text.data.length + eventOverheadBytes;
    if (size > 0 && size + more > messageBytes) {
      yield request;
      request = new streamsPb.BatchAppendReq().setCorrelationId(idOf(number));
      size = 0;
    }
    size += more;
    request.addProposedMessages(messageOf(text));
  }
  yield request.setIsFinal(true);
}
