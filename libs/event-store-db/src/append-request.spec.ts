import streamsPb from '@eventstore/db-client/generated/streams_pb.js';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { noStream, type EventText } from '@continuum/event-sourcing';
import { requestsOf, type AppendRequest } from './append-request.js';
import { keptId, keptMeta } from './namespace.js';

const utf8 = new TextDecoder();
const id = '019caddb-a400-7000-8000-000000000001';
const long = fc.constantFrom(1, 127, 128, 16_383, 16_384, 40_000).map((length) => 'é'.repeat(length));
const anyText: fc.Arbitrary<EventText> = fc.record({
  id: fc.uuid(),
  type: fc.stringMatching(/^[A-Z][A-Za-z]{0,200}$/),
  meta: fc.oneof(fc.string({ unit: 'grapheme' }), long).map((note) => JSON.stringify({ note })),
  data: fc.oneof(fc.string({ unit: 'grapheme' }), long).map((note) => JSON.stringify({ note })),
});

/** A message as the driver's own code reads it off the wire. */
const received = (request: AppendRequest): InstanceType<typeof streamsPb.BatchAppendReq> =>
  streamsPb.BatchAppendReq.deserializeBinary(request.serializeBinary());
const eventsIn = (requests: readonly AppendRequest[]): readonly object[] =>
  requests.flatMap((request) =>
    received(request)
      .getProposedMessagesList()
      .map((message) => ({
        id: message.getId()?.getString(),
        pairs: Object.fromEntries(message.getMetadataMap().getEntryList()),
        meta: utf8.decode(message.getCustomMetadata_asU8()),
        data: utf8.decode(message.getData_asU8()),
      })),
  );

describe('the messages of an append', () => {
  it('say to who reads them what was to be appended, whatever its letters and its length', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 20 }), (texts) => {
        const asked = texts.map((text) => ({
          id: keptId(text),
          pairs: { type: text.type, 'content-type': 'application/octet-stream' },
          meta: keptMeta(text),
          data: text.data,
        }));
        expect(eventsIn([...requestsOf(1, 'ward.note-1', noStream, texts)])).toStrictEqual(asked);
      }),
    );
  });

  it('name the stream and the revision in the first of them, the append in each, and the end in the last', () => {
    const texts = Array.from({ length: 5 }, () => ({ id, type: 'Noted', meta: '{}', data: JSON.stringify({ note: 'x'.repeat(400_000) }) }));
    const messages = [...requestsOf(18, 'ward.note-1', 41, texts)].map(received);
    expect(messages.map((message) => message.getProposedMessagesList().length)).toStrictEqual([2, 2, 1]);
    expect(messages.map((message) => message.getCorrelationId()?.getString())).toStrictEqual(Array(3).fill('00000000-0000-4000-8000-000000000012'));
    expect(messages.map((message) => message.getIsFinal())).toStrictEqual([false, false, true]);
    const [first, ...others] = messages.map((message) => message.getOptions());
    expect(utf8.decode(first?.getStreamIdentifier()?.getStreamName_asU8())).toBe('ward.note-1');
    expect(first?.getStreamPosition()).toBe('41');
    expect(others).toStrictEqual([undefined, undefined]);
  });

  it('ask for a stream that is not there where the append opens it', () => {
    const [message] = [...requestsOf(1, 'ward.note-1', noStream, [{ id, type: 'Noted', meta: '{}', data: '{}' }])].map(received);
    expect(message?.getOptions()?.hasNoStream()).toBe(true);
  });
});
