import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { notedSchemas } from '@continuum/testing';
import { openEventStoreDb } from './event-store-db.js';
import { Load } from './testing/load.js';
import { whereStarted } from './testing/server.config.js';
import { StartedServer } from './testing/started-server.js';

const kills = 10;
const writers = 50;
const patience = { answerMs: 3_000, silenceMs: 5_000 };

whereStarted('a server that is killed under writers', (command) => {
  describe('a server that is killed under 50 writers', () => {
    let server: StartedServer;
    beforeAll(async () => {
      server = await StartedServer.place(command);
      await server.start();
    }, 60_000);
    afterAll(() => server.remove());

    it(`${kills} times has lost nothing that it acknowledged, kept nothing twice, and its feed skipped nothing`, async () => {
      const store = openEventStoreDb(server.url, notedSchemas, patience);
      const load = new Load(store, writers);
      for (let kill = 0; kill < kills; kill++) {
        // Any moment will do: this one is nobody's choice.
        await sleep(300 + randomInt(1_200));
        await server.kill();
        await server.start();
      }
      await load.more(writers);
      const count = await load.judge();
      await store.close();
      process.stderr.write(`${kills} kills, ${count} events, ${load.acknowledged.length} acknowledged\n`);
    }, 600_000);
  });
});
