import { timingSafeEqual } from 'node:crypto';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { canonical } from './canonical.js';
import { ClientVault, type ClientIdentity, type Registered, type Registration } from './client-vault.js';
import { VaultKey } from './vault-key.js';
import { ClientRegisteredOtherwise, VaultUnusable } from './vault.refusals.js';

const schema = `
  CREATE TABLE IF NOT EXISTS vault (one INTEGER PRIMARY KEY CHECK (one = 1), check_sealed BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS identity (
    facility TEXT NOT NULL,
    client_ref TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (facility, client_ref)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS registration (
    facility TEXT NOT NULL,
    key_mark BLOB NOT NULL,
    identity_mark BLOB NOT NULL,
    client_ref TEXT NOT NULL,
    PRIMARY KEY (facility, key_mark)
  ) STRICT, WITHOUT ROWID;
`;
const busyMs = 5_000;
const checkText = 'client vault';

const openFile = (path: string): DatabaseSync => {
  // SQLite gives the files beside it the permissions of the first.
  closeSync(openSync(path, 'a', 0o600));
  const file = new DatabaseSync(path, { timeout: busyMs });
  try {
    file.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
    file.exec(schema);
    return file;
  } catch {
    file.close();
    throw new VaultUnusable(`${path} does not open as a vault.`);
  }
};

const bytesOf = (row: Record<string, unknown> | undefined, column: string): Uint8Array | null => {
  const value = row?.[column];
  return value instanceof Uint8Array ? value : null;
};

const repeatOf = (before: Record<string, unknown>, identityMark: Buffer): Registered => {
  const clientRef = String(before['client_ref']);
  const mark = bytesOf(before, 'identity_mark');
  if (mark?.length === identityMark.length && timingSafeEqual(mark, identityMark)) return { clientRef, repeated: true };
  throw new ClientRegisteredOtherwise(`Client ${clientRef} was registered with another identity.`, { clientRef });
};

/** The vault in a file of its own, each record sealed with AES-256-GCM under the key in a second file. */
export class SqliteClientVault extends ClientVault {
  readonly #file: DatabaseSync;
  readonly #key: VaultKey;
  #isOpen = true;

  private constructor(file: DatabaseSync, key: VaultKey) {
    super();
    this.#file = file;
    this.#key = key;
  }

  /** Opens `client-vault.sqlite` and `client-vault.key` in the directory, makes both on the first start. @throws VaultUnusable */
  static open(directory: string): SqliteClientVault {
    mkdirSync(directory, { recursive: true });
    const file = openFile(join(directory, 'client-vault.sqlite'));
    try {
      const check = bytesOf(file.prepare('SELECT check_sealed FROM vault').get(), 'check_sealed');
      const key = VaultKey.of(join(directory, 'client-vault.key'), check === null);
      if (check === null) file.prepare('INSERT OR IGNORE INTO vault VALUES (1, ?)').run(key.seal(checkText, checkText));
      else key.open(check, checkText);
      return new SqliteClientVault(file, key);
    } catch (error) {
      file.close();
      throw error;
    }
  }

  override async register(facility: string, { key, clientRef }: Registration, identity: ClientIdentity): Promise<Registered> {
    const keyMark = this.#key.mark(key, `registration\n${facility}`);
    const identityMark = this.#key.mark(canonical(identity), `identity\n${facility}`);
    return this.#inOneTransaction(() => {
      const before = this.#file.prepare('SELECT client_ref, identity_mark FROM registration WHERE facility = ? AND key_mark = ?').get(facility, keyMark);
      if (before !== undefined) return repeatOf(before, identityMark);
      this.#file
        .prepare('INSERT INTO registration (facility, key_mark, identity_mark, client_ref) VALUES (?, ?, ?, ?)')
        .run(facility, keyMark, identityMark, clientRef);
      this.#write(facility, clientRef, identity);
      return { clientRef, repeated: false };
    });
  }

  override async put(facility: string, clientRef: string, identity: ClientIdentity): Promise<void> {
    this.#write(facility, clientRef, identity);
  }

  override async find(facility: string, clientRef: string): Promise<ClientIdentity | null> {
    const sealed = bytesOf(this.#file.prepare('SELECT sealed FROM identity WHERE facility = ? AND client_ref = ?').get(facility, clientRef), 'sealed');
    // What opens under this place was sealed here, from an identity.
    return sealed === null ? null : (JSON.parse(this.#key.open(sealed, this.#place(facility, clientRef))) as ClientIdentity);
  }

  override async close(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#file.close();
  }

  #write(facility: string, clientRef: string, identity: ClientIdentity): void {
    this.#file
      .prepare('INSERT INTO identity (facility, client_ref, sealed) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET sealed = excluded.sealed')
      .run(facility, clientRef, this.#key.seal(canonical(identity), this.#place(facility, clientRef)));
  }

  #inOneTransaction<T>(work: () => T): T {
    this.#file.exec('BEGIN IMMEDIATE');
    try {
      const done = work();
      this.#file.exec('COMMIT');
      return done;
    } catch (error) {
      this.#file.exec('ROLLBACK');
      throw error;
    }
  }

  #place(facility: string, clientRef: string): string {
    return `${facility}\n${clientRef}`;
  }
}
