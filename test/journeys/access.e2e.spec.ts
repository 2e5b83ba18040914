import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Reference, pathOf, type Operation } from '../support/operations.js';
import { dataFolderOfASpec, Product } from '../support/product.js';
import { eachOf, Ward } from '../support/ward.js';

const roles = ['intake-coordinator', 'scheduler', 'therapist', 'aftercare-coordinator', 'analyst', 'partner', 'admin'];
const folder = dataFolderOfASpec();
let product: Product;
let reference: Reference;

// A process takes as long to start as the machine is busy.
jest.setTimeout(180_000);
beforeAll(async () => {
  product = await Product.start(folder.path);
  reference = await Reference.of(product);
});
afterAll(async () => {
  await product.stop();
  folder.remove();
});

/** Every route, asked the same way; what differs from what must be, in words. */
const walked = async (ask: (operation: Operation) => Promise<string | undefined>): Promise<readonly string[]> => {
  const found = await eachOf(reference.operations, 8, async (operation) => {
    const fault = await ask(operation);
    return fault === undefined ? undefined : `${operation.method} ${operation.path}: ${fault}`;
  });
  return found.filter((fault) => fault !== undefined);
};
const send = (operation: Operation, options: Parameters<Product['call']>[3], known: Readonly<Record<string, string>> = {}) =>
  product.call(operation.method, pathOf(operation, known), operation.body === undefined ? undefined : reference.wellFormed(operation.body), options);

describe('every route', () => {
  it('says who may pass', () => {
    expect(reference.operations.length).toBeGreaterThan(70);
    expect(reference.operations.filter((operation) => !operation.roles.includes('admin')).map(({ path }) => path)).toStrictEqual([]);
  });

  it('answers nobody without a token, and puts nothing down', async () => {
    const faults = await walked(async (operation) => {
      const { status, body } = await send(operation, { token: '' });
      return status === 401 && body['code'] === 'auth.token-missing' ? undefined : `${status} ${String(body['code'])}`;
    });
    expect(faults).toStrictEqual([]);
    expect(await product.metric('continuum_log_position')).toBe(0);
  });

  it.each(roles)('lets in %s where it says so, and nowhere else', async (role) => {
    const facility = `facility-of-${role}`;
    const before = await product.settled();
    const passed = new Set<string>();
    const faults = await walked(async (operation) => {
      const { status, body } = await send(operation, { role, facility });
      const isShut = status === 403 && body['code'] === 'auth.role-not-allowed';
      if (!isShut) passed.add(`${operation.method} ${operation.path}`);
      if (status >= 500 || status === 401 || (status === 403 && !isShut)) return `${status} ${String(body['code'])}`;
      return isShut === operation.roles.includes(role) ? `${isShut ? 'shut to' : 'open to'} ${role}` : undefined;
    });
    expect(faults).toStrictEqual([]);
    if (role === 'admin') expect(passed.size).toBe(reference.operations.length);
    if (role === 'partner') expect(await product.settled()).toBe(before);
  });
});

describe('what another facility has', () => {
  // A vault of its own, and a list of its own: nothing of the other facility is in either.
  const ofItsOwn = ['PUT /clients/{clientRef}/identity', 'GET /programs/{programId}/graduation-readiness'];

  it('is not found, on any route and by any role, and stays as it is', async () => {
    const known = await new Ward(product).oneOfEach();
    const before = await product.settled();
    const faults = await walked(async (operation) => {
      if (!operation.path.includes('{') || ofItsOwn.includes(`${operation.method} ${operation.path}`)) return undefined;
      const answers = await Promise.all(operation.roles.map((role) => send(operation, { role, facility: 'facility-2' }, known)));
      const others = answers.filter(({ status }) => status !== 404);
      return others.length === 0 ? undefined : others.map(({ status, body }) => `${status} ${String(body['code'])}`).join(', ');
    });
    expect(faults).toStrictEqual([]);
    expect(await product.settled()).toBe(before);
  });

  it('is in none of its lists', async () => {
    const lists = ['/census', '/programs/program-1/graduation-readiness?result=not-ready'];
    for (const list of lists) {
      expect(JSON.stringify((await product.reads(list)).body)).toContain('client-1');
      expect(JSON.stringify((await product.reads(list, { facility: 'facility-2' })).body)).not.toContain('client-1');
    }
  });
});
