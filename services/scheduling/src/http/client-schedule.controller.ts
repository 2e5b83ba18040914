import { Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@continuum/event-sourcing';
import { CommandDoor, Commanded, Ordered } from '@continuum/service-host';
import { AssignClientSchedule, ChangeClientSchedule, DeclareObligation, EndObligation } from '../domain/client-schedule/client-schedule.commands.js';

@ApiTags('Client schedules')
@Controller('client-schedules')
export class ClientScheduleController {
  constructor(private readonly door: CommandDoor) {}

  @Post(':enrollmentId/assign')
  @Commanded(AssignClientSchedule, { roles: ['scheduler'], summary: 'A client is given the days and minutes of the weekly program' })
  assign(@Ordered() command: AssignClientSchedule): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post(':enrollmentId/change')
  @Commanded(ChangeClientSchedule, { roles: ['scheduler'], summary: 'From a day on, other days and minutes are prescribed' })
  change(@Ordered() command: ChangeClientSchedule): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post(':enrollmentId/obligations')
  @Commanded(DeclareObligation, { roles: ['scheduler', 'intake-coordinator'], makes: 'obligationId', summary: 'A client tells of work, school or care' })
  declare(@Ordered() command: DeclareObligation): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post(':enrollmentId/obligations/:obligationId/end')
  @Commanded(EndObligation, { roles: ['scheduler', 'intake-coordinator'], summary: 'A declared obligation no longer holds' })
  end(@Ordered() command: EndObligation): Promise<Outcome> {
    return this.door.send(command);
  }
}
