import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { isUuid } from '@continuum/event-sourcing';
import { readHostConfig, roles, routesOf, type Role } from '../index.js';
import { knock, start, type Running } from '../testing/running.js';
import { followed } from '../testing/ward.js';

let ward: Running;

beforeAll(async () => {
  ward = await start();
});
afterAll(() => ward.stop());

const asks = (token?: string) => knock(ward, 'GET', '/beds/me', token === undefined ? {} : { token });
const now = Math.floor(Date.parse('2026-03-02T09:00:00.000Z') / 1000);
const usual = { iss: 'continuum', aud: 'continuum', sub: 'staff-1', roles: ['analyst'], facility: 'facility-north', exp: now + 60 };

/** A token signed with the host's own key, with whatever claims. */
const signed = async (claims: Readonly<Record<string, unknown>>): Promise<string> => {
  const { kid } = ward.keys.jwks.keys[0] ?? {};
  const path = join(ward.dataDirectory, 'keys', 'signing-key.json');
  const jwk = JSON.parse(await readFile(path, 'utf8')) as Record<string, string>;
  const key = await crypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['sign']);
  return new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', ...(kid === undefined ? {} : { kid }) }).sign(key);
};

describe('a token', () => {
  it('lets its holder in', async () => {
    const { status, body } = await asks(await ward.token(['analyst', 'therapist']));
    expect(status).toBe(200);
    expect(body).toEqual({ ref: 'staff-1', roles: ['analyst', 'therapist'], role: 'analyst', facility: 'facility-north' });
  });

  it('is wanted', async () => {
    const { body, headers } = await asks();
    expect(body).toMatchObject({ status: 401, code: 'auth.token-missing' });
    expect(headers.get('www-authenticate')).toBe('Bearer realm="continuum"');
  });

  it.each(['Basic c3RhZmY6eA==', 'Bearer', 'Bearer a b', 'Bearer nonsense', 'Bearer a.b.c', `Bearer ${'x'.repeat(9_000)}`])(
    'is refused as %.20s',
    async (authorization) => {
      const answer = await knock(ward, 'GET', '/beds/me', { headers: { authorization } });
      expect(answer.body).toMatchObject({ status: 401, code: 'auth.token-malformed' });
      expect(answer.headers.get('www-authenticate')).toContain('invalid_token');
    },
  );

  it.each([
    ['auth.token-expired', { exp: now }],
    ['auth.token-expired', { exp: now - 3600 }],
    ['auth.token-not-yet-valid', { nbf: now + 60 }],
    ['auth.wrong-issuer', { iss: 'somebody-else' }],
    ['auth.token-incomplete', { iss: undefined }],
    ['auth.wrong-audience', { aud: 'another-api' }],
    ['auth.token-incomplete', { exp: undefined }],
    ['auth.token-incomplete', { exp: 'tomorrow' }],
    ['auth.token-incomplete', { sub: undefined }],
    ['auth.token-incomplete', { sub: '' }],
    ['auth.token-incomplete', { roles: undefined }],
    ['auth.token-incomplete', { roles: 'admin' }],
    ['auth.token-incomplete', { facility: undefined }],
    ['auth.token-incomplete', { facility: 'north wing' }],
  ])('is refused with %s for %j', async (code, claims) => {
    expect((await asks(await signed({ ...usual, ...claims }))).body).toMatchObject({ status: 401, code });
  });

  it('is refused once it expires, though it was taken before', async () => {
    const token = await signed({ ...usual, exp: now + 10 });
    expect((await asks(token)).status).toBe(200);
    ward.clock.set('2026-03-02T09:00:10.000Z');
    expect((await asks(token)).body.code).toBe('auth.token-expired');
    ward.clock.set('2026-03-02T09:00:00.000Z');
  });

  it('is refused where somebody else signed it', async () => {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
    const forged = (header: Readonly<Record<string, unknown>>) => new SignJWT(usual).setProtectedHeader({ alg: 'EdDSA', ...header }).sign(privateKey);
    const { kid } = ward.keys.jwks.keys[0] ?? {};
    const jwk = await exportJWK(publicKey);
    for (const header of [{}, { kid }, { kid: 'another' }, { jwk }]) expect((await asks(await forged(header))).body.code).toBe('auth.token-forged');
  });

  it('is refused where it was changed after it was signed', async () => {
    const [head, , signature] = (await ward.token(['analyst'])).split('.');
    const claims = Buffer.from(JSON.stringify({ ...usual, roles: ['admin'] })).toString('base64url');
    expect((await asks(`${head}.${claims}.${signature}`)).body.code).toBe('auth.token-forged');
  });

  it('is refused where it is signed with nothing, or with the public key as a secret', async () => {
    expect((await asks(new UnsecuredJWT(usual).encode())).body.status).toBe(401);
    const secret = new TextEncoder().encode(JSON.stringify(ward.keys.jwks.keys[0]));
    const confused = await new SignJWT(usual).setProtectedHeader({ alg: 'HS256' }).sign(secret);
    expect((await asks(confused)).body.code).toBe('auth.token-forged');
  });

  it('keeps roles it does not know out', async () => {
    expect((await asks(await signed({ ...usual, roles: ['superuser', 'therapist'] }))).body).toMatchObject({ roles: ['therapist'], role: 'therapist' });
    expect((await asks(await signed({ ...usual, roles: ['superuser'] }))).body.code).toBe('auth.role-not-allowed');
  });

  it('gives a subject that is no reference a pseudonym, always the same', async () => {
    const scheduler = await signed({ ...usual, sub: 'jane.roe@example.org', roles: ['scheduler'] });
    await knock(ward, 'POST', '/beds', { token: scheduler, body: { minutes: 1 } });
    const first = followed.at(-1)?.order.by.ref ?? '';
    await knock(ward, 'POST', '/beds', { token: scheduler, body: { minutes: 1 } });
    expect(isUuid(first)).toBe(true);
    expect(followed.at(-1)?.order.by.ref).toBe(first);
  });

  it('is asked for before the body is read', async () => {
    expect((await knock(ward, 'POST', '/beds', { body: '{"half' })).body.code).toBe('auth.token-missing');
  });
});

describe("the host's own key", () => {
  it('is readable by its owner alone, and published without its private half', async () => {
    const { mode } = await stat(join(ward.dataDirectory, 'keys', 'signing-key.json'));
    expect(mode & 0o777).toBe(0o600);
    const { body } = await knock<{ keys: Record<string, string>[] }>(ward, 'GET', '/.well-known/jwks.json');
    expect(body.keys).toHaveLength(1);
    expect(Object.keys(body.keys[0] ?? {})).not.toContain('d');
  });
});

describe('every route with every role', () => {
  it('lets in whom it names, and admin', async () => {
    const tokens = new Map<Role, string>();
    for (const role of roles) tokens.set(role, await ward.token([role]));
    for (const route of routesOf(ward.app)) {
      const path = route.template.replace(':bedId', 'bed-1');
      for (const [role, token] of tokens) {
        const { status, body } = await knock(ward, route.method, path, { token });
        const mayPass = route.access === 'public' || role === 'admin' || route.roles.includes(role);
        expect({ path, role, isRefused: status === 403 && body.code === 'auth.role-not-allowed' }).toEqual({ path, role, isRefused: !mayPass });
      }
      const { status } = await knock(ward, route.method, path);
      expect({ path, isRefused: status === 401 }).toEqual({ path, isRefused: route.access !== 'public' });
    }
  });

  it('knows them all', () => {
    const lines = routesOf(ward.app).map(({ method, template, access }) => `${method} ${template} ${access}`);
    expect(lines).toEqual(
      expect.arrayContaining([
        'POST /beds command',
        'POST /beds/:bedId/close command',
        'GET /beds query',
        'PUT /beds/:bedId/pillow allowed',
        'GET /beds/open-to-all public',
        'GET /health/live public',
        'GET /openapi.json public',
        'GET /.well-known/jwks.json public',
      ]),
    );
  });
});

describe('an issuer elsewhere', () => {
  it('is believed by its published keys, and missed where they cannot be had', async () => {
    const jwksUrl = `${ward.url}/.well-known/jwks.json`;
    const believing = await start({ env: { AUTH_JWKS_URL: jwksUrl, AUTH_ISSUER: 'continuum' } });
    const deserted = await start({ env: { AUTH_JWKS_URL: 'http://127.0.0.1:1/jwks.json', AUTH_ISSUER: 'continuum' } });
    const token = await ward.token(['analyst']);
    try {
      expect((await knock(believing, 'GET', '/beds/me', { token })).status).toBe(200);
      expect((await knock(believing, 'GET', '/.well-known/jwks.json')).status).toBe(404);
      const { body, headers } = await knock(deserted, 'GET', '/beds/me', { token });
      expect(body).toMatchObject({ status: 503, code: 'auth.keys-unavailable' });
      expect(headers.get('retry-after')).toBe('2');
    } finally {
      await Promise.all([believing.stop(), deserted.stop()]);
    }
  });

  it('is configured as a whole', () => {
    expect(() => readHostConfig({ AUTH_JWKS_URL: 'https://issuer.example/jwks.json' })).toThrow('AUTH_ISSUER');
  });
});
