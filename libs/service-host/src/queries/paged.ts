import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CursorMalformed, ValidationFailed } from '../errors/request-refusals.js';

/** Where a page begins: the sort key of the last item of the page before. */
export type PageKey = readonly (string | number)[];

/** A page of answers; `next` is the cursor of the page after it, absent on the last. */
export interface PageAnswer<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

const cursorOf = (question: string, key: PageKey): string => Buffer.from(JSON.stringify([question, ...key])).toString('base64url');

const isKey = (parts: readonly unknown[]): parts is PageKey => parts.length > 0 && parts.every((part) => typeof part === 'string' || typeof part === 'number');

const keyOf = (question: string, cursor: unknown): PageKey => {
  if (typeof cursor !== 'string' || cursor.length > 1024) throw new CursorMalformed();
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(parts) && parts[0] === question && isKey(parts.slice(1))) return parts.slice(1);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new CursorMalformed();
};

/** The page that was asked for: at most `limit` items after `after`. Fetch `take` rows, so that it is known whether more follow. */
export class Page {
  constructor(
    private readonly question: string,
    readonly limit: number,
    readonly after: PageKey | undefined,
  ) {}

  /** One more than the limit. */
  get take(): number {
    return this.limit + 1;
  }

  /** The answer made of the rows fetched, at most `take` of them; `keyOf` gives a row's sort key, which `after` is compared with. */
  answer<T>(rows: readonly T[], keyOfRow: (row: T) => PageKey): PageAnswer<T> {
    const items = rows.slice(0, this.limit);
    const last = items.at(-1);
    if (rows.length <= this.limit || last === undefined) return { items };
    return { items, next: cursorOf(this.question, keyOfRow(last)) };
  }
}

const limitOf = (asked: unknown, usual: number, most: number): number => {
  if (asked === undefined) return usual;
  const limit = typeof asked === 'string' && /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 0;
  if (limit < 1 || limit > most) throw new ValidationFailed([{ field: 'limit', problem: `must be a whole number from 1 to ${most}` }]);
  return limit;
};

/** The page asked for by `?cursor=&limit=`, on a `@Queried({ paged: true })` route. 50 items where no limit is named, at most 500. */
export const Paged = createParamDecorator((options: { readonly usual?: number; readonly most?: number } | undefined, context: ExecutionContext): Page => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const { cursor, limit } = request.query as Record<string, unknown>;
  const question = request.routeEntry?.template ?? '';
  return new Page(question, limitOf(limit, options?.usual ?? 50, options?.most ?? 500), cursor === undefined ? undefined : keyOf(question, cursor));
});
