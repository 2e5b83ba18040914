import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ClientIdentity, ClientVault } from './client-vault.js';
import { InMemoryClientVault } from './in-memory-client-vault.js';
import { SqliteClientVault } from './sqlite-client-vault.js';
import { ClientRegisteredOtherwise, VaultUnusable } from './vault.refusals.js';

const canary = 'Zanzibaria';
const identity: ClientIdentity = {
  givenName: canary,
  familyName: 'Quillfeather',
  birthDate: '1990-04-17',
  phone: '+13125550142',
  address: { line1: '12 Elm St', city: 'Chicago', postalCode: '60601', country: 'US' },
};
const moved: ClientIdentity = { ...identity, address: { line1: '9 Oak Ave', city: 'Evanston', postalCode: '60201', country: 'US' } };

let directory: string;
let vault: ClientVault;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'vault-'));
});
afterEach(async () => {
  await vault.close();
  rmSync(directory, { recursive: true });
});

describe.each([
  ['in SQLite', (): ClientVault => SqliteClientVault.open(directory)],
  ['in memory', (): ClientVault => new InMemoryClientVault()],
])('the client vault %s', (_where, open) => {
  beforeEach(() => {
    vault = open();
  });

  it('gives back the identity it was given', async () => {
    await vault.put('facility-north', 'client-1', identity);
    expect(await vault.find('facility-north', 'client-1')).toStrictEqual(identity);
  });

  it('knows nothing of a client whom nobody registered', async () => expect(await vault.find('facility-north', 'client-1')).toBeNull());

  it('keeps the facilities apart', async () => {
    await vault.put('facility-north', 'client-1', identity);
    expect(await vault.find('facility-south', 'client-1')).toBeNull();
    await vault.put('facility-south', 'client-1', moved);
    expect(await vault.find('facility-north', 'client-1')).toStrictEqual(identity);
  });

  it('does not mistake the end of one reference for the beginning of the next', async () => {
    await vault.put('facility', '-1.client', identity);
    expect(await vault.find('facility-1', '.client')).toBeNull();
  });

  it('keeps the last identity put', async () => {
    await vault.put('facility-north', 'client-1', identity);
    await vault.put('facility-north', 'client-1', moved);
    expect(await vault.find('facility-north', 'client-1')).toStrictEqual(moved);
  });

  it('registers a client under the pseudonym proposed', async () => {
    expect(await vault.register('facility-north', { key: 'key-one', clientRef: 'client-1' }, identity)).toStrictEqual({
      clientRef: 'client-1',
      repeated: false,
    });
    expect(await vault.find('facility-north', 'client-1')).toStrictEqual(identity);
  });

  it('registers a client once, whatever the order of the fields', async () => {
    const { givenName, ...rest } = identity;
    await vault.register('facility-north', { key: 'key-one', clientRef: 'client-1' }, identity);
    const again = await vault.register('facility-north', { key: 'key-one', clientRef: 'client-2' }, { ...rest, givenName });
    expect(again).toStrictEqual({ clientRef: 'client-1', repeated: true });
    expect(await vault.find('facility-north', 'client-2')).toBeNull();
  });

  it('recognises the registration also after the client moved, and keeps the new address', async () => {
    await vault.register('facility-north', { key: 'key-one', clientRef: 'client-1' }, identity);
    await vault.put('facility-north', 'client-1', moved);
    expect(await vault.register('facility-north', { key: 'key-one', clientRef: 'client-2' }, identity)).toStrictEqual({
      clientRef: 'client-1',
      repeated: true,
    });
    expect(await vault.find('facility-north', 'client-1')).toStrictEqual(moved);
  });

  it('takes two of the same name for two, under keys of their own', async () => {
    await vault.register('facility-north', { key: 'key-one', clientRef: 'client-1' }, identity);
    expect(await vault.register('facility-north', { key: 'key-two', clientRef: 'client-2' }, identity)).toStrictEqual({
      clientRef: 'client-2',
      repeated: false,
    });
  });

  it('keeps the keys of the facilities apart', async () => {
    await vault.register('facility-north', { key: 'key-one', clientRef: 'client-1' }, identity);
    expect(await vault.register('facility-south', { key: 'key-one', clientRef: 'client-2' }, moved)).toStrictEqual({ clientRef: 'client-2', repeated: false });
  });

  it('refuses another identity under the same key, and does not tell whose', async () => {
    await vault.register('facility-north', { key: 'key-one', clientRef: 'client-1' }, identity);
    const other = vault.register('facility-north', { key: 'key-one', clientRef: 'client-2' }, { ...identity, familyName: 'Featherstone' });
    const refusal = await other.catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ClientRegisteredOtherwise);
    expect(`${String(refusal)} ${JSON.stringify(refusal)}`).not.toMatch(/Zanzibaria|Quillfeather|Featherstone/);
    expect(await vault.find('facility-north', 'client-1')).toStrictEqual(identity);
  });
});

describe('the vault on disk', () => {
  const keyFile = (): string => join(directory, 'client-vault.key');
  const reopen = async (): Promise<SqliteClientVault> => {
    await vault.close();
    return SqliteClientVault.open(directory);
  };

  beforeEach(async () => {
    vault = SqliteClientVault.open(directory);
    await vault.register('facility-north', { key: 'key-one', clientRef: 'client-1' }, identity);
  });

  it('is there after a restart', async () => {
    vault = await reopen();
    expect(await vault.find('facility-north', 'client-1')).toStrictEqual(identity);
    expect(await vault.register('facility-north', { key: 'key-one', clientRef: 'client-2' }, identity)).toStrictEqual({
      clientRef: 'client-1',
      repeated: true,
    });
  });

  it('is readable by its owner alone', () => {
    for (const name of readdirSync(directory)) expect(`${name} ${(statSync(join(directory, name)).mode & 0o777).toString(8)}`).toBe(`${name} 600`);
  });

  it('shows no name, number or address in any of its files', async () => {
    await vault.close();
    const bytes = readdirSync(directory).map((name) => readFileSync(join(directory, name)).toString('latin1'));
    expect(bytes.join('\n')).not.toMatch(/Zanzibaria|Quillfeather|3125550142|Elm St|1990-04-17/);
  });

  it('does not make a new key where the old one is missing', async () => {
    await vault.close();
    rmSync(keyFile());
    expect(() => SqliteClientVault.open(directory)).toThrow(VaultUnusable);
    expect(existsSync(keyFile())).toBe(false);
  });

  it('does not open with another key', async () => {
    await vault.close();
    writeFileSync(keyFile(), Buffer.alloc(32, 7));
    expect(() => SqliteClientVault.open(directory)).toThrow(VaultUnusable);
  });

  it('does not take a short key', async () => {
    await vault.close();
    writeFileSync(keyFile(), Buffer.alloc(16, 7));
    expect(() => SqliteClientVault.open(directory)).toThrow(VaultUnusable);
  });

  it('leaves a file alone that is no vault', async () => {
    const elsewhere = join(directory, 'client-vault.sqlite');
    await vault.close();
    for (const name of readdirSync(directory)) rmSync(join(directory, name));
    writeFileSync(elsewhere, 'this is a letter, not a vault, and it is long enough to look like a file');
    expect(() => SqliteClientVault.open(directory)).toThrow(VaultUnusable);
    expect(readFileSync(elsewhere, 'utf8')).toMatch(/^this is a letter/);
  });
});
