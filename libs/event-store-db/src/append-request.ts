import sharedPb from '@eventstore/db-client/generated/shared_pb.js';
import streamsPb from '@eventstore/db-client/generated/streams_pb.js';
import { noStream, type EventText } from '@continuum/event-sourcing';
import { proposedEvent } from './proposed-event.js';

/** Most bytes of events in one message of an append; the rest follows in further ones. */
const messageBytes = 1_000_000;
const utf8 = new TextEncoder();

/** One message of an append. */
export class AppendRequest extends streamsPb.BatchAppendReq {
  readonly #events: Buffer[] = [];
  #size = 0;

  /** Takes the event, unless it is full. */
  takes(event: Buffer): boolean {
    if (this.#size > 0 && this.#size + event.length > messageBytes) return false;
    this.#events.push(event);
    this.#size += event.length;
    return true;
  }

  /** What the generated code knows, then the events, which are in the wire's format already. */
  override serializeBinary(): Uint8Array {
    return Buffer.concat([super.serializeBinary(), ...this.#events]);
  }
}

/** The messages of the append with this number, in their order; the last of them says that it is. */
export function* requestsOf(number: number, name: string, expectedRevision: number, texts: readonly EventText[]): Generator<AppendRequest, void, undefined> {
  let request = numbered(number);
  request.setOptions(optionsOf(name, expectedRevision));
  for (const text of texts) {
    const event = proposedEvent(text);
    if (request.takes(event)) continue;
    yield request;
    request = numbered(number);
    request.takes(event);
  }
  request.setIsFinal(true);
  yield request;
}

const numbered = (number: number): AppendRequest => {
  const request = new AppendRequest();
  request.setCorrelationId(new sharedPb.UUID().setString(`00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`));
  return request;
};

const optionsOf = (name: string, expectedRevision: number): InstanceType<typeof streamsPb.BatchAppendReq.Options> => {
  const options = new streamsPb.BatchAppendReq.Options();
  options.setStreamIdentifier(new sharedPb.StreamIdentifier().setStreamName(utf8.encode(name)));
  return expectedRevision === noStream ? options.setNoStream(new sharedPb.Empty()) : options.setStreamPosition(String(expectedRevision));
};
