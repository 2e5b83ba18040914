import { describe, expect, it } from '@jest/globals';
import { Lanes } from './lanes.js';

/** Work that ends when it is told to. */
const held = (log: string[], name: string): { readonly work: () => Promise<string>; readonly end: () => void } => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const work = async (): Promise<string> => {
    log.push(`${name} begins`);
    await promise;
    log.push(`${name} ends`);
    return name;
  };
  return { work, end: () => resolve() };
};

describe('lanes', () => {
  it('run what shares a key one after another, in the order of arrival', async () => {
    const log: string[] = [];
    const [first, second] = [held(log, 'first'), held(log, 'second')];
    const lanes = new Lanes();
    const both = Promise.all([lanes.run('a', first.work), lanes.run('a', second.work)]);
    second.end();
    first.end();
    expect(await both).toStrictEqual(['first', 'second']);
    expect(log).toStrictEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });

  it('run what shares no key side by side', async () => {
    const log: string[] = [];
    const [first, second] = [held(log, 'first'), held(log, 'second')];
    const lanes = new Lanes();
    const one = lanes.run('a', first.work);
    const other = lanes.run('b', second.work);
    second.end();
    await other;
    expect(log).toStrictEqual(['first begins', 'second begins', 'second ends']);
    first.end();
    await one;
  });

  it('go on after work that failed, and tell its caller alone', async () => {
    const lanes = new Lanes();
    const failing = lanes.run('a', () => Promise.reject(new Error('out of breath')));
    const next = lanes.run('a', () => Promise.resolve('well'));
    await expect(failing).rejects.toThrow('out of breath');
    await expect(next).resolves.toBe('well');
    await expect(lanes.run('a', () => Promise.resolve('still well'))).resolves.toBe('still well');
  });
});
