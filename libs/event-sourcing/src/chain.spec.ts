import { hash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { chain, chainStart, digestOf } from './chain.js';

const digests = ['a', 'b', 'c'].map((data) => digestOf('019caddb-a400-7000-8000-000000000001', 'referral-1', 0, 'Noted', '{}', data));
const chained = (order: readonly number[]): string => order.reduce((before, at) => chain(before, digests[at] ?? Buffer.alloc(0)), chainStart);

describe('the digest of an event', () => {
  const [id, stream, revision, type, meta, data] = ['id', 'stream', 4, 'Noted', '{"a":"ä"}', '{}'] as const;

  it('is the SHA-256 of its id, place and texts', () => {
    expect(digestOf(id, stream, revision, type, meta, data).toString('hex')).toBe(hash('sha256', 'id\nstream\n4\nNoted\n{"a":"ä"}\n{}', 'hex'));
  });

  it('is another where any of them is', () => {
    const others = [
      digestOf('other', stream, revision, type, meta, data),
      digestOf(id, 'other', revision, type, meta, data),
      digestOf(id, stream, 5, type, meta, data),
      digestOf(id, stream, revision, 'Other', meta, data),
      digestOf(id, stream, revision, type, '{}', data),
      digestOf(id, stream, revision, type, meta, '{"n":1}'),
      digestOf(id, stream, revision, type, meta, data),
    ];
    expect(new Set(others.map((digest) => digest.toString('hex'))).size).toBe(7);
  });
});

describe('the rolling hash', () => {
  it('is the same for the same events in the same order', () => {
    expect(chained([0, 1, 2])).toBe(chained([0, 1, 2]));
    expect(chained([0, 1, 2])).toMatch(/^[0-9a-f]{64}$/);
    expect(chained([])).toBe(chainStart);
  });

  it.each([[[0, 2]], [[0, 1, 1, 2]], [[1, 0, 2]], [[0, 1]], [[2, 1, 0]]])('is another for the events %j', (order) => {
    expect(chained(order)).not.toBe(chained([0, 1, 2]));
  });
});
