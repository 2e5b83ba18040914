import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { Clock, VirtualClock } from '@continuum/event-sourcing';
import { createHost, EmbeddedKeys, readHostConfig, ViewPositions, type Problem, type Role } from '../index.js';
import { HandSetPositions, WardModule } from './ward.js';

/** The ward, up and listening on a port of its own, and the means to knock. */
export interface Running {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly port: number;
  readonly clock: VirtualClock;
  readonly positions: HandSetPositions;
  /** The lines logged so far. */
  readonly lines: readonly string[];
  readonly dataDirectory: string;
  /** The embedded issuer's keys. */
  readonly keys: EmbeddedKeys;
  token(roles: readonly Role[], over?: { readonly facility?: string; readonly sub?: string; readonly ttlSeconds?: number }): Promise<string>;
  stop(): Promise<void>;
}

export const start = async ({
  modules = [WardModule],
  env = {},
}: { readonly modules?: readonly Type[]; readonly env?: Readonly<Record<string, string>> } = {}): Promise<Running> => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'continuum-host-'));
  const config = readHostConfig({ PORT: '0', CONTINUUM_DATA: dataDirectory, LOG_LEVEL: 'info', ...env });
  const clock = new VirtualClock('2026-03-02T09:00:00.000Z');
  const positions = new HandSetPositions();
  const lines: string[] = [];
  const logger = pino({ level: 'info', base: null }, { write: (line: string) => void lines.push(line) });
  const remove = (): Promise<void> => rm(dataDirectory, { recursive: true });
  const app = await createHost({ config, modules, clock, logger, providers: [{ provide: ViewPositions, useValue: positions }] }).catch(
    async (error: unknown) => {
      await remove();
      throw error;
    },
  );
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const keys = await EmbeddedKeys.open(dataDirectory, config.auth);
  return {
    app,
    url,
    port: Number(new URL(url).port),
    clock,
    positions,
    lines,
    dataDirectory,
    keys,
    token: (roles, over = {}) => keys.issueToken({ roles, facility: 'facility-north', sub: 'staff-1', ttlSeconds: 3600, ...over }, app.get(Clock)),
    stop: async () => {
      await app.close();
      await remove();
    },
  };
};

/** An answer with its body read. */
export interface Answer<T = Problem> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

const bodyOf = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  return (response.headers.get('content-type') ?? '').includes('json') ? (JSON.parse(text) as unknown) : text;
};

/** Knocks once. A string body is sent as it is, anything else as JSON. */
export const knock = async <T = Problem>(
  { url }: Pick<Running, 'url'>,
  method: string,
  path: string,
  { token, body, headers = {} }: { readonly token?: string; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Answer<T>> => {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  // What a route answers is what its spec says it answers.
  return { status: response.status, headers: response.headers, body: (await bodyOf(response)) as T };
};
