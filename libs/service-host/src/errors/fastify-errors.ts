import { BodyEmpty, BodyMalformed, BodyTooLarge, MediaTypeNotSupported, PathTooLong, RequestMalformed, RouteUnknown, Unexpected } from './request-refusals.js';
import type { HttpRefusal } from './http-refusal.js';

const told: Readonly<Record<string, () => HttpRefusal>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: () => new BodyMalformed('The body is not JSON.'),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => new BodyEmpty('The body says it is JSON and is empty.'),
  FST_ERR_CTP_BODY_TOO_LARGE: () => new BodyTooLarge('The body is larger than 1 MiB.'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => new MediaTypeNotSupported('The body must be application/json.'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => new RequestMalformed('The body is not as long as its Content-Length says.'),
  FST_ERR_BAD_URL: () => new RequestMalformed('The path cannot be decoded.'),
  FST_ERR_MAX_PARAM_LENGTH: () => new PathTooLong('A part of the path is too long.'),
};

const read = (error: unknown, property: 'code' | 'statusCode' | 'status'): unknown =>
  typeof error === 'object' && error !== null && property in error ? (error as Record<string, unknown>)[property] : undefined;

/** The refusal behind an error of Fastify's, of Nest's, or of anybody's: a client's fault is named, everything else is unexpected. */
export const refusalBehind = (error: unknown): HttpRefusal => {
  const code = read(error, 'code');
  const known = typeof code === 'string' ? told[code] : undefined;
  if (known !== undefined) return known();
  const status = read(error, 'statusCode') ?? (error instanceof Error && 'getStatus' in error ? read(error, 'status') : undefined);
  if (status === 404) return new RouteUnknown();
  if (typeof status === 'number' && status >= 400 && status < 500) return new RequestMalformed('The request cannot be read.');
  return new Unexpected(error);
};
