import { Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@continuum/event-sourcing';
import { CommandDoor, Commanded, Ordered } from '@continuum/service-host';
import { CompleteSession, CorrectAttendance, RecordAttendance, StartSession } from '../domain/session/session.commands.js';

const roles = ['therapist'] as const;

@ApiTags('Sessions')
@Controller('sessions/:sessionId')
export class SessionController {
  constructor(private readonly door: CommandDoor) {}

  @Post('start')
  @Commanded(StartSession, { roles, summary: 'A scheduled session begins' })
  start(@Ordered() command: StartSession): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post('attendance')
  @Commanded(RecordAttendance, { roles, summary: 'Who was at the session and who missed it' })
  recordAttendance(@Ordered() command: RecordAttendance): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post('corrections')
  @Commanded(CorrectAttendance, { roles, summary: 'What was recorded of a client and the session was wrong' })
  correctAttendance(@Ordered() command: CorrectAttendance): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post('complete')
  @Commanded(CompleteSession, { roles, summary: 'The session is over' })
  complete(@Ordered() command: CompleteSession): Promise<Outcome> {
    return this.door.send(command);
  }
}
