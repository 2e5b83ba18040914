import streamsPb from '@eventstore/db-client/generated/streams_pb.js';
import sharedPb from '@eventstore/db-client/generated/shared_pb.js';
import { describe, expect, it } from '@jest/globals';
import type { EventText } from '@continuum/event-sourcing';
import { keptId, keptMeta, Namespace, type SentEvent } from './namespace.js';

const id = '019caddb-a400-7000-8000-000000000001';
const text = (over: Partial<EventText> = {}): EventText => ({ id, type: 'Noted', meta: '{"version":1,"subject":"client-1"}', data: '{"n":1}', ...over });
const bytes = new TextEncoder();

/** The event as the server would send it again. */
const sent = (serverId: string, meta: string, name = 'ward.note-1'): SentEvent => {
  const event = new streamsPb.ReadResp.ReadEvent.RecordedEvent().setId(new sharedPb.UUID().setString(serverId)).setCommitPosition('77').setStreamRevision('3');
  event.setStreamIdentifier(new sharedPb.StreamIdentifier().setStreamName(bytes.encode(name)));
  event.getMetadataMap().set('type', 'Noted');
  return event.setData(bytes.encode('{"n":1}')).setCustomMetadata(bytes.encode(meta));
};

describe('an event kept on the server', () => {
  it.each(['{"version":1,"subject":"client-1"}', '{}'])('comes back with its own id and its envelope %s, byte for byte', (meta) => {
    const kept = text({ meta });
    expect(new Namespace('ward').storedOf(sent(keptId(kept), keptMeta(kept)))).toStrictEqual({ ...kept, position: 77, stream: 'note-1', revision: 3 });
  });

  it('has the id of the server where it was written before ids were kept apart', () => {
    expect(new Namespace('ward').storedOf(sent(id, text().meta))).toMatchObject({ id, meta: text().meta });
  });

  it('is none of ours in a stream of another deployment', () => {
    expect(new Namespace('ward').storedOf(sent(id, keptMeta(text()), 'ward2.note-1'))).toBeUndefined();
  });

  it('is another to the server as soon as one byte of it is another', () => {
    const others = [text(), text({ data: '{"n":2}' }), text({ meta: '{"version":2,"subject":"client-1"}' }), text({ type: 'Noted2' })];
    expect(new Set(others.map(keptId)).size).toBe(others.length);
    expect(keptId(text())).toBe(keptId(text()));
  });
});
