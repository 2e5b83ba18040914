import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@jest/globals';
import type { Answered, Product } from '../support/product.js';

/** A command that nothing has to stand before. */
export const program = (key: string = randomUUID()): readonly [string, object, { readonly key: string }] => [
  '/programs',
  { timeZone: 'America/New_York', levelOfCare: '2.1', tracks: ['SUD'], populations: ['adult'], deliveryModes: ['in-person'], part2: true },
  { key },
];

/** What a part says of itself at `/health/ready`. */
export const partOf = ({ body }: Answered, name: string): Record<string, unknown> | undefined =>
  (body['parts'] as readonly Record<string, unknown>[]).find((part) => part['name'] === name);

/** Asks `/health/ready` until it is so. */
export const until = async (product: Product, isTrue: (ready: Answered) => boolean): Promise<Answered> => {
  for (;;) {
    const ready = await product.get('/health/ready');
    if (isTrue(ready)) return ready;
    await sleep(100);
  }
};

/** The product cannot reach its server: a command is answered so, and says when to come back. */
export const expectAway = async (product: Product): Promise<void> => {
  const refused = await product.post(...program());
  expect(refused).toMatchObject({ status: 503, body: { code: 'store.unavailable' } });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
};

/** Sends the same command until it is answered otherwise than that the server is away. */
export const persist = async (product: Product, command: ReturnType<typeof program> = program()): Promise<Answered> => {
  for (;;) {
    const answered = await product.post(...command);
    if (answered.status !== 503) return answered;
    await sleep(50);
  }
};
