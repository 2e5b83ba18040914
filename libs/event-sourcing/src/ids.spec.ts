import { describe, expect, it } from '@jest/globals';
import { derivedId, isUuid, newId } from './ids.js';

const parent = '019caddb-a400-7000-8000-000000000001';

describe('a new id', () => {
  it('is a UUIDv7 of its millisecond', () => {
    const id = newId(Date.parse('2026-03-02T09:00:00.000Z'), (size) => Buffer.alloc(size, 0xff));
    expect(id).toBe('019cadc6-9a80-7fff-bfff-ffffffffffff');
    expect(isUuid(id)).toBe(true);
  });

  it('sorts after the ids of earlier milliseconds', () => {
    const ids = [1, 2, 3, 1000, 2 ** 40].map((nowMs) => newId(nowMs));
    expect([...ids].sort()).toStrictEqual(ids);
  });

  it('is another every time', () => {
    expect(new Set(Array.from({ length: 1000 }, () => newId(1))).size).toBe(1000);
  });
});

describe('an id that follows from another', () => {
  it('is the same for the same parent and name', () => {
    expect(derivedId(parent, 'event 0')).toBe(derivedId(parent, 'event 0'));
    expect(derivedId(parent, 'event 0')).not.toBe(derivedId(parent, 'event 1'));
    expect(derivedId(parent, 'event 0')).not.toBe(derivedId(newId(1), 'event 0'));
  });

  it('keeps the millisecond and the kind of a UUIDv7', () => {
    const id = derivedId(parent, 'session');
    expect(isUuid(id)).toBe(true);
    expect(id.slice(0, 15)).toBe('019caddb-a400-7');
    expect(id[19]).toMatch(/[89ab]/);
  });

  it.each(['not-a-uuid', '', '8e7c1d5e-6f4a-4c1b-9d3e-2f1a0b9c8d7e'])('is a UUIDv8 where the parent is %p', (other) => {
    const id = derivedId(other, 'session');
    expect(isUuid(id)).toBe(true);
    expect(id[14]).toBe('8');
  });
});

describe('a UUID', () => {
  it.each(['019CADDB-A400-7000-8000-000000000001', '019caddba40070008000000000000001', `${parent} `, ''])('is not %p', (text) => {
    expect(isUuid(text)).toBe(false);
  });
});
