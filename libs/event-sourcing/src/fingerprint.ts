import { hash } from 'node:crypto';
import type { Command } from './command.js';

const inKeyOrder = (_key: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;

/** The fingerprint of a command's body: its type and fields, whatever their order; not the order it came with. */
export const fingerprintOf = (command: Command): string => {
  const { order: _order, ...body } = command;
  return hash('sha256', JSON.stringify(body, inKeyOrder), 'hex').slice(0, 32);
};
