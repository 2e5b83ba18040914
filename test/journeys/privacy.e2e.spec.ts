import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathOf, Reference } from '../support/operations.js';
import { dataFolderOfASpec, Product, type Answered } from '../support/product.js';
import { eachOf, Ward } from '../support/ward.js';

/** Nobody is called this, so that wherever it stands it came from here. */
const planted = {
  givenName: 'Zanzibaria',
  familyName: 'Quillfeather',
  preferredName: 'Zanzi Quill',
  birthDate: '1987-04-23',
  phone: '+13125550142',
  email: 'zanzibaria.q@mailhaven.example',
  address: { line1: '12 Elmwood Row', city: 'Marrowdale', postalCode: 'MX-60601', country: 'US' },
  emergencyContact: { name: 'Ottoline Featherstonehaugh', relationship: 'godmother', phone: '+13125550199' },
};
const canaries = [
  'Zanzibaria',
  'Quillfeather',
  'Zanzi Quill',
  '1987-04-23',
  '3125550142',
  '3125550199',
  'mailhaven',
  'Elmwood',
  'Marrowdale',
  'MX-60601',
  'Featherstonehaugh',
  'godmother',
];
/** What people put where it does not belong: nothing of it has the shape of a reference, a code, or a number. */
const misused = ['Zanzibaria Quillfeather', '1987-04-23', '+13125550142', '3125550142', '312-555-0142', 'zanzibaria.q@mailhaven.example', '12 Elmwood Row'];

const folder = dataFolderOfASpec();
const answers: Answered[] = [];
let product: Product;
let clientRef: string;

const told = async (answer: Promise<Answered>): Promise<Answered> => {
  answers.push(await answer);
  return answer;
};

beforeAll(async () => {
  product = await Product.start(folder.path, ['start'], { LOG_LEVEL: 'trace' });
  const ward = new Ward(product);
  const known = await ward.oneOfEach();
  clientRef = String((await product.post('/clients', planted)).body['clientRef']);
  await product.call('PUT', '/clients/client-1/identity', planted);
  await ward.client(clientRef);
  const reference = await Reference.of(product);

  // Everywhere else: in fields, in fields of their own, in paths, questions and headers.
  await eachOf(
    reference.operations.filter(({ path }) => !path.startsWith('/clients') || path.includes('/enrollments')),
    8,
    async (operation) => {
      const body = operation.body === undefined ? undefined : (reference.wellFormed(operation.body, known) as object);
      for (const name of misused) {
        const inPath = encodeURIComponent(name);
        await told(product.call(operation.method, operation.path.replace(/\{\w+\}/g, inPath), body));
        if (body === undefined) await told(product.get(`${pathOf(operation, known)}${operation.query === '' ? '?' : '&'}name=${inPath}&${inPath}=1`));
        else await told(product.call(operation.method, pathOf(operation, known), { ...body, name, [name]: name }));
        for (const [field, { format }] of Object.entries(operation.body?.properties ?? {}))
          // A day is a day: that it is somebody's birth date does not show.
          if (format !== 'date') await told(product.call(operation.method, pathOf(operation, known), { ...body, [field]: name }));
      }
    },
  );
  for (const name of misused) {
    const headers = { 'x-correlation-id': name, traceparent: name };
    await told(product.post('/referrals', { clientRef: 'client-8', programId: 'program-1', source: 1 }, { key: `key of ${name}`, headers }));
    await told(product.post('/referrals', `{"clientRef": "${name}`, { headers }));
    await told(product.get('/census', { headers: { 'continuum-position': name, prefer: name } }));
    await told(product.get(`/${encodeURIComponent(name)}`));
  }
  await told(product.post('/clients', { ...planted, birthDate: '1987-04-23T00:00' }));
  await told(product.call('PUT', '/clients/client-1/identity', { ...planted, [planted.preferredName]: planted.phone, phone: planted.email }));
  await product.settled();
}, 120_000);
afterAll(() => folder.remove());

/** Where one of the planted stands in these bytes. */
const foundIn = (bytes: Buffer | string): readonly string[] => canaries.filter((canary) => bytes.includes(canary));

const filesIn = (path: string): readonly string[] =>
  readdirSync(path).flatMap((name) => (statSync(join(path, name)).isDirectory() ? filesIn(join(path, name)) : [join(path, name)]));

const filesWithAName = (): readonly string[] =>
  filesIn(folder.path).flatMap((path) => foundIn(readFileSync(path)).map((canary) => `${relative(folder.path, path)}: ${canary}`));

describe('who a client is', () => {
  it('is told to those who may know, from the vault', async () =>
    expect((await product.get(`/clients/${clientRef}/identity`, { role: 'therapist' })).body).toStrictEqual(planted));

  it('is in no refusal, and no misuse is a fault of ours', () => {
    expect(answers.length).toBeGreaterThan(2_000);
    expect(answers.filter(({ status }) => status >= 500)).toStrictEqual([]);
    const said = answers.map(({ body, headers }) => JSON.stringify([body, [...headers]]));
    expect(said.filter((text) => foundIn(text).length > 0)).toStrictEqual([]);
  });

  it('is in no answer about care', async () => {
    const asked = [`/clients/${clientRef}/timeline`, `/clients/${clientRef}/attendance`, '/census', '/programs/program-1/census', '/openapi.json'];
    for (const path of asked) expect(foundIn(JSON.stringify((await product.reads(path)).body))).toStrictEqual([]);
  });

  it('is in no metric', async () => expect(foundIn(await (await fetch(`${product.url}/metrics`)).text())).toStrictEqual([]));

  it('is in no file while the product runs: not in the log, nor in views, processes, or the vault itself', () => expect(filesWithAName()).toStrictEqual([]));

  it('is in nothing that the product logged, and in no file once it has ended', async () => {
    expect(await product.stop()).toBe(0);
    expect(product.out.length).toBeGreaterThan(100_000);
    expect(foundIn(product.out + product.err)).toStrictEqual([]);
    expect(filesWithAName()).toStrictEqual([]);
  });
});
