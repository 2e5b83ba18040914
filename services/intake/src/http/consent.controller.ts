import { Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@continuum/event-sourcing';
import { CommandDoor, Commanded, Ordered } from '@continuum/service-host';
import { GrantConsent, RevokeConsent, ExpireConsent } from '../domain/consent/consent.commands.js';

@ApiTags('Consents')
@Controller('consents')
export class ConsentController {
  constructor(private readonly door: CommandDoor) {}

  @Post()
  @Commanded(GrantConsent, {
    roles: ['intake-coordinator', 'therapist', 'aftercare-coordinator'],
    makes: 'consentId',
    summary: 'A consent is granted in writing (42 CFR 2.31)',
  })
  grant(@Ordered() command: GrantConsent): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post(':consentId/revoke')
  @Commanded(RevokeConsent, { roles: ['intake-coordinator', 'therapist', 'aftercare-coordinator'], summary: 'A consent is revoked in writing' })
  revoke(@Ordered() command: RevokeConsent): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post(':consentId/expire')
  @Commanded(ExpireConsent, { roles: ['intake-coordinator', 'therapist', 'aftercare-coordinator'], summary: 'A consent reaches the date or event of its end' })
  expire(@Ordered() command: ExpireConsent): Promise<Outcome> {
    return this.door.send(command);
  }
}
