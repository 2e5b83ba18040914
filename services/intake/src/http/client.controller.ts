import { Controller, Get, Header, Headers, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Clock, newId } from '@continuum/event-sourcing';
import { Allowed, Caller, Given } from '@continuum/service-host';
import { refuseImpossibleBirthDate } from '../vault/birth-date.js';
import { ClientVault, type ClientIdentity } from '../vault/client-vault.js';
import { ClientIdentityUnknown } from '../vault/vault.refusals.js';
import { ClientIdentityBody, PutClientIdentity } from './client-identity.js';
import { clientIdentitySchema, clientRefSchema } from './client-schemas.js';
import { registrationKeyOf } from './registration-key.js';

/** Names, birth dates and contacts go to the vault and come from it, past the log. */
@ApiTags('Clients')
@Controller('clients')
export class ClientController {
  constructor(
    private readonly vault: ClientVault,
    private readonly clock: Clock,
  ) {}

  @Post()
  @Allowed({
    roles: ['intake-coordinator'],
    summary: 'A client is registered and gets a pseudonym; under the same Idempotency-Key once',
    body: ClientIdentityBody,
    answers: clientRefSchema,
    status: 201,
  })
  async register(
    @Given() identity: ClientIdentityBody,
    @Caller() caller: Caller,
    @Headers('idempotency-key') key?: string,
  ): Promise<{ readonly clientRef: string }> {
    refuseImpossibleBirthDate(identity, this.clock.now());
    const clientRef = newId(this.clock.nowMs());
    const registered = await this.vault.register(caller.facility, { key: registrationKeyOf(key, clientRef), clientRef }, identity);
    return { clientRef: registered.clientRef };
  }

  @Put(':clientRef/identity')
  @Allowed({
    roles: ['intake-coordinator', 'therapist', 'aftercare-coordinator'],
    summary: "A client's name, birth date and contacts as they are from now on",
    body: PutClientIdentity,
    answers: clientRefSchema,
  })
  async putIdentity(@Given() { clientRef, ...identity }: PutClientIdentity, @Caller() caller: Caller): Promise<{ readonly clientRef: string }> {
    refuseImpossibleBirthDate(identity, this.clock.now());
    await this.vault.put(caller.facility, clientRef, identity);
    return { clientRef };
  }

  @Get(':clientRef/identity')
  @Header('cache-control', 'no-store')
  @Allowed({
    roles: ['intake-coordinator', 'therapist', 'aftercare-coordinator'],
    summary: "A client's name, birth date and contacts",
    answers: clientIdentitySchema,
  })
  async findIdentity(@Param('clientRef') clientRef: string, @Caller() caller: Caller): Promise<ClientIdentity> {
    const identity = await this.vault.find(caller.facility, clientRef);
    if (identity === null) throw new ClientIdentityUnknown('No identity is kept under this pseudonym.');
    return identity;
  }
}
