import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StartedCluster, whereClustered } from '@continuum/event-store-db/testing';
import { continuum, dataFolderOfASpec, Product } from '../support/product.js';
import { expectAway, partOf, persist, program, until } from './outage.js';

const callers = 20;

whereClustered('the product on a cluster that loses its leader', (command) => {
  describe('the product on a cluster', () => {
    const data = dataFolderOfASpec();
    let cluster: StartedCluster;
    let product: Product;
    let environment: NodeJS.ProcessEnv;
    beforeAll(async () => {
      cluster = await StartedCluster.place(command);
      await cluster.start();
      environment = { EVENT_STORE: 'eventstoredb', EVENTSTOREDB_URL: cluster.url };
      product = await Product.start(data.path, ['start'], environment);
      await until(product, ({ status }) => status === 200);
    }, 120_000);
    afterAll(async () => {
      await product.stop();
      await cluster.remove();
      data.remove();
    });

    it('answers every caller once a new leader is there, and what was answered is there once', async () => {
      const leader = await cluster.leader();
      const commands = Array.from({ length: callers }, () => program());
      const before = await Promise.all(commands.slice(0, callers / 2).map((one) => persist(product, one)));
      const answers = Promise.all(commands.slice(callers / 2).map((one) => persist(product, one)));
      await cluster.kill(leader);
      const after = [...before, ...(await answers), await persist(product)];
      expect(after.every(({ status }) => status === 201)).toBe(true);
      await until(product, ({ status }) => status === 200);
      await cluster.start([leader]);
      for (const [index, one] of commands.entries()) {
        const again = await persist(product, one);
        expect(again.body).toMatchObject({ position: after[index]?.body['position'], repeated: true });
      }
      await product.settled();
      expect(JSON.parse((await continuum(data.path, ['verify', '--json'], environment)).out)).toMatchObject({ discrepancies: [] });
    }, 120_000);

    it('says what is missing without a majority, answers 503, and recovers by itself', async () => {
      const lost = [await cluster.leader(), ...(await cluster.followers()).slice(0, 1)];
      for (const index of lost) await cluster.kill(index);
      const ready = await until(product, ({ status }) => status === 503);
      expect(partOf(ready, 'event-store')).toMatchObject({ ready: false, detail: expect.stringContaining('EventStoreDB') });
      await expectAway(product);
      await cluster.start(lost);
      await until(product, ({ status }) => status === 200);
      expect(await persist(product)).toMatchObject({ status: 201 });
    }, 120_000);
  });
});
