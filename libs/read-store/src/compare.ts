import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

/** How two fillings of the same view compare; `differing` names the first keys whose rows are not the same. */
export interface Comparison {
  readonly rows: number;
  readonly hash: string;
  readonly rebuiltRows: number;
  readonly rebuiltHash: string;
  readonly differing: readonly string[];
}

const mostNamed = 20;

const inKeyOrder = (_key: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;

const textOf = (row: string, columns: unknown): string => {
  try {
    return JSON.stringify({ row: JSON.parse(row) as unknown, columns }, inKeyOrder);
  } catch {
    return JSON.stringify({ unreadable: row, columns }, inKeyOrder);
  }
};

/** The rows of a generation in the order of their keys, each with its count and hash so far. */
class Rows {
  readonly #rows: Iterator<Record<string, unknown>>;
  count = 0;
  hash = '';
  key: string | undefined;
  text = '';

  constructor(db: DatabaseSync) {
    this.#rows = db.prepare('select * from rows order by key').iterate();
    this.next();
  }

  next(): void {
    const { value, done } = this.#rows.next();
    if (done === true) {
      this.key = undefined;
      return;
    }
    const { key, row, ...columns } = value;
    this.key = String(key);
    this.text = textOf(String(row), columns);
    this.count += 1;
    this.hash = hash('sha256', `${this.hash}${this.key}\n${this.text}`, 'hex');
  }
}

/** Compares two generations row by row, columns included, whatever the order of fields within a row. */
export const compareGenerations = (live: DatabaseSync, rebuilt: DatabaseSync): Comparison => {
  const [left, right] = [new Rows(live), new Rows(rebuilt)];
  const differing: string[] = [];
  while (left.key !== undefined || right.key !== undefined) {
    const isOnlyLeft = right.key === undefined || (left.key !== undefined && left.key < right.key);
    const isOnlyRight = !isOnlyLeft && right.key !== undefined && (left.key === undefined || right.key < left.key);
    const key = isOnlyRight ? right.key : left.key;
    if ((isOnlyLeft || isOnlyRight || left.text !== right.text) && key !== undefined && differing.length < mostNamed) differing.push(key);
    if (!isOnlyRight) left.next();
    if (!isOnlyLeft) right.next();
  }
  return { rows: left.count, hash: left.hash, rebuiltRows: right.count, rebuiltHash: right.hash, differing };
};

const setAsideByKey = (db: DatabaseSync): ReadonlyMap<string, string> => {
  const rows = db.prepare('select key, count(*) as events, min(position) as first, sum(position) as sum from set_aside group by key').all();
  return new Map(rows.map(({ key, ...events }) => [String(key), JSON.stringify(events)]));
};

/** The first keys of which other events are set aside in the one generation than in the other. */
export const compareSetAside = (live: DatabaseSync, rebuilt: DatabaseSync): readonly string[] => {
  const [left, right] = [setAsideByKey(live), setAsideByKey(rebuilt)];
  return [...new Set([...left.keys(), ...right.keys()])].filter((key) => left.get(key) !== right.get(key)).slice(0, mostNamed);
};
