import { hash } from 'node:crypto';
import type { Identity } from './identity.js';

/** Whose token was verified, until it expires: kept under the token's hash, the longest unused forgotten first. */
export class TokenCache {
  readonly #kept = new Map<string, Identity>();

  constructor(private readonly most: number) {}

  static keyOf(token: string): string {
    return hash('sha256', token, 'base64');
  }

  find(key: string): Identity | undefined {
    return this.#kept.get(key);
  }

  keep(key: string, identity: Identity): void {
    this.#kept.set(key, identity);
    if (this.#kept.size <= this.most) return;
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined) this.#kept.delete(oldest);
  }

  forget(key: string): void {
    this.#kept.delete(key);
  }
}
