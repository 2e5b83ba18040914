import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { VaultUnusable } from './vault.refusals.js';

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
const onlyItsOwner = 0o600;

/** Written whole beside its place and then linked there, so that of two who start at once one makes the key, and none finds half of it. */
const makeKeyFile = (path: string): void => {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = openSync(draft, 'wx', onlyItsOwner);
  try {
    writeSync(file, randomBytes(keyBytes));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    unlinkSync(draft);
  }
};

/** What the vault's key does: seals (AES-256-GCM), opens, and tells whether two texts are the same without keeping them. */
export class VaultKey {
  readonly #sealing: Buffer;
  readonly #marking: Buffer;

  private constructor(key: Buffer) {
    this.#sealing = Buffer.from(hkdfSync('sha256', key, '', 'client vault: sealing', keyBytes));
    this.#marking = Buffer.from(hkdfSync('sha256', key, '', 'client vault: marking', keyBytes));
  }

  /** The key in this file; made there, readable by its owner alone, where `mayMake` and there is none. @throws VaultUnusable */
  static of(path: string, mayMake: boolean): VaultKey {
    if (!existsSync(path)) {
      if (!mayMake) throw new VaultUnusable(`The vault holds identities, but its key ${path} is missing.`);
      makeKeyFile(path);
    }
    const key = readFileSync(path);
    if (key.length !== keyBytes) throw new VaultUnusable(`The vault's key ${path} is not ${keyBytes} bytes long.`);
    return new VaultKey(key);
  }

  /** Nonce, tag and ciphertext; it opens only under the same `place`. */
  seal(text: string, place: string): Buffer {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#sealing, nonce).setAAD(Buffer.from(place));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  }

  /** @throws VaultUnusable where it was sealed with another key or for another place, or was changed */
  open(sealed: Uint8Array, place: string): string {
    const bytes = Buffer.from(sealed);
    const nonce = bytes.subarray(0, nonceBytes);
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#sealing, nonce, { authTagLength: tagBytes })
        .setAAD(Buffer.from(place))
        .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8');
    } catch {
      throw new VaultUnusable('A record of the vault does not open with its key.');
    }
  }

  mark(text: string, place: string): Buffer {
    return createHmac('sha256', this.#marking).update(place).update('\n').update(text).digest();
  }
}
