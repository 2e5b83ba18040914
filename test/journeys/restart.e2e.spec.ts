import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { continuum, dataFolderOfASpec, Product, type Answered } from '../support/product.js';
import { Ward } from '../support/ward.js';

const folder = dataFolderOfASpec();
let product: Product;

// A process takes as long to start as the machine is busy.
jest.setTimeout(180_000);
beforeAll(async () => {
  product = await Product.start(folder.path);
  await new Ward(product).program('program-1');
});
afterAll(async () => {
  await product.stop();
  folder.remove();
});

const referral = (clientRef: string): object => ({ clientRef, programId: 'program-1', source: 1 });

describe('what is sent again after a restart', () => {
  const identity = { givenName: 'Ada', familyName: 'Quillfeather', birthDate: '1990-04-17' };
  const refer = (clientRef: string): Promise<Answered> => product.post('/referrals', referral(clientRef), { key: 'referral-of-monday' });
  const register = (): Promise<Answered> => product.post('/clients', identity, { key: 'registration-of-monday' });

  it('is answered with the first outcome, and refused with another body', async () => {
    const [referred, registered] = [await refer('client-1'), await register()];
    const before = await product.settled();
    expect(await product.stop()).toBe(0);
    product = await Product.start(folder.path);
    const again = await refer('client-1');

    expect(again.status).toBe(201);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.body).toStrictEqual({ ...referred.body, repeated: true });
    expect((await refer('client-2')).body['code']).toBe('command.id-reused');
    expect((await register()).body).toStrictEqual(registered.body);
    expect((await product.get(`/clients/${String(registered.body['clientRef'])}/identity`)).body).toStrictEqual(identity);
    expect(await product.settled()).toBe(before);
  });
});

/** Sends referrals one after another until nobody answers any more; what was answered, by the key it was sent under. */
const untilNobodyAnswers = async (answered: Map<string, Answered>, told: () => void): Promise<void> => {
  for (;;) {
    const key = randomUUID();
    try {
      answered.set(key, await product.post('/referrals', referral(`client-${key}`), { key }));
      told();
    } catch {
      return;
    }
  }
};

describe('being told to end under load', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('%s ends it once everything that was accepted is answered, and everything answered is kept', async (signal) => {
    const answered = new Map<string, Answered>();
    let ended: Promise<number | null> | undefined;
    const endAmidst = (): void => {
      if (answered.size >= 200) ended ??= product.stop(signal);
    };
    await Promise.all(Array.from({ length: 20 }, () => untilNobodyAnswers(answered, endAmidst)));

    expect(await ended).toBe(0);
    expect(answered.size).toBeGreaterThanOrEqual(200);
    expect([...answered.values()].filter(({ status }) => status !== 201)).toStrictEqual([]);

    product = await Product.start(folder.path);
    for (const [key, first] of answered) {
      const again = await product.post('/referrals', referral(`client-${key}`), { key });
      expect(again.body).toStrictEqual({ ...first.body, repeated: true });
    }
  });
});

describe('a second process on the same data', () => {
  it.each([['start'], ['demo'], ['simulate', '--clients', '1', '--weeks', '1', '--seed', 'second', '--from', '2026-03-02']])(
    'is refused with a clear word, while the first goes on: %s',
    async (...args) => {
      const { code, out, err } = await continuum(folder.path, args);

      expect(code).toBe(1);
      expect(err).toMatch(/another process.*\(store\.unusable\)/);
      expect(`${out}${err}`).not.toContain('    at ');
      expect((await product.post('/referrals', referral('client-1'))).status).toBe(201);
    },
  );
});
