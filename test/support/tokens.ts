import { createPrivateKey, generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a token may say other than what is usual; times in seconds from now. */
export interface TokenClaims {
  readonly role?: string;
  readonly facility?: string;
  readonly sub?: string;
  readonly expiresInS?: number;
  readonly audience?: string;
  readonly issuer?: string;
  readonly notBeforeInS?: number;
}

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const signed = (key: KeyObject, kid: string, claims: TokenClaims): string => {
  const now = Math.floor(Date.now() / 1000);
  const { role = 'admin', facility = 'facility-1', sub = `${role}-1`, expiresInS = 3_600, audience = 'continuum', issuer = 'continuum', notBeforeInS } = claims;
  const notBefore = notBeforeInS === undefined ? {} : { nbf: now + notBeforeInS };
  const payload = { roles: [role], facility, iss: issuer, aud: audience, sub, jti: randomUUID(), iat: now, exp: now + expiresInS, ...notBefore };
  const content = `${encoded({ alg: 'EdDSA', typ: 'JWT', kid })}.${encoded(payload)}`;
  return `${content}.${sign(null, Buffer.from(content), key).toString('base64url')}`;
};

/** A token signed with the key of a data folder, as `continuum token` prints it, without starting a process for each. */
export const issuedToken = (data: string, claims: TokenClaims = {}): string => {
  const jwk = JSON.parse(readFileSync(join(data, 'keys/signing-key.json'), 'utf8')) as { kty: string; kid: string };
  return signed(createPrivateKey({ key: jwk, format: 'jwk' }), jwk.kid, claims);
};

/** The same, signed by somebody else under the same key id. */
export const forgedToken = (data: string, claims: TokenClaims = {}): string => {
  const { kid } = JSON.parse(readFileSync(join(data, 'keys/signing-key.json'), 'utf8')) as { kid: string };
  return signed(generateKeyPairSync('ed25519').privateKey, kid, claims);
};

/** The same claims under the algorithm `none`, unsigned. */
export const unsignedToken = (data: string, claims: TokenClaims = {}): string => {
  const [, payload] = issuedToken(data, claims).split('.');
  return `${encoded({ alg: 'none', typ: 'JWT' })}.${payload}.`;
};
