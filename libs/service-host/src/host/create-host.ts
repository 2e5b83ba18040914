import { NestFactory } from '@nestjs/core';
import type { DynamicModule, Provider, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import { SystemClock, type Clock } from '@continuum/event-sourcing';
import { EmbeddedKeys } from '../access/embedded-keys.js';
import { TokenVerifier } from '../access/token-verifier.js';
import { ProblemFilter } from '../errors/problem-filter.js';
import { serveReference, type About } from '../openapi/serve-reference.js';
import { createLogger, NestLogger } from '../operations/logging.js';
import { ReadinessBoard, type ReadinessContributor } from '../operations/readiness.js';
import { ReadWait } from '../queries/read-wait.js';
import { ViewPositions } from '../queries/view-positions.js';
import { createDoor } from './door.js';
import type { HostConfig } from './host.config.js';
import { HostModule } from './host.module.js';
import { Routes, type Route } from './routes.js';

export interface HostOptions {
  readonly config: HostConfig;
  /** The services' modules. */
  readonly modules: readonly (Type | DynamicModule)[];
  /** Adapters for the ports that the modules want; every module may have them injected. `ViewPositions` is wanted where a route names a view. */
  readonly providers?: readonly Provider[];
  readonly readiness?: readonly ReadinessContributor[];
  readonly clock?: Clock;
  readonly logger?: Logger;
  readonly metrics?: Registry;
  readonly about?: About;
}

const routesOfApps = new WeakMap<object, Routes>();

/** Every route of a host and who may pass, besides `admin`: for a walk of every route with every role. */
export const routesOf = (app: NestFastifyApplication): readonly Route[] =>
  (routesOfApps.get(app)?.entries ?? [])
    .filter(({ method }) => method !== 'HEAD')
    .map(({ method, template, policy }) => ({ method, template, access: policy?.access ?? 'allowed', roles: policy?.roles ?? [] }));

const keySetOf = (config: HostConfig, keys: EmbeddedKeys | undefined): JWTVerifyGetKey => {
  if (config.auth.jwksUrl !== undefined) return createRemoteJWKSet(config.auth.jwksUrl);
  if (keys === undefined) throw new Error('Neither a JWKS URL nor keys of its own.');
  return keys.keySet();
};

const giveViewPositions = (app: NestFastifyApplication, routes: Routes, readWait: ReadWait): void => {
  const asking = routes.entries.filter(({ policy }) => policy?.view !== undefined);
  if (asking.length === 0) return;
  try {
    readWait.use(app.get(ViewPositions, { strict: false }));
  } catch (error) {
    throw new Error(`${asking.map(({ template }) => template).join(', ')} answer from views, but no ViewPositions are provided.`, { cause: error });
  }
};

/**
 * Puts a host together, ready to `listen`. It refuses to start where a route declares no policy. `close` drains: nothing new
 * is accepted, what was accepted is answered, then the parts are closed.
 * @throws Error naming what is missing
 */
export const createHost = async (options: HostOptions): Promise<NestFastifyApplication> => {
  const { config, clock = new SystemClock(), metrics = new Registry(), logger = createLogger(config.logLevel) } = options;
  const { issuer, audience, jwksUrl } = config.auth;
  const keys = jwksUrl === undefined ? await EmbeddedKeys.open(config.dataDirectory, { issuer, audience }) : undefined;
  const verifier = new TokenVerifier({ issuer, audience, keys: keySetOf(config, keys), clock });
  const [routes, readWait, board] = [new Routes(), new ReadWait(), new ReadinessBoard()];
  board.add(...(options.readiness ?? []));

  const { adapter, unfound } = createDoor({ clock, logger, metrics, verifier, routes, readWait, board });
  const parts = { modules: options.modules, providers: options.providers ?? [], clock, metrics, board, ...(keys === undefined ? {} : { keys }) };
  const nest = { bodyParser: false, abortOnError: false, logger: new NestLogger(logger) };
  const app = await NestFactory.create<NestFastifyApplication>(HostModule.of(parts), adapter, nest);
  app.useGlobalFilters(new ProblemFilter(logger, unfound));
  await serveReference(app, routes, options.about);
  routesOfApps.set(app, routes);
  try {
    await app.init();
    routes.demandPolicies();
    giveViewPositions(app, routes, readWait);
  } catch (error) {
    await app.close();
    throw error;
  }
  return app;
};
