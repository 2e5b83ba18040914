import { EventStoreDBClient, NO_STREAM, START, streamNameFilter } from '@eventstore/db-client';
import { openEventStoreDb } from '../../../libs/event-store-db/dist/index.js';
import { newUuid, schemas, text } from './events.mjs';

const url = process.env.EVENTSTOREDB_URL;
const bytes = new TextEncoder();
const [data, metadata] = [bytes.encode(text.data), bytes.encode(text.meta)];
/** As the adapter asks the server: how much is read ahead, and how often it tells of itself. */
const [readAhead, checkpointInterval] = [1_000, 32];

/** A name on the server that no other run knows. What is written there stays there. */
export const newNamespace = () => `bench-${newUuid()}`;

/** The store as the product opens it, on the server that EVENTSTOREDB_URL names. */
export const openStore = (namespace, its = schemas) => openEventStoreDb(url, its, { namespace });

/** What EVENT_STORE and its companions are for a product on the server. */
export const productOnServer = () => ({ EVENT_STORE: 'eventstoredb', EVENTSTOREDB_NAMESPACE: newNamespace() });

/** The driver as who is careful uses it: events of the same bytes, ids of their own, the exact revision. */
export class BareDriver {
  #client = EventStoreDBClient.connectionString(url);

  append(stream, revision, count = 1) {
    const events = Array.from({ length: count }, () => ({ id: newUuid(), type: text.type, contentType: 'application/octet-stream', data, metadata }));
    return this.#client.appendToStream(stream, events, { expectedRevision: revision < 0 ? NO_STREAM : BigInt(revision) });
  }

  /** Follows a namespace from the first event on, filtered by the server, until so many have come. */
  catchUp(namespace, count) {
    const filter = streamNameFilter({ prefixes: [`${namespace}.`], checkpointInterval });
    const subscription = this.#client.subscribeToAll({ fromPosition: START, filter }, { highWaterMark: readAhead });
    let seen = 0;
    return new Promise((resolve, reject) => {
      subscription.on('error', reject);
      subscription.on('data', () => {
        seen += 1;
        if (seen === count) resolve(subscription.unsubscribe());
      });
    });
  }

  close() {
    return this.#client.dispose();
  }
}
