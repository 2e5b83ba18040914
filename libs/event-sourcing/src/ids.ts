import { hash, randomBytes } from 'node:crypto';

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const isUuid = (text: string): boolean => uuidShape.test(text);

const format = (bytes: Buffer): string => {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};

const stamp = (bytes: Buffer, version: number): string => {
  bytes[6] = (version << 4) | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  return format(bytes);
};

/** A new UUIDv7 for this millisecond; `random` gives its last 10 bytes (the simulation passes its own). */
export const newId = (nowMs: number, random: (size: number) => Buffer = randomBytes): string => {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(nowMs, 0, 6);
  random(10).copy(bytes, 6);
  return stamp(bytes, 7);
};

/**
 * The id that follows from another: the same `parent` and `name` give the same id on every machine, always.
 * It keeps the parent's first 48 bits, so what follows from a UUIDv7 is itself a UUIDv7 of that millisecond
 * and lands beside it in an index; what follows from any other id is a UUIDv8 (RFC 9562).
 */
export const derivedId = (parent: string, name: string): string => {
  const bytes = hash('sha256', `${parent}\n${name}`, 'buffer').subarray(0, 16);
  if (!isUuid(parent)) return stamp(bytes, 8);
  Buffer.from(parent.slice(0, 8) + parent.slice(9, 13), 'hex').copy(bytes, 0);
  return stamp(bytes, parent[14] === '7' ? 7 : 8);
};

/** The id of something that is due at an instant: the same instant and name give the same UUIDv7 on every machine. */
export const idOfInstant = (instant: string, name: string): string =>
  newId(Date.parse(instant), (size) => hash('sha256', `${instant}\n${name}`, 'buffer').subarray(0, size));
