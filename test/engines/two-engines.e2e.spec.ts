import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { whereServed } from '@continuum/event-store-db/testing';
import { continuum, dataFolderOfASpec } from '../support/product.js';

const simulated = ['simulate', '--in-turn', '--clients', '4', '--weeks', '8', '--seed', 'two', '--from', '2026-01-05', '--json'];

/** Every client in the log of a data folder. */
const clientsOf = (data: string): readonly string[] => {
  const log = new DatabaseSync(join(data, 'events.sqlite'), { readOnly: true });
  try {
    const rows = log.prepare(`select distinct json_extract(data, '$.clientRef') as client from events where client is not null order by client`).all();
    return rows.map(({ client }) => String(client));
  } finally {
    log.close();
  }
};

/** A position is each store's own word for a place in its log; everything else is the same text. */
const withoutPosition = (json: string): string => json.replace(/^ *"position": \d+,\n/m, '');

await whereServed('the same arguments on both engines', (url) => {
  describe('the same arguments on both engines', () => {
    const [embedded, remote] = [dataFolderOfASpec(), dataFolderOfASpec()];
    const onServer = { EVENT_STORE: 'eventstoredb', EVENTSTOREDB_URL: url, EVENTSTOREDB_NAMESPACE: `two-${randomUUID()}` };
    const inFile = { EVENT_STORE: 'sqlite' };

    beforeAll(async () => {
      expect(await continuum(embedded.path, simulated, inFile)).toMatchObject({ code: 0 });
    }, 300_000);
    afterAll(() => {
      embedded.remove();
      remote.remove();
    });

    it('give the same log: as many events, and the same hash', async () => {
      const there = await continuum(remote.path, simulated, onServer);
      expect(there).toMatchObject({ code: 0 });
      const again = await continuum(embedded.path, simulated, inFile);
      expect(JSON.parse(there.out)).toStrictEqual(JSON.parse(again.out));
    }, 300_000);

    it('give every client the same timeline, byte for byte', async () => {
      const clients = clientsOf(embedded.path);
      expect(clients.length).toBeGreaterThan(0);
      for (const client of clients) {
        const here = await continuum(embedded.path, ['timeline', client], inFile);
        expect(here.code).toBe(0);
        expect(await continuum(remote.path, ['timeline', client], onServer)).toStrictEqual(here);
        const [data, dataThere] = [
          await continuum(embedded.path, ['timeline', client, '--json'], inFile),
          await continuum(remote.path, ['timeline', client, '--json'], onServer),
        ];
        expect(withoutPosition(dataThere.out)).toBe(withoutPosition(data.out));
      }
    }, 300_000);

    it('are not walked into a log on the server that holds other clients', async () => {
      const empty = dataFolderOfASpec();
      expect(await continuum(empty.path, simulated, onServer)).toMatchObject({
        code: 1,
        err: expect.stringContaining('The log on the server holds other clients; EVENTSTOREDB_NAMESPACE names another log.'),
      });
      empty.remove();
    }, 60_000);

    it('let verify say the same', async () => {
      const [here, there] = [await continuum(embedded.path, ['verify', '--json'], inFile), await continuum(remote.path, ['verify', '--json'], onServer)];
      expect({ code: there.code, err: there.err }).toStrictEqual({ code: 0, err: here.err });
      const verdict = (text: string): unknown => {
        const { subscriptions, ...rest } = JSON.parse(text) as { readonly subscriptions: readonly { readonly position: number }[] };
        return { ...rest, subscriptions: subscriptions.map(({ position: _position, ...account }) => ({ ...account, behind: 0 })) };
      };
      expect(verdict(there.out)).toStrictEqual(verdict(here.out));
    }, 300_000);
  });
});
