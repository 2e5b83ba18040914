import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { secretOf, whereSecured, withoutCertificate, withPassword } from '@continuum/event-store-db/testing';
import { continuum, dataFolderOfASpec, Product } from '../support/product.js';
import { expectAway, partOf, program, until } from './outage.js';

whereSecured('the product on a server over TLS', (url) => {
  describe('the product on a server over TLS', () => {
    const wrong = 'not-this-one';
    let data: ReturnType<typeof dataFolderOfASpec>;
    let product: Product | undefined;
    beforeEach(() => {
      data = dataFolderOfASpec();
    });
    afterEach(async () => {
      await product?.stop();
      product = undefined;
      data.remove();
    });

    const environmentOf = (connectionString: string): NodeJS.ProcessEnv => ({
      EVENT_STORE: 'eventstoredb',
      EVENTSTOREDB_URL: connectionString,
      EVENTSTOREDB_NAMESPACE: `tls-${randomUUID()}`,
      LOG_LEVEL: 'trace',
    });

    const expectNoSecret = (told: string): void => {
      expect([secretOf(url), wrong].filter((secret) => told.includes(secret))).toStrictEqual([]);
    };

    it('works as on any other, and tells nobody the password', async () => {
      const environment = environmentOf(url);
      product = await Product.start(data.path, ['start'], environment);
      await until(product, ({ status }) => status === 200);
      expect(await product.post(...program())).toMatchObject({ status: 201 });
      await product.settled();
      const verified = await continuum(data.path, ['verify', '--json'], environment);
      expect(JSON.parse(verified.out)).toMatchObject({ discrepancies: [] });
      expectNoSecret(product.out + product.err + verified.out + verified.err);
    }, 60_000);

    it('does not start where the password is another', async () => {
      const started = await continuum(data.path, ['start'], environmentOf(withPassword(url, wrong)));
      expect(started).toMatchObject({ code: 1, err: expect.stringContaining('store.access-denied') });
      expectNoSecret(started.out + started.err);
    }, 60_000);

    it('says that the server does not answer where nobody vouches for its certificate', async () => {
      product = await Product.start(data.path, ['start'], environmentOf(withoutCertificate(url)));
      const ready = await until(product, ({ status }) => status === 503);
      expect(partOf(ready, 'event-store')).toMatchObject({ ready: false, detail: expect.stringContaining('EventStoreDB') });
      await expectAway(product);
      expectNoSecret(product.out + product.err + JSON.stringify(ready.body));
    }, 60_000);

    it('does not start with a setting that would have it believe anybody', async () => {
      const started = await continuum(data.path, ['start'], environmentOf(`${url}&tlsVerifyCert=false`));
      expect(started).toMatchObject({ code: 1, err: expect.stringContaining('store.unusable') });
      expectNoSecret(started.out + started.err);
    }, 60_000);
  });
});
