import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dataFolderOfASpec, Product, type Answered } from '../support/product.js';
import { eachOf, tally, Ward } from '../support/ward.js';
import { Bodies, operationsOf, type Operation } from './support/bodies.js';
import { Chance } from './support/chance.js';
import { DamagedData } from './support/kept-data.js';

/** Set it to have the same bodies again. */
const seed = 20_261_123;
const callers = 8;

const folder = dataFolderOfASpec();
const data = new DamagedData(folder.path);
let product: Product;
let document: Parameters<typeof operationsOf>[0];
let known: Readonly<Record<string, string>>;

interface Request {
  readonly operation: Operation;
  readonly path: string;
  readonly body: unknown;
}

beforeAll(async () => {
  product = await Product.start(data.path);
  known = await new Ward(product).oneOfEach();
  document = (await product.get('/openapi.json')).body as unknown as typeof document;
});
afterAll(async () => {
  await product.stop();
  folder.remove();
});

/** Orders of every kind in an arbitrary order, each kind `times` times; one of `oddity` values in a body is odd. */
const arbitraryRequests = (times: number, oddity: number): readonly Request[] => {
  const bodies = new Bodies(document, known, oddity);
  const chance = new Chance(seed + oddity);
  return operationsOf(document)
    .flatMap((operation) =>
      fc
        .sample(fc.tuple(bodies.path(operation), bodies.of(operation)), { numRuns: times, seed: seed + oddity })
        .map(([path, body]) => ({ operation, path, body })),
    )
    .map((request) => ({ request, place: chance.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ request }) => request);
};

/** The requests that were answered as nothing may ever be, and all answers. */
const sendAll = async (requests: readonly Request[]): Promise<{ readonly broken: readonly string[]; readonly answers: readonly Answered[] }> => {
  const answers = await eachOf(requests, callers, ({ operation, path, body }) => product.call(operation.method, path, JSON.stringify(body)));
  const broken = answers.flatMap(({ status, body }, index) => {
    const isBroken = status >= 500 || body['code'] === 'store.event-refused-by-catalogue';
    return isBroken ? [`${status} ${String(body['code'])}: ${JSON.stringify(requests[index])}`] : [];
  });
  return { broken: broken.slice(0, 5), answers };
};

describe('whatever is sent', () => {
  it('in near-valid orders of every kind, in an arbitrary order: nothing breaks, and much is followed', async () => {
    const { broken, answers } = await sendAll(arbitraryRequests(24, 80));
    expect(broken).toEqual([]);
    const followed = Object.entries(tally(answers)).filter(([outcome]) => /^20\d$/.test(outcome));
    expect(followed.reduce((sum, [, times]) => sum + times, 0)).toBeGreaterThan(100);
  }, 120_000);

  it('in orders that are odd all over: nothing breaks', async () => {
    const { broken } = await sendAll(arbitraryRequests(10, 4));
    expect(broken).toEqual([]);
  }, 120_000);

  it('leaves a log from which every aggregate is read again, and views and processes in which nothing waits', async () => {
    await product.settled();
    expect(await product.stop()).toBe(0);
    const { code, discrepancies, views } = await data.verify();
    expect([code, discrepancies, views.filter(({ waiting }) => waiting > 0)]).toEqual([0, [], []]);
    expect(JSON.parse((await data.run('quarantine', 'list', '--json')).out)).toEqual({ waiting: [] });

    product = await Product.start(data.path);
    const { broken } = await sendAll(arbitraryRequests(2, 61));
    expect(broken).toEqual([]);
  }, 120_000);
});
