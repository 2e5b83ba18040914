import { describe, expect, it } from '@jest/globals';
import { ChangesUnderWay } from './changes-under-way.js';
import { merged } from './merged-change.js';
import type { FillingChange } from './view-store.js';

const put = (key: string, row: string, position: number): FillingChange => ({
  put: [{ key, row, columns: {} }],
  taken: [],
  reached: { position, count: position, hash: '' },
});
const taken = (...keys: readonly string[]): FillingChange => ({ put: [], taken: keys });
const waits = (key: string, since: number): FillingChange => ({ put: [], taken: [], waiting: [{ key, since, reason: 'TypeError' }] });

const underWay = (...changes: readonly FillingChange[]): ChangesUnderWay => {
  const all = new ChangesUnderWay();
  changes.forEach((change) => all.add(change));
  return all;
};

describe('changes that are under way', () => {
  it('say of a key what the newest of them says', () => {
    const changes = underWay(put('a', '1', 1), put('b', '1', 2), put('a', '2', 3), taken('b'));
    expect([changes.row('a'), changes.row('b'), changes.row('c')]).toEqual(['2', null, undefined]);
  });

  it('say nothing any more once they have landed', () => {
    const changes = underWay(put('a', '1', 1), taken('b'), put('c', '1', 3));
    changes.landed(2);
    expect([changes.row('a'), changes.row('b'), changes.row('c'), changes.size]).toEqual([undefined, undefined, '1', 1]);
    changes.landed(1);
    expect(changes.reached()).toBeUndefined();
  });

  it('stand where the newest that moves the place stands', () => expect(underWay(put('a', '1', 1), put('a', '2', 2), taken('a')).reached()?.position).toBe(2));

  it('let a key wait beside those that wait in the file', () => {
    const inFile = [{ key: 'a', since: 1, reason: 'TypeError' }];
    expect(
      underWay(waits('b', 5), put('c', '1', 6))
        .waiting(inFile)
        .map(({ key }) => key),
    ).toEqual(['a', 'b']);
  });
});

describe('changes that are written in one transaction', () => {
  it('come to what they would have come to one after another, in the order of the keys', () => {
    const { put: rows, taken: gone, reached, waiting } = merged([put('b', '1', 1), put('a', '1', 2), taken('b', 'c'), put('c', '2', 4), waits('d', 5)]);
    expect([rows.map(({ key, row }) => key + row), gone, reached?.position, waiting?.length]).toEqual([['a1', 'c2'], ['b'], 4, 1]);
  });
});
