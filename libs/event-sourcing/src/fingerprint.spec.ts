import { describe, expect, it } from '@jest/globals';
import type { Command, Order } from './command.js';
import { fingerprintOf } from './fingerprint.js';

const order: Order = {
  commandId: '019caddb-a400-7000-8000-000000000001',
  now: '2026-03-02T09:00:00.000Z',
  by: { ref: 'staff-1', role: 'admin' },
  facility: 'facility-north',
  correlationId: 'correlation-1',
};

const command = (body: object, over: Partial<Order> = {}): Command => ({ type: 'TakeNote', ...body, order: { ...order, ...over } });

describe('the fingerprint of a command', () => {
  it('is the same whatever the order of the fields, also further in', () => {
    const one = fingerprintOf(command({ a: 1, b: { c: 2, d: [3, { e: 4, f: 5 }] } }));
    expect(fingerprintOf(command({ b: { d: [3, { f: 5, e: 4 }], c: 2 }, a: 1 }))).toBe(one);
    expect(one).toMatch(/^[0-9a-f]{32}$/);
  });

  it('does not depend on the order that the command came with', () => {
    expect(fingerprintOf(command({ a: 1 }, { now: '2026-03-03T09:00:00.000Z', correlationId: 'another' }))).toBe(fingerprintOf(command({ a: 1 })));
  });

  it.each([{ a: 2 }, { a: '1' }, { b: 1 }, { a: 1, b: 1 }, { a: [1] }, { type: 'TakeAnotherNote', a: 1 }])('is another for %j', (body) => {
    expect(fingerprintOf(command(body))).not.toBe(fingerprintOf(command({ a: 1 })));
  });

  it('is another where a list is in another order', () => {
    expect(fingerprintOf(command({ a: [1, 2] }))).not.toBe(fingerprintOf(command({ a: [2, 1] })));
  });
});
