import { Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@continuum/event-sourcing';
import { CommandDoor, Commanded, Ordered } from '@continuum/service-host';
import { CloseGroup, EnrollInGroup, OpenGroup, RemoveFromGroup } from '../domain/therapy-group/therapy-group.commands.js';

@ApiTags('Groups')
@Controller('groups')
export class GroupController {
  constructor(private readonly door: CommandDoor) {}

  @Post()
  @Commanded(OpenGroup, { roles: ['scheduler'], makes: 'groupId', summary: 'A therapy group is opened' })
  open(@Ordered() command: OpenGroup): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post(':groupId/enroll')
  @Commanded(EnrollInGroup, { roles: ['scheduler'], summary: 'A client takes a seat in a group, or a place on its waitlist' })
  enroll(@Ordered() command: EnrollInGroup): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post(':groupId/remove')
  @Commanded(RemoveFromGroup, { roles: ['scheduler'], summary: 'A client leaves a group; the first of the waitlist takes the seat' })
  remove(@Ordered() command: RemoveFromGroup): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post(':groupId/close')
  @Commanded(CloseGroup, { roles: ['scheduler'], summary: 'A group meets no more' })
  close(@Ordered() command: CloseGroup): Promise<Outcome> {
    return this.door.send(command);
  }
}
