import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem } from '@continuum/service-host';
import type { ClientIdentity } from '../vault/client-vault.js';
import { start, type Answer, type Asking, type Running } from '../testing/running.js';

const identity = {
  givenName: 'Zanzibaria',
  familyName: 'Quillfeather',
  birthDate: '1990-04-17',
  phone: '+13125550142',
  email: 'zq@mailhaven.example',
  address: { line1: '12 Elmwood Row', city: 'Chicago', postalCode: '60601', country: 'US' },
};
const canaries = /Zanzibaria|Quillfeather|1990-04-17|3125550142|mailhaven|Elmwood/;
let intake: Running;

beforeAll(async () => {
  intake = await start('2026-03-02T15:00:00.000Z');
});
afterAll(() => intake.stop());

const register = (body: unknown, asking: Asking = {}): Promise<Answer<{ clientRef: string } & Problem>> => intake.ask('POST', '/clients', body, asking);
const put = (clientRef: string, body: unknown, asking: Asking = {}): Promise<Answer<{ clientRef: string } & Problem>> =>
  intake.ask('PUT', `/clients/${clientRef}/identity`, body, asking);
const find = (clientRef: string, asking: Asking = {}): Promise<Answer<ClientIdentity & Problem>> =>
  intake.ask('GET', `/clients/${clientRef}/identity`, undefined, asking);

describe('registering a client', () => {
  it('gives a pseudonym and keeps who they are', async () => {
    const { status, body } = await register(identity);
    expect(status).toBe(201);
    expect(body).toStrictEqual({ clientRef: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    const found = await find(body.clientRef);
    expect(found.body).toStrictEqual(identity);
    expect(found.headers.get('cache-control')).toBe('no-store');
  });

  it('gives two of the same name two pseudonyms', async () =>
    expect((await register(identity)).body.clientRef).not.toBe((await register(identity)).body.clientRef));

  it('happens once under one key', async () => {
    const first = await register(identity, { key: 'registration-of-monday-1' });
    expect((await register(identity, { key: 'registration-of-monday-1' })).body).toStrictEqual(first.body);
    const other = await register({ ...identity, givenName: 'Otherwise' }, { key: 'registration-of-monday-1' });
    expect(other.body).toMatchObject({ status: 409, code: 'intake.client-registered-otherwise' });
  });

  it('is refused under a key that is none', async () => expect((await register(identity, { key: 'short' })).body.code).toBe('http.idempotency-key-malformed'));
  it('is for the intake coordinator', async () => expect((await register(identity, { role: 'therapist' })).status).toBe(403));
});

describe("a client's identity", () => {
  it.each(['intake-coordinator', 'therapist', 'aftercare-coordinator', 'admin'] as const)('is open to %s', async (role) => {
    expect((await put('client-1', identity, { role })).body).toStrictEqual({ clientRef: 'client-1' });
    expect((await find('client-1', { role })).body).toStrictEqual(identity);
  });

  it.each(['scheduler', 'analyst', 'partner'] as const)('is closed to %s', async (role) => {
    expect((await put('client-1', identity, { role })).status).toBe(403);
    expect((await find('client-1', { role })).status).toBe(403);
  });

  it('is not found by another facility, nor where there is none', async () => {
    await put('client-1', identity);
    expect((await find('client-1', { facility: 'facility-south' })).body).toMatchObject({ status: 404, code: 'intake.client-identity-unknown' });
    expect((await find('client-0')).body).toMatchObject({ status: 404, code: 'intake.client-identity-unknown' });
  });

  it('changes', async () => {
    await put('client-1', identity);
    await put('client-1', { ...identity, familyName: 'Featherstone' });
    expect((await find('client-1')).body).toStrictEqual({ ...identity, familyName: 'Featherstone' });
  });
});

describe('an identity that is not well formed', () => {
  it.each([
    ['a birth date that does not exist', { birthDate: '1990-02-30-Zanzibaria' }, 'birthDate'],
    ['a telephone number with words', { phone: 'call Quillfeather' }, 'phone'],
    ['an e-mail address that is none', { email: 'Zanzibaria at mailhaven' }, 'email'],
    ['a name of spaces', { givenName: '   ' }, 'givenName'],
    ['a name over two lines', { familyName: 'Quill\nfeather' }, 'familyName'],
    ['a name that is no text', { familyName: { first: 'Quillfeather' } }, 'familyName'],
    ['a name without end', { givenName: 'Zanzibaria'.repeat(30) }, 'givenName'],
    ['a country that is none', { address: { ...identity.address, country: 'Elmwood' } }, 'address.country'],
    ['a list of addresses', { address: [] }, 'address'],
    ['a list of contacts', { emergencyContact: [] }, 'emergencyContact'],
    ['a contact without a telephone', { emergencyContact: { name: 'Quillfeather', relationship: 'mother' } }, 'emergencyContact.phone'],
    ['a field of its own', { Quillfeather: 'Zanzibaria', ssn: '123-45-6789' }, 'ssn'],
  ])('%s is named by its field, and its value is not told back', async (_what, over, field) => {
    const { status, body } = await put('client-2', { ...identity, ...over });
    expect({ status, code: body.code }).toStrictEqual({ status: 400, code: 'http.validation-failed' });
    expect(body.errors?.map((fault) => fault.field)).toContain(field);
    expect(JSON.stringify(body).replaceAll('"Quillfeather"', '')).not.toMatch(canaries);
  });

  it.each(['2026-03-04', '1899-12-31'])('a birth on %s is impossible, and the date is not told back', async (birthDate) => {
    const { status, body } = await register({ ...identity, birthDate });
    expect({ status, code: body.code }).toStrictEqual({ status: 422, code: 'intake.birth-date-impossible' });
    expect(JSON.stringify(body)).not.toContain(birthDate);
  });

  it.each(['2026-03-02', '1900-01-01'])('a birth on %s is possible', async (birthDate) =>
    expect((await register({ ...identity, birthDate })).status).toBe(201),
  );
});

it('nothing of any identity is in the log of events or in the log of the service', async () => {
  expect(await intake.store.readAll(0, 10)).toStrictEqual([]);
  expect(intake.lines.length).toBeGreaterThan(0);
  expect(intake.lines.join('\n')).not.toMatch(canaries);
});
