import { Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@continuum/event-sourcing';
import { CommandDoor, Commanded, Ordered } from '@continuum/service-host';
import { CancelSession, RescheduleSession, ScheduleSession } from '../domain/calendar-week/calendar-week.commands.js';

@ApiTags('Sessions')
@Controller('sessions')
export class SessionSlotController {
  constructor(private readonly door: CommandDoor) {}

  @Post()
  @Commanded(ScheduleSession, { roles: ['scheduler'], summary: 'A session is booked; its id stands in the event of the answer' })
  schedule(@Ordered() command: ScheduleSession): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post(':sessionId/reschedule')
  @Commanded(RescheduleSession, { roles: ['scheduler'], summary: 'A booked session is moved within its week' })
  reschedule(@Ordered() command: RescheduleSession): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post(':sessionId/cancel')
  @Commanded(CancelSession, { roles: ['scheduler', 'therapist'], summary: 'A booked session does not take place' })
  cancel(@Ordered() command: CancelSession): Promise<Outcome> {
    return this.door.send(command);
  }
}
