import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eachOf } from '../support/ward.js';
import { continuum, dataFolderOfASpec, interrupted, Product, type Ran } from '../support/product.js';

const views = ['client-timeline', 'census', 'attendance', 'graduation-readiness'];
const facility = 'facility-cli-1';
const simulation = (clients: number, weeks: number): string[] => [
  'simulate',
  '--clients',
  `${clients}`,
  '--weeks',
  `${weeks}`,
  '--seed',
  'cli',
  '--from',
  '2026-03-02',
];
const folders = Array.from({ length: 5 }, dataFolderOfASpec);
const [folder, second, third, fourth, none] = folders.map(({ path }) => path) as [string, string, string, string, string];
let simulated: { readonly events: number; readonly hash: string; readonly isDone: boolean };
const words = (line: string): string[] => line.split(' ').filter((word) => word !== '');
// A walk takes as long as the machine is busy.
jest.setTimeout(180_000);
afterAll(() => folders.forEach((one) => one.remove()));

beforeAll(async () => {
  const { code, out } = await continuum(folder, [...simulation(16, 12), '--json']);
  expect(code).toBe(0);
  simulated = JSON.parse(out) as typeof simulated;
});

describe('help', () => {
  it('is there for every command', async () => {
    const commands = ['', 'start', 'demo', 'simulate', 'timeline', 'rebuild', 'verify', 'token'];
    const printed = await eachOf(commands, 4, (command) => continuum(none, [...words(command), '--help']));
    expect(printed.map(({ code, err, out }) => ({ code, err, usage: /^Usage: (continuum ?[a-z]*)/.exec(out)?.[1]?.trim() }))).toStrictEqual(
      commands.map((command) => ({ code: 0, err: '', usage: `continuum ${command}`.trim() })),
    );
  });

  it('is there at once: nothing is loaded that only a host is made of', async () => {
    const coverage = join(none, 'coverage');
    expect((await continuum(none, ['--help'], { NODE_V8_COVERAGE: coverage })).code).toBe(0);
    const loaded = readdirSync(coverage)
      .map((file) => JSON.parse(readFileSync(join(coverage, file), 'utf8')) as { readonly result: readonly { readonly url: string }[] })
      .flatMap(({ result }) => result.map(({ url }) => url));
    expect(loaded.some((url) => url.includes('/commander/'))).toBe(true);
    expect(loaded.filter((url) => /node_modules\/(@nestjs|fastify|@eventstore|@grpc)\//.test(url))).toStrictEqual([]);
  });
});

describe('a wrong argument', () => {
  const wrong: readonly (readonly [line: string, named: string])[] = [
    ['nonsense', 'nonsense'],
    ['start --colour red', '--colour'],
    ['verify now', 'verify'],
    ['simulate --weeks 2 --seed a --from 2026-03-02', '--clients'],
    ['simulate --clients 0 --weeks 2 --seed a --from 2026-03-02', '--clients'],
    ['simulate --clients 2 --weeks two --seed a --from 2026-03-02', '--weeks'],
    ['simulate --clients 2 --weeks 2 --seed a/b --from 2026-03-02', '--seed'],
    ['simulate --clients 2 --weeks 2 --seed a --from 2026-02-30', '--from'],
    ['timeline', 'CLIENT'],
    ['timeline x', 'CLIENT'],
    ['timeline client-1 --as-of yesterday', '--as-of'],
    ['timeline client-1 --known-at 2026-02-30', '--known-at'],
    ['rebuild', 'VIEW'],
    ['rebuild waiting-list', 'VIEW'],
    ['token', '--role'],
    ['token --role king', '--role'],
    ['token --role admin --hours 0', '--hours'],
    ['token --role admin --facility !', '--facility'],
  ];

  it('is named, and ends with 2', async () => {
    const printed = await eachOf(wrong, 4, async ([line, named]) => {
      const { code, out, err } = await continuum(none, words(line));
      return code === 2 && out === '' && err.startsWith('error: ') && err.includes(named) ? [] : [`${line}: ${code} ${out}${err}`];
    });
    expect(printed.flat()).toStrictEqual([]);
  });

  it('is named where it stands in a variable', async () => {
    const { code, err } = await continuum(none, ['start'], { PORT: 'harbour', LOG_LEVEL: 'loud' });
    expect(code).toBe(2);
    expect(err).toMatch(/^continuum: PORT must be .*; LOG_LEVEL must be .*\n$/);
    expect(err).not.toContain('harbour');
  });
});

describe('a port that another program has', () => {
  it('is said in a line, and nothing keeps running behind closed doors', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const ran = await continuum(fourth, ['start'], { PORT: String((other.address() as AddressInfo).port), LOG_LEVEL: 'silent' });
    expect(ran).toStrictEqual({ code: 1, out: '', err: 'continuum: the port is taken by another program; PORT chooses another.\n' });
    other.close();
  });
});

describe('what is not there', () => {
  it.each([
    [['timeline', 'client-1'], 'journeys.client-unknown'],
    [['rebuild', 'census'], 'store.unusable'],
    [['verify'], 'store.unusable'],
  ])('is said in a line: continuum %p', async (args, code) => {
    const ran = await continuum(none, args);
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toMatch(new RegExp(`^continuum: .*\\(${code}\\)\\n$`));
  });
});

describe('a simulation', () => {
  it('of the same arguments gives the same log, be it interrupted on the way', async () => {
    const stopped = await interrupted(second, simulation(16, 12), '25 %', 'SIGINT');
    expect(stopped.code).toBe(0);
    expect(stopped.out).toMatch(/^Stopped at [\d,]+ events; the same command carries on\.\n$/);
    expect(JSON.parse((await continuum(second, [...simulation(16, 12), '--json'])).out)).toStrictEqual(simulated);
    expect(simulated).toMatchObject({ isDone: true, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('is refused into the folder of another', async () => {
    const { code, err } = await continuum(second, simulation(17, 12));
    expect(code).toBe(1);
    expect(err).toBe('continuum: The data folder holds a simulation of other arguments. (store.unusable)\n');
  });
});

describe('rebuilding a view', () => {
  const rowsOf = async (data: string): Promise<readonly { readonly view: string; readonly rows: number; readonly equals: boolean }[]> => {
    const { code, out } = await continuum(data, ['verify', '--json']);
    const verdict = JSON.parse(out) as { discrepancies: unknown[]; views: { view: string; rows: number; equals: boolean }[] };
    expect({ code, discrepancies: verdict.discrepancies }).toStrictEqual({ code: 0, discrepancies: [] });
    return verdict.views;
  };

  it('leaves nothing out, however short the log', async () => {
    expect((await continuum(third, [...simulation(2, 8), '--json'])).code).toBe(0);
    const before = await rowsOf(third);
    for (const view of views) {
      const { code, out } = await continuum(third, ['rebuild', view, '--json']);
      expect(code).toBe(0);
      expect(JSON.parse(out)).toMatchObject({ view });
    }
    expect(await rowsOf(third)).toStrictEqual(before);
  });

  it('goes on beside the product, which answers all the while as it did before', async () => {
    const product = await Product.start(folder);
    await product.settled();
    const asked = [
      '/census',
      '/programs/PROGRAM/attendance?week=2026-W14',
      '/programs/PROGRAM/graduation-readiness?result=not-ready',
      '/clients/CLIENT/timeline',
    ];
    const [client] = (await product.reads('/census?on=2026-05-01', { facility })).body['items'] as { clientRef: string; programId: string }[];
    const paths = asked.map((path) => path.replace('PROGRAM', String(client?.programId)).replace('CLIENT', String(client?.clientRef)));
    const answers = (): Promise<readonly string[]> =>
      Promise.all(paths.map(async (path) => ((answer) => `${answer.status} ${JSON.stringify(answer.body)}`)(await product.get(path, { facility }))));
    const before = await answers();
    expect(before.filter((answer) => !answer.startsWith('200'))).toStrictEqual([]);

    for (const view of views) {
      let isRebuilt = false;
      const rebuilding: Promise<Ran> = continuum(folder, ['rebuild', view]).finally(() => (isRebuilt = true));
      while (!isRebuilt) expect(await answers()).toStrictEqual(before);
      expect((await rebuilding).out).toMatch(new RegExp(`^${view} was rebuilt from [\\d,]+ events; generation \\d+ answers now\\.\\n$`));
    }
    await product.settled();
    expect(await answers()).toStrictEqual(before);
    expect(await product.stop()).toBe(0);
    expect((await rowsOf(folder)).map(({ equals }) => equals)).toStrictEqual([true, true, true, true]);
  });
});

describe('--json', () => {
  it('prints what a program can read, and nothing else', async () => {
    const token = await continuum(folder, ['token', '--role', 'analyst', '--facility', facility, '--json']);
    const { token: bearer } = JSON.parse(token.out) as { token: string };
    const product = await Product.start(folder);
    const census = await product.reads('/census?on=2026-05-01', { token: bearer });
    const [client] = census.body['items'] as { clientRef: string }[];
    expect(await product.stop()).toBe(0);

    const timeline = await continuum(folder, ['timeline', String(client?.clientRef), '--json']);
    expect(timeline).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(timeline.out)).toMatchObject({ clientRef: client?.clientRef, enrollments: expect.any(Array) });
  });
});
