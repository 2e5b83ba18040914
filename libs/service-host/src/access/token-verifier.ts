import { errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import type { Clock } from '@continuum/event-sourcing';
import type { HttpRefusal } from '../errors/http-refusal.js';
import {
  KeysUnavailable,
  TokenExpired,
  TokenForged,
  TokenIncomplete,
  TokenMalformed,
  TokenNotYetValid,
  WrongAudience,
  WrongIssuer,
} from './access-refusals.js';
import { identityOf, type Identity } from './identity.js';
import { TokenCache } from './token-cache.js';

/** Signatures with a public key only: `none` and shared secrets are never taken. */
const algorithms = ['EdDSA', 'Ed25519', 'ES256', 'ES384', 'ES512', 'PS256', 'PS384', 'PS512', 'RS256', 'RS384', 'RS512'];
const longestToken = 8_192;

const claimRefusal = (claim: string, reason: string): HttpRefusal => {
  if (reason === 'missing' || reason === 'invalid') return new TokenIncomplete(claim);
  if (claim === 'iss') return new WrongIssuer();
  if (claim === 'aud') return new WrongAudience();
  if (claim === 'nbf') return new TokenNotYetValid();
  return new TokenIncomplete(claim);
};

const refusalOf = (error: unknown): HttpRefusal => {
  if (error instanceof errors.JWTExpired) return new TokenExpired();
  if (error instanceof errors.JWTClaimValidationFailed) return claimRefusal(error.claim, error.reason);
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid) return new TokenMalformed();
  if (error instanceof errors.JWSSignatureVerificationFailed) return new TokenForged();
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported) return new TokenForged();
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) return new TokenForged();
  return new KeysUnavailable(error);
};

export interface TokenVerifierOptions {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: JWTVerifyGetKey;
  readonly clock: Clock;
  /** How many verified tokens are remembered until they expire. */
  readonly remembered?: number;
}

/** Says who holds a token, or refuses it with the code that names why. */
export class TokenVerifier {
  readonly #cache: TokenCache;

  constructor(private readonly options: TokenVerifierOptions) {
    this.#cache = new TokenCache(options.remembered ?? 2_000);
  }

  /** At once where the token was verified before, else once it is. @throws HttpRefusal */
  verify(token: string): Identity | Promise<Identity> {
    if (token.length > longestToken) throw new TokenMalformed();
    const key = TokenCache.keyOf(token);
    const known = this.#cache.find(key);
    if (known === undefined) return this.#verifyAnew(token, key);
    if (known.expiresAtMs > this.options.clock.nowMs()) return known;
    this.#cache.forget(key);
    throw new TokenExpired();
  }

  async #verifyAnew(token: string, key: string): Promise<Identity> {
    const { issuer, audience, keys, clock } = this.options;
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience,
      algorithms,
      requiredClaims: ['exp', 'sub'],
      currentDate: new Date(clock.nowMs()),
    }).catch((error: unknown) => {
      throw refusalOf(error);
    });
    const identity = identityOf(payload);
    this.#cache.keep(key, identity);
    return identity;
  }
}
