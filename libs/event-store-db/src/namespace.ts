import { hash } from 'node:crypto';
import type streamsPb from '@eventstore/db-client/generated/streams_pb.js';
import type { EventText, StoredEvent } from '@continuum/event-sourcing';
import { placeOf } from './places.js';

const utf8 = new TextDecoder();
const idOpens = '{"id":"';
const idLength = 36;

/** An event as the server sends it. */
export type SentEvent = InstanceType<typeof streamsPb.ReadResp.ReadEvent.RecordedEvent>;

/** How a deployment's streams are told apart from others on the same server: by what their names begin with. */
export class Namespace {
  readonly prefix: string;

  constructor(name: string) {
    this.prefix = `${name}.`;
  }

  nameOf(stream: string): string {
    return this.prefix + stream;
  }

  /** The event as its texts; undefined where it is none of ours. */
  storedOf(sent: SentEvent): StoredEvent | undefined {
    const name = utf8.decode(sent.getStreamIdentifier()?.getStreamName_asU8());
    if (!name.startsWith(this.prefix)) return undefined;
    return {
      ...textsKept(sent.getId()?.getString() ?? '', utf8.decode(sent.getCustomMetadata_asU8())),
      type: sent.getMetadataMap().get('type') ?? '',
      data: utf8.decode(sent.getData_asU8()),
      position: placeOf(sent.getCommitPosition()),
      stream: name.slice(this.prefix.length),
      revision: Number(sent.getStreamRevision()),
    };
  }
}

/**
 * The id under which the server keeps an event: it follows from all its texts. By it the server tells a repeat from another event,
 * so only the very same event is a repeat to it (docs/decisions/0015).
 */
export const keptId = ({ id, type, meta, data }: EventText): string => {
  const digest = hash('sha256', `${id}\n${type}\n${meta}\n${data}`, 'hex');
  // A UUID of version 8 (RFC 9562): what it is made of is its maker's affair.
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
};

/** The custom metadata under which the server keeps an event: our id, then the envelope. */
export const keptMeta = ({ id, meta }: EventText): string => `${idOpens}${id}"${meta === '{}' ? '' : ','}${meta.slice(1)}`;

/** Our id and the envelope. What was written before ids were kept apart has only the server's. */
const textsKept = (serverId: string, kept: string): Pick<StoredEvent, 'id' | 'meta'> => {
  if (!kept.startsWith(idOpens)) return { id: serverId, meta: kept };
  const end = idOpens.length + idLength;
  return { id: kept.slice(idOpens.length, end), meta: `{${kept.slice(kept[end + 1] === ',' ? end + 2 : end + 1)}` };
};
