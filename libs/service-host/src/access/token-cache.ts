import { hash } from 'node:crypto';
import { Recent } from '@continuum/event-sourcing';
import type { Identity } from './identity.js';

/** Whose token was verified, until it expires: kept under the token's hash, the longest unused forgotten first. */
export class TokenCache {
  readonly #kept: Recent<Identity>;

  constructor(most: number) {
    this.#kept = new Recent(most);
  }

  static keyOf(token: string): string {
    return hash('sha256', token, 'base64');
  }

  find(key: string): Identity | undefined {
    return this.#kept.get(key);
  }

  keep(key: string, identity: Identity): void {
    this.#kept.set(key, identity);
  }

  forget(key: string): void {
    this.#kept.delete(key);
  }
}
