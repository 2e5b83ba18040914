import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { catalogue } from '@continuum/contracts';
import { InMemoryEventStore, LoadDecideAppend, schemasOf, VirtualClock, type EventStore, type Outcome } from '@continuum/event-sourcing';
import { createHost, EmbeddedKeys, readHostConfig, type Problem, type Role } from '@continuum/service-host';
import { IntakeModule } from '../intake.module.js';
import { ClientVault } from '../vault/client-vault.js';
import { SqliteClientVault } from '../vault/sqlite-client-vault.js';

export interface Answer<B = Outcome & Problem> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: B;
}

export interface Asking {
  readonly role?: Role;
  readonly facility?: string;
  readonly key?: string;
}

/** The intake service behind a real door, on a port of its own. */
export interface Running {
  readonly store: EventStore;
  readonly clock: VirtualClock;
  readonly lines: readonly string[];
  ask<B = Outcome & Problem>(method: string, path: string, body?: unknown, asking?: Asking): Promise<Answer<B>>;
  stop(): Promise<void>;
}

export const start = async (now: string): Promise<Running> => {
  const data = await mkdtemp(join(tmpdir(), 'continuum-intake-'));
  const config = readHostConfig({ PORT: '0', CONTINUUM_DATA: data, LOG_LEVEL: 'trace' });
  const [store, vault, clock] = [new InMemoryEventStore(schemasOf(catalogue)), SqliteClientVault.open(data), new VirtualClock(now)];
  const lines: string[] = [];
  const logger = pino({ level: 'trace', base: null }, { write: (line: string) => void lines.push(line) });
  const providers = [
    { provide: LoadDecideAppend, useValue: new LoadDecideAppend(store, catalogue) },
    { provide: ClientVault, useValue: vault },
  ];
  const app = await createHost({ config, clock, logger, modules: [IntakeModule], providers });
  await app.listen(0, '127.0.0.1');
  const [url, keys] = [await app.getUrl(), await EmbeddedKeys.open(data, config.auth)];
  return {
    store,
    clock,
    lines,
    ask: async <B>(method: string, path: string, body?: unknown, { role = 'intake-coordinator', facility = 'facility-north', key }: Asking = {}) => {
      const token = await keys.issueToken({ roles: [role], facility, sub: 'staff-1', ttlSeconds: 3_600 }, clock);
      const headers = {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      };
      const response = await fetch(`${url}${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
      // What a route answers is what its spec says it answers.
      return { status: response.status, headers: response.headers, body: (await response.json()) as B };
    },
    stop: async () => {
      await app.close();
      await vault.close();
      await rm(data, { recursive: true });
    },
  };
};
