import { canonical } from './canonical.js';
import { ClientVault, type ClientIdentity, type Registered, type Registration } from './client-vault.js';
import { ClientRegisteredOtherwise } from './vault.refusals.js';

/** The vault's twin for tests. */
export class InMemoryClientVault extends ClientVault {
  readonly #identities = new Map<string, string>();
  readonly #registrations = new Map<string, { readonly clientRef: string; readonly identity: string }>();

  override async register(facility: string, { key, clientRef }: Registration, identity: ClientIdentity): Promise<Registered> {
    const before = this.#registrations.get(`${facility}\n${key}`);
    if (before === undefined) {
      this.#registrations.set(`${facility}\n${key}`, { clientRef, identity: canonical(identity) });
      await this.put(facility, clientRef, identity);
      return { clientRef, repeated: false };
    }
    if (before.identity === canonical(identity)) return { clientRef: before.clientRef, repeated: true };
    throw new ClientRegisteredOtherwise(`Client ${before.clientRef} was registered with another identity.`, { clientRef: before.clientRef });
  }

  override async put(facility: string, clientRef: string, identity: ClientIdentity): Promise<void> {
    this.#identities.set(`${facility}\n${clientRef}`, canonical(identity));
  }

  override async find(facility: string, clientRef: string): Promise<ClientIdentity | null> {
    const identity = this.#identities.get(`${facility}\n${clientRef}`);
    // Only identities were kept.
    return identity === undefined ? null : (JSON.parse(identity) as ClientIdentity);
  }

  override async close(): Promise<void> {}
}
