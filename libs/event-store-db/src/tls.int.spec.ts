import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { noStream, StoreAccessDenied, StoreUnavailable } from '@continuum/event-sourcing';
import { noted, notedSchemas, storeConformanceKit } from '@continuum/testing';
import { openEventStoreDb, type EventStoreDb } from './event-store-db.js';
import { openedForTheKit } from './testing/opened-for-the-kit.js';
import { secretOf, withoutCertificate, withPassword } from './testing/secured-url.js';
import { whereSecured } from './testing/server.config.js';

whereSecured('EventStoreDb over TLS', (url) => {
  storeConformanceKit('EventStoreDB over TLS', openedForTheKit(url));

  describe('a server over TLS', () => {
    const wrong = 'not-this-one';
    const printed: unknown[] = [];
    let store: EventStoreDb | undefined;
    beforeEach(() => {
      printed.length = 0;
      for (const way of ['log', 'info', 'warn', 'error', 'debug'] as const)
        jest.spyOn(console, way).mockImplementation((...said) => void printed.push(...said));
    });
    afterEach(async () => {
      await store?.close();
      jest.restoreAllMocks();
    });

    /** What each way of asking ends with. */
    const endsOf = async (connectionString: string): Promise<readonly unknown[]> => {
      const asked = openEventStoreDb(connectionString, notedSchemas, { namespace: `tls-${randomUUID()}` });
      store = asked;
      const attempts = [() => asked.append('tls', noStream, [noted(0)]), () => asked.readStream('tls'), () => asked.readAll(0, 1), () => asked.attest()];
      const ends: unknown[] = [];
      for (const attempt of attempts) ends.push(await attempt().catch((error: unknown) => error));
      ends.push(await asked.look().then(({ detail }) => detail));
      return ends;
    };

    const expectNoSecret = (ends: readonly unknown[]): void => {
      const told = inspect([ends, printed], { depth: Infinity, showHidden: true });
      expect([secretOf(url), wrong].filter((secret) => told.includes(secret))).toStrictEqual([]);
    };

    it('denies access where the password is another, and nobody tells it', async () => {
      const ends = await endsOf(withPassword(url, wrong));
      for (const end of ends.slice(0, -1)) expect(end).toBeInstanceOf(StoreAccessDenied);
      expectNoSecret(ends);
    });

    it('denies access to a follower with another password, who does not try for ever', async () => {
      store = openEventStoreDb(withPassword(url, wrong), notedSchemas, { namespace: 'tls' });
      const following = store.subscribe(0, new AbortController().signal)[Symbol.asyncIterator]();
      await expect(following.next()).rejects.toThrow(StoreAccessDenied);
    });

    it('is not believed where nobody vouches for its certificate, and nobody tells the password', async () => {
      const ends = await endsOf(withoutCertificate(url));
      for (const end of ends.slice(0, -1)) expect(end).toBeInstanceOf(StoreUnavailable);
      expectNoSecret(ends);
    }, 60_000);
  });
});
