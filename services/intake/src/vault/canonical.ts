import type { ClientIdentity } from './client-vault.js';

const inKeyOrder = (_key: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))) : value;

/** The identity as text, the same whatever the order of its fields. */
export const canonical = (identity: ClientIdentity): string => JSON.stringify(identity, inKeyOrder);
