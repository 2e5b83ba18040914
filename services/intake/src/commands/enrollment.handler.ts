import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { streams } from '@continuum/contracts';
import { LoadDecideAppend, type Outcome } from '@continuum/event-sourcing';
import { admission } from '../domain/enrollment/admission.js';
import { AdmitClient, DischargeClient, EndLeave, ReadmitClient, StartLeave } from '../domain/enrollment/enrollment.commands.js';
import { enrollment } from '../domain/enrollment/enrollment.js';
import { factsOfAdmission } from './intake-facts.js';

@CommandHandler(AdmitClient)
export class AdmitClientHandler implements ICommandHandler<AdmitClient> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: AdmitClient): Promise<Outcome> {
    return this.kernel.follow(admission, streams.enrollment(command.clientRef), command, factsOfAdmission(command));
  }
}

@CommandHandler(ReadmitClient)
export class ReadmitClientHandler implements ICommandHandler<ReadmitClient> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: ReadmitClient): Promise<Outcome> {
    return this.kernel.follow(admission, streams.enrollment(command.clientRef), command, factsOfAdmission(command));
  }
}

@CommandHandler(StartLeave)
export class StartLeaveHandler implements ICommandHandler<StartLeave> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: StartLeave): Promise<Outcome> {
    return this.kernel.follow(enrollment, streams.enrollment(command.clientRef), command);
  }
}

@CommandHandler(EndLeave)
export class EndLeaveHandler implements ICommandHandler<EndLeave> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: EndLeave): Promise<Outcome> {
    return this.kernel.follow(enrollment, streams.enrollment(command.clientRef), command);
  }
}

@CommandHandler(DischargeClient)
export class DischargeClientHandler implements ICommandHandler<DischargeClient> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: DischargeClient): Promise<Outcome> {
    return this.kernel.follow(enrollment, streams.enrollment(command.clientRef), command);
  }
}

export const enrollmentHandlers = [AdmitClientHandler, ReadmitClientHandler, StartLeaveHandler, EndLeaveHandler, DischargeClientHandler];
