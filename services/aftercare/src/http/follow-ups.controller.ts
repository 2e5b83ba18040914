import { Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@continuum/event-sourcing';
import { CommandDoor, Commanded, Ordered } from '@continuum/service-host';
import { AttemptFollowUp, CompleteFollowUp, OpenFollowUps } from '../domain/follow-ups/follow-ups.commands.js';

const roles = ['aftercare-coordinator'] as const;

/** How the client fares on the days after graduation. */
@ApiTags('Follow-ups')
@Controller('follow-ups')
export class FollowUpsController {
  constructor(private readonly door: CommandDoor) {}

  @Post()
  @Commanded(OpenFollowUps, { roles, summary: 'The follow-ups of a graduation are opened' })
  open(@Ordered() command: OpenFollowUps): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post(':enrollmentId/attempts')
  @Commanded(AttemptFollowUp, { roles, summary: 'Somebody tried to reach the client, in vain' })
  attempt(@Ordered() command: AttemptFollowUp): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post(':enrollmentId/complete')
  @Commanded(CompleteFollowUp, { roles, summary: 'The client told how things are' })
  complete(@Ordered() command: CompleteFollowUp): Promise<Outcome> {
    return this.door.send(command);
  }
}
