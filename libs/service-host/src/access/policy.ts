import { applyDecorators, HttpCode } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOperation } from '@nestjs/swagger';
import type { Shape } from '@continuum/command-shapes/schemas';
import type { Role } from './roles.js';

/** What a route answers with, for the reference: a JSON Schema; of one item, where the answer comes in pages. */
export type Answers = Readonly<Record<string, unknown>>;

/** What a route declares about itself. A route without one is refused at the start. */
export interface RoutePolicy {
  readonly access: 'public' | 'command' | 'query' | 'allowed';
  /** Who may pass besides `admin`. Empty on a public route. */
  readonly roles: readonly Role[];
  readonly summary?: string;
  /** The shape of the body (commands) or of the question (queries). */
  readonly shape?: Shape;
  /** The field whose value is made from the command's id where the body leaves it out. */
  readonly makes?: string;
  /** The view that answers; a reader may wait for it. */
  readonly view?: string;
  readonly paged?: boolean;
  readonly answers?: Answers;
}

/** Attaches a policy to a route; the building block of `Public`, `Allowed`, `Commanded` and `Queried`. */
export const declared = (policy: RoutePolicy, status: number): MethodDecorator =>
  applyDecorators(RouteConfig({ policy }), HttpCode(status), ApiOperation({ ...(policy.summary === undefined ? {} : { summary: policy.summary }) }));

/** Anybody may ask, without a token. */
export const Public = (options: { readonly summary?: string; readonly answers?: Answers } = {}): MethodDecorator =>
  declared({ access: 'public', roles: [], ...options }, 200);

export interface AllowedOptions {
  readonly roles: readonly Role[];
  readonly summary: string;
  /** The shape of the JSON body, handed over by `@Given()`. Left out: no body is read. */
  readonly body?: Shape;
  readonly answers?: Answers;
  /** 204 where nothing is answered. Left out: 200. */
  readonly status?: number;
}

/** A route that is neither a command nor a query of a view, such as the client vault's: these roles may pass. */
export const Allowed = ({ body, status = 200, ...options }: AllowedOptions): MethodDecorator =>
  declared({ access: 'allowed', ...options, ...(body === undefined ? {} : { shape: body }) }, status);
