import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  SignJWT,
  type CryptoKey,
  type JSONWebKeySet,
  type JWK,
  type JWTVerifyGetKey,
} from 'jose';
import { newId, type Clock } from '@continuum/event-sourcing';
import type { Role } from './roles.js';

/** Whom a token is for. */
export interface TokenRequest {
  readonly roles: readonly Role[];
  readonly facility: string;
  readonly sub: string;
  readonly ttlSeconds: number;
}

const algorithm = 'EdDSA';

const makeKey = async (): Promise<JWK> => {
  const { privateKey } = await generateKeyPair(algorithm, { crv: 'Ed25519', extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: algorithm, use: 'sig' };
};

/** The first to finish a key file wins; nobody ever reads half of one. */
const writeOnce = async (path: string, key: JWK): Promise<void> => {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, `${JSON.stringify(key)}\n`, { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft);
  }
};

const readKey = async (path: string): Promise<JWK | undefined> => {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as JWK;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`${path} is no signing key. Put the key back, or remove the file so that a new one is made (tokens given out before then end).`, {
      cause: error,
    });
  }
};

/** The embedded engine's own issuer: a key pair made on the first start, its private half readable by the owner alone. */
export class EmbeddedKeys {
  readonly jwks: JSONWebKeySet;

  private constructor(
    private readonly privateKey: CryptoKey,
    private readonly publicJwk: JWK,
    private readonly names: { readonly issuer: string; readonly audience: string },
  ) {
    this.jwks = { keys: [publicJwk] };
  }

  /** Opens `<dataDirectory>/keys/signing-key.json`, and makes it where it is not yet there. */
  static async open(dataDirectory: string, names: { readonly issuer: string; readonly audience: string }): Promise<EmbeddedKeys> {
    const directory = join(dataDirectory, 'keys');
    const path = join(directory, 'signing-key.json');
    if ((await readKey(path)) === undefined) {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      await writeOnce(path, await makeKey());
    }
    const jwk = await readKey(path);
    if (jwk?.kty !== 'OKP' || jwk.d === undefined) throw new Error(`${path} is no signing key.`);
    const { d: _private, ...publicJwk } = jwk;
    // An OKP key is always imported as a CryptoKey.
    return new EmbeddedKeys((await importJWK(jwk, algorithm)) as CryptoKey, publicJwk, names);
  }

  /** The public keys, as a token is checked against them. */
  keySet(): JWTVerifyGetKey {
    return createLocalJWKSet(this.jwks);
  }

  /** A bearer token for `roles` at `facility`, valid for `ttlSeconds`. */
  issueToken(request: TokenRequest, clock: Clock): Promise<string> {
    const nowMs = clock.nowMs();
    const issuedAt = Math.floor(nowMs / 1000);
    return new SignJWT({ roles: request.roles, facility: request.facility })
      .setProtectedHeader({ alg: algorithm, typ: 'JWT', ...(this.publicJwk.kid === undefined ? {} : { kid: this.publicJwk.kid }) })
      .setIssuer(this.names.issuer)
      .setAudience(this.names.audience)
      .setSubject(request.sub)
      .setJti(newId(nowMs))
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + request.ttlSeconds)
      .sign(this.privateKey);
  }
}
