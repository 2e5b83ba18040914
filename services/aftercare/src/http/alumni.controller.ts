import { Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@continuum/event-sourcing';
import { CommandDoor, Commanded, Ordered } from '@continuum/service-host';
import { EnrollAlumni, RecordAlumniAttendance } from '../domain/alumni/alumni.commands.js';

const roles = ['aftercare-coordinator'] as const;

@ApiTags('Alumni')
@Controller('alumni')
export class AlumniController {
  constructor(private readonly door: CommandDoor) {}

  @Post()
  @Commanded(EnrollAlumni, { roles, summary: 'A client joins the alumni' })
  enroll(@Ordered() command: EnrollAlumni): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post(':clientRef/attendances')
  @Commanded(RecordAlumniAttendance, { roles, summary: 'Somebody came to an alumni group' })
  attend(@Ordered() command: RecordAlumniAttendance): Promise<Outcome> {
    return this.door.send(command);
  }
}
