import type { AllStreamResolvedEvent, ResolvedEvent } from '@eventstore/db-client';
import { StoreUnusable, type StoredEvent } from '@continuum/event-sourcing';

/** A commit position of the server as a number. @throws StoreUnusable where there is none, or it is beyond what a number can be told apart in (9 PB). */
export const placeOf = (commit: bigint | string | undefined): number => {
  const position = Number(commit);
  if (!Number.isSafeInteger(position)) throw new StoreUnusable('EventStoreDB states no position that can be kept.');
  return position;
};

/** A position as the driver wants it; for events of ours the two are one. */
export const driversPosition = (position: number): { readonly commit: bigint; readonly prepare: bigint } => ({
  commit: BigInt(position),
  prepare: BigInt(position),
});

const utf8 = new TextDecoder();

/** An event as it was read: its texts, and what the driver made of its metadata. */
export type ReadEvent = StoredEvent & { readonly parsed: unknown };

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
  storedOf({ event }: AllStreamResolvedEvent | ResolvedEvent): ReadEvent | undefined {
    if (event === undefined || !event.streamId.startsWith(this.prefix)) return undefined;
    const { id, type, revision, data, metadata, position } = event;
    return {
      id,
      type,
      // The driver has parsed them; what JSON.stringify made comes out of it again, character for character.
      meta: JSON.stringify(metadata),
      parsed: metadata,
      data: data instanceof Uint8Array ? utf8.decode(data) : JSON.stringify(data),
      position: placeOf(position?.commit),
      stream: event.streamId.slice(this.prefix.length),
      revision: Number(revision),
    };
  }
}
