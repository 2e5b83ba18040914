import { IdempotencyKeyMalformed } from '@continuum/service-host';

const keyShape = /^[\x20-\x7e]{8,128}$/;

/** The request's `Idempotency-Key`, else one that no other request has. @throws IdempotencyKeyMalformed */
export const registrationKeyOf = (header: string | undefined, ownKey: string): string => {
  if (header === undefined) return ownKey;
  if (!keyShape.test(header)) throw new IdempotencyKeyMalformed();
  return header;
};
