import { Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@continuum/event-sourcing';
import { CommandDoor, Commanded, Ordered } from '@continuum/service-host';
import { ReceiveReferral, AcceptReferral, DeclineReferral } from '../domain/referral/referral.commands.js';

@ApiTags('Referrals')
@Controller('referrals')
export class ReferralController {
  constructor(private readonly door: CommandDoor) {}

  @Post()
  @Commanded(ReceiveReferral, { roles: ['intake-coordinator'], makes: 'referralId', summary: 'A referral is received' })
  receive(@Ordered() command: ReceiveReferral): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post(':referralId/accept')
  @Commanded(AcceptReferral, { roles: ['intake-coordinator'], summary: 'A referral is taken up' })
  accept(@Ordered() command: AcceptReferral): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post(':referralId/decline')
  @Commanded(DeclineReferral, { roles: ['intake-coordinator'], summary: 'A referral is declined, and redirected' })
  decline(@Ordered() command: DeclineReferral): Promise<Outcome> {
    return this.door.send(command);
  }
}
