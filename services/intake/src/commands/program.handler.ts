import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { streams } from '@continuum/contracts';
import { LoadDecideAppend, type Outcome } from '@continuum/event-sourcing';
import { LapseAccreditation, PublishProgramPolicy, RecordAccreditation, RegisterProgram } from '../domain/program/program.commands.js';
import { program } from '../domain/program/program.js';

@CommandHandler(RegisterProgram)
export class RegisterProgramHandler implements ICommandHandler<RegisterProgram> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: RegisterProgram): Promise<Outcome> {
    return this.kernel.follow(program, streams.program(command.programId), command);
  }
}

@CommandHandler(PublishProgramPolicy)
export class PublishProgramPolicyHandler implements ICommandHandler<PublishProgramPolicy> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: PublishProgramPolicy): Promise<Outcome> {
    return this.kernel.follow(program, streams.program(command.programId), command);
  }
}

@CommandHandler(RecordAccreditation)
export class RecordAccreditationHandler implements ICommandHandler<RecordAccreditation> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: RecordAccreditation): Promise<Outcome> {
    return this.kernel.follow(program, streams.program(command.programId), command);
  }
}

@CommandHandler(LapseAccreditation)
export class LapseAccreditationHandler implements ICommandHandler<LapseAccreditation> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: LapseAccreditation): Promise<Outcome> {
    return this.kernel.follow(program, streams.program(command.programId), command);
  }
}

export const programHandlers = [RegisterProgramHandler, PublishProgramPolicyHandler, RecordAccreditationHandler, LapseAccreditationHandler];
