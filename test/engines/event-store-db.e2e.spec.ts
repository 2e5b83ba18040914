import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StartedServer, whereStarted } from '@continuum/event-store-db/testing';
import { continuum, dataFolderOfASpec, Product } from '../support/product.js';
import { expectAway, partOf, program, until } from './outage.js';

whereStarted('the product on a server that goes away', (command) => {
  describe('the product on EventStoreDB', () => {
    const data = dataFolderOfASpec();
    let server: StartedServer;
    let product: Product;
    let environment: NodeJS.ProcessEnv;
    beforeAll(async () => {
      server = await StartedServer.place(command);
      environment = { EVENT_STORE: 'eventstoredb', EVENTSTOREDB_URL: server.url };
    });
    afterAll(async () => {
      await product.stop();
      await server.remove();
      data.remove();
    });

    it('opens its doors while the server is away, says what is missing, and answers 503', async () => {
      product = await Product.start(data.path, ['start'], environment);
      const ready = await until(product, ({ status }) => status === 503);
      expect(partOf(ready, 'event-store')).toMatchObject({ ready: false, detail: expect.stringContaining('EventStoreDB') });
      await expectAway(product);
    }, 60_000);

    it('recovers by itself once the server is there', async () => {
      await server.start();
      await until(product, ({ status }) => status === 200);
      expect(await product.post(...program())).toMatchObject({ status: 201 });
    }, 60_000);

    it('answers 503 while the server is killed in the middle, and the same command once after it is back', async () => {
      await server.kill();
      await expectAway(product);
      const again = program();
      expect((await product.post(...again)).status).toBe(503);
      await until(product, ({ status }) => status === 503);
      await server.start();
      await until(product, ({ status }) => status === 200);
      const first = await product.post(...again);
      expect(first).toMatchObject({ status: 201, body: { repeated: false } });
      expect((await product.post(...again)).body).toMatchObject({ position: first.body['position'], repeated: true });
      expect(await product.settled()).toBe(first.body['position']);
      expect(JSON.parse((await continuum(data.path, ['verify', '--json'], environment)).out)).toMatchObject({ discrepancies: [] });
    }, 60_000);

    it('refuses a server that comes back empty, running and at its next start', async () => {
      await server.kill();
      server.empty();
      await server.start();
      const ready = await until(product, (answer) => String(partOf(answer, 'event-store')?.['detail']).includes('emptied'));
      expect(ready.status).toBe(503);
      const refused = await product.post(...program());
      expect(refused.status).toBeGreaterThanOrEqual(400);
      expect(refused.body).toMatchObject({ code: 'store.unusable' });
      await product.stop();
      const started = await continuum(data.path, ['start'], environment);
      expect(started).toMatchObject({ code: 1, err: expect.stringContaining('store.unusable') });
    }, 60_000);
  });
});
