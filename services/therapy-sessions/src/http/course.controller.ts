import { Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@continuum/event-sourcing';
import { CommandDoor, Commanded, Ordered } from '@continuum/service-host';
import { RecordOutreach } from '../domain/attendance-watch/attendance-watch.commands.js';
import { GraduateClient } from '../domain/graduation/graduation.commands.js';

@ApiTags('Course of treatment')
@Controller('enrollments/:enrollmentId')
export class CourseController {
  constructor(private readonly door: CommandDoor) {}

  @Post('outreach')
  @Commanded(RecordOutreach, { roles: ['therapist', 'intake-coordinator'], summary: 'Somebody reached out to a client who stays away' })
  recordOutreach(@Ordered() command: RecordOutreach): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post('graduation')
  @Commanded(GraduateClient, { roles: ['therapist'], summary: 'The client graduates from the program' })
  graduate(@Ordered() command: GraduateClient): Promise<Outcome> {
    return this.door.send(command);
  }
}
