import { hash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';

/** How two fillings of the same view differ; `differing` names the first few keys. */
export interface Difference {
  readonly rows: number;
  readonly hash: string;
  readonly rebuiltRows: number;
  readonly rebuiltHash: string;
  readonly differing: readonly string[];
}

const mostNamed = 20;

const inKeyOrder = (_key: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;

const rowsOf = function* (db: DatabaseSync): Generator<readonly [string, string]> {
  for (const found of db.prepare('select * from rows order by key').iterate()) {
    const { key, row, ...columns } = found;
    yield [String(key), JSON.stringify({ row: JSON.parse(String(row)), columns }, inKeyOrder)];
  }
};

/** Compares two generation files row by row, columns included, whatever the order of fields within a row. */
export const compareGenerations = (live: DatabaseSync, rebuilt: DatabaseSync): Difference => {
  const [left, right] = [rowsOf(live), rowsOf(rebuilt)];
  let [liveHash, rebuiltHash, rows, rebuiltRows] = ['', '', 0, 0];
  const differing: string[] = [];
  const name = (key: string): void => void (differing.length < mostNamed && differing.push(key));
  let [a, b] = [left.next(), right.next()];
  const takeLeft = (): void => {
    if (a.done === true) return;
    liveHash = hash('sha256', liveHash + a.value.join('\n'), 'hex');
    rows += 1;
    a = left.next();
  };
  const takeRight = (): void => {
    if (b.done === true) return;
    rebuiltHash = hash('sha256', rebuiltHash + b.value.join('\n'), 'hex');
    rebuiltRows += 1;
    b = right.next();
  };
  while (a.done !== true || b.done !== true) {
    if (b.done === true || (a.done !== true && a.value[0] < b.value[0])) {
      name(a.done === true ? '' : a.value[0]);
      takeLeft();
    } else if (a.done === true || b.value[0] < a.value[0]) {
      name(b.value[0]);
      takeRight();
    } else {
      if (a.value[1] !== b.value[1]) name(a.value[0]);
      takeLeft();
      takeRight();
    }
  }
  return { rows, hash: liveHash, rebuiltRows, rebuiltHash, differing };
};
