import { derivedId, isUuid, newId } from '@continuum/event-sourcing';
import { pooledRandom } from './pooled-random.js';
import { IdempotencyKeyMalformed, IfMatchMalformed } from '../errors/request-refusals.js';

const keyShape = /^[\x21-\x7e](?:[\x20-\x7e]{6,126})[\x21-\x7e]$/;
const quoted = /^"(.*)"$/;
const etagShape = /^"(0|[1-9]\d{0,14})"$/;
// As with a reference: digits and dashes alone might be a telephone number or a birth date, and what comes here is kept.
const correlationShape = /^(?![0-9._:-]{1,24}$)[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;
const traceparentShape = /^(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

type Header = string | readonly string[] | undefined;

/**
 * The command's id from `Idempotency-Key`: a UUID is used as it is; any other key becomes a UUID of its own per
 * facility, the same each time; no key, a new one. The quotes of a structured header are taken off.
 * @throws IdempotencyKeyMalformed
 */
export const commandIdOf = (header: Header, facility: string, nowMs: number): string => {
  if (header === undefined) return newId(nowMs, pooledRandom);
  if (typeof header !== 'string') throw new IdempotencyKeyMalformed();
  const key = quoted.exec(header)?.[1] ?? header;
  if (!keyShape.test(key)) throw new IdempotencyKeyMalformed();
  const lowered = key.toLowerCase();
  return isUuid(lowered) ? lowered : derivedId(`idempotency-key of ${facility}`, key);
};

/** The revision that `If-Match` names. @throws IfMatchMalformed */
export const ifRevisionOf = (header: Header): number | undefined => {
  if (header === undefined) return undefined;
  const revision = typeof header === 'string' ? etagShape.exec(header)?.[1] : undefined;
  if (revision === undefined) throw new IfMatchMalformed();
  return Number(revision);
};

/** The caller's correlation id where it is one, else a new one: no request fails for its tracing. */
export const correlationIdOf = (header: Header, nowMs: number): string =>
  typeof header === 'string' && correlationShape.test(header) ? header : newId(nowMs, pooledRandom);

/** `traceparent` where it is well formed (W3C Trace Context); otherwise it is as if it were not there. */
export const traceparentOf = (header: Header): string | undefined => (typeof header === 'string' && traceparentShape.test(header) ? header : undefined);
