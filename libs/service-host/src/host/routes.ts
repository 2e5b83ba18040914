import type { FastifyInstance, RouteOptions } from 'fastify';
import type { Role } from '../access/roles.js';
import type { RoutePolicy } from '../access/policy.js';
import type { RouteEntry } from './fastify-request.js';

/** One route as the lead of a walk over all of them wants it. */
export interface Route {
  readonly method: string;
  readonly template: string;
  readonly access: RoutePolicy['access'];
  /** Who may pass besides `admin`; on a public route, everybody. */
  readonly roles: readonly Role[];
}

/** Every route of a host, as it was registered. */
export class Routes {
  readonly #entries: RouteEntry[] = [];
  #patterns: readonly { readonly method: string; readonly pattern: RegExp }[] | undefined;

  add(entry: RouteEntry): void {
    this.#entries.push(entry);
    this.#patterns = undefined;
  }

  get entries(): readonly RouteEntry[] {
    return this.#entries;
  }

  /** The methods that some route has at this path; empty where no route has it. */
  methodsAt(path: string): readonly string[] {
    this.#patterns ??= this.#entries.map(({ method, template }) => ({ method, pattern: patternOf(template) }));
    return [...new Set(this.#patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method))];
  }

  /** @throws Error naming each route that declares no policy */
  demandPolicies(): void {
    const undeclared = this.#entries.filter(({ policy }) => policy === undefined).map(({ method, template }) => `${method} ${template}`);
    if (undeclared.length > 0) throw new Error(`These routes declare no policy (Commanded, Queried, Allowed or Public): ${undeclared.join(', ')}.`);
  }
}

const patternOf = (template: string): RegExp =>
  new RegExp(
    `^${template
      .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replace(/:[A-Za-z0-9_]+/g, '[^/]+')
      .replace(/\*/g, '.*')}$`,
  );

/** Tells `tell` of every route that is registered from now on, and lets it add hooks. HEAD goes with GET. */
export const onEveryRoute = (fastify: FastifyInstance, tell: (entry: RouteEntry, route: RouteOptions) => void): void => {
  fastify.addHook('onRoute', (route) => {
    for (const method of [route.method].flat()) tell({ method, template: route.url, policy: route.config?.policy }, route);
  });
};
