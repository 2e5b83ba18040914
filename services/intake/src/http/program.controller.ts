import { Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@continuum/event-sourcing';
import { CommandDoor, Commanded, Ordered } from '@continuum/service-host';
import { RegisterProgram, PublishProgramPolicy, RecordAccreditation, LapseAccreditation } from '../domain/program/program.commands.js';

@ApiTags('Programs')
@Controller('programs')
export class ProgramController {
  constructor(private readonly door: CommandDoor) {}

  @Post()
  @Commanded(RegisterProgram, { roles: [], makes: 'programId', summary: 'A program is registered with the usual policy' })
  register(@Ordered() command: RegisterProgram): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post(':programId/policies')
  @Commanded(PublishProgramPolicy, { roles: [], summary: 'A policy is published: the numbers that change' })
  publishPolicy(@Ordered() command: PublishProgramPolicy): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post(':programId/accreditations')
  @Commanded(RecordAccreditation, { roles: [], makes: 'accreditationId', summary: 'An accreditation is recorded' })
  recordAccreditation(@Ordered() command: RecordAccreditation): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post(':programId/accreditations/:accreditationId/lapse')
  @Commanded(LapseAccreditation, { roles: [], summary: 'An accreditation lapses' })
  lapseAccreditation(@Ordered() command: LapseAccreditation): Promise<Outcome> {
    return this.door.send(command);
  }
}
