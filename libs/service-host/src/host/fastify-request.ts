import type { Clock } from '@continuum/event-sourcing';
import type { Caller } from '../access/caller.js';
import type { RoutePolicy } from '../access/policy.js';

/** A route as it was registered: what it is called in logs, metrics and the reference. */
export interface RouteEntry {
  readonly method: string;
  /** The template, never a URL: `/referrals/:referralId/accept`. */
  readonly template: string;
  readonly policy: RoutePolicy | undefined;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    policy?: RoutePolicy;
  }
  interface FastifyRequest {
    /** The route that was found; null where none was. */
    routeEntry: RouteEntry | null;
    /** The clock of the door, the same for every request. */
    readonly clock: Clock;
    /** Who asks; null on public routes. */
    caller: Caller | null;
  }
}
