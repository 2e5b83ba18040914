import type streamsPb from '@eventstore/db-client/generated/streams_pb.js';
import { StoreUnusable, type StoredEvent } from '@continuum/event-sourcing';

/** A commit position of the server as a number. @throws StoreUnusable where there is none, or it is beyond what a number can be told apart in (9 PB). */
export const placeOf = (commit: bigint | string | undefined): number => {
  const position = Number(commit);
  if (!Number.isSafeInteger(position)) throw new StoreUnusable('EventStoreDB states no position that can be kept.');
  return position;
};

const utf8 = new TextDecoder();

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
      id: sent.getId()?.getString() ?? '',
      type: sent.getMetadataMap().get('type') ?? '',
      meta: utf8.decode(sent.getCustomMetadata_asU8()),
      data: utf8.decode(sent.getData_asU8()),
      position: placeOf(sent.getCommitPosition()),
      stream: name.slice(this.prefix.length),
      revision: Number(sent.getStreamRevision()),
    };
  }
}
