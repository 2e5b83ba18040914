import { Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@continuum/event-sourcing';
import { CommandDoor, Commanded, Ordered } from '@continuum/service-host';
import { AdmitClient, ReadmitClient, StartLeave, EndLeave, DischargeClient } from '../domain/enrollment/enrollment.commands.js';

@ApiTags('Enrollments')
@Controller('clients/:clientRef/enrollments')
export class EnrollmentController {
  constructor(private readonly door: CommandDoor) {}

  @Post()
  @Commanded(AdmitClient, { roles: ['intake-coordinator'], makes: 'enrollmentId', summary: 'The client is admitted (R6, R7, R8)' })
  admit(@Ordered() command: AdmitClient): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post('readmissions')
  @Commanded(ReadmitClient, { roles: ['intake-coordinator'], makes: 'enrollmentId', summary: 'A client who was discharged is readmitted (R29)' })
  readmit(@Ordered() command: ReadmitClient): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post(':enrollmentId/leave')
  @Commanded(StartLeave, { roles: ['intake-coordinator', 'therapist'], summary: 'A leave of absence begins' })
  startLeave(@Ordered() command: StartLeave): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post(':enrollmentId/return')
  @Commanded(EndLeave, { roles: ['intake-coordinator', 'therapist'], summary: 'The client is back from leave' })
  endLeave(@Ordered() command: EndLeave): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post(':enrollmentId/discharge')
  @Commanded(DischargeClient, { roles: ['intake-coordinator', 'therapist'], summary: 'The client is discharged (R30)' })
  discharge(@Ordered() command: DischargeClient): Promise<Outcome> {
    return this.door.send(command);
  }
}
