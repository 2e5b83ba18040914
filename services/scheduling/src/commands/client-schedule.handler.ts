import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { streams } from '@continuum/contracts';
import { LoadDecideAppend, type Outcome } from '@continuum/event-sourcing';
import { AssignClientSchedule, ChangeClientSchedule, CloseWeek, DeclareObligation, EndObligation } from '../domain/client-schedule/client-schedule.commands.js';
import { clientSchedule } from '../domain/client-schedule/client-schedule.js';
import { knownOfClient, knownOfClosingWeek, knownOfScheduled, nothingOfSchedule } from './known.js';

@CommandHandler(AssignClientSchedule)
export class AssignClientScheduleHandler implements ICommandHandler<AssignClientSchedule> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: AssignClientSchedule): Promise<Outcome> {
    return this.kernel.follow(clientSchedule, streams.clientSchedule(command.enrollmentId), command, knownOfClient(command.clientRef));
  }
}

@CommandHandler(ChangeClientSchedule)
export class ChangeClientScheduleHandler implements ICommandHandler<ChangeClientSchedule> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: ChangeClientSchedule): Promise<Outcome> {
    return this.kernel.follow(clientSchedule, streams.clientSchedule(command.enrollmentId), command, knownOfScheduled(command.enrollmentId));
  }
}

@CommandHandler(DeclareObligation)
export class DeclareObligationHandler implements ICommandHandler<DeclareObligation> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: DeclareObligation): Promise<Outcome> {
    return this.kernel.follow(clientSchedule, streams.clientSchedule(command.enrollmentId), command, knownOfClient(command.clientRef));
  }
}

@CommandHandler(EndObligation)
export class EndObligationHandler implements ICommandHandler<EndObligation> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: EndObligation): Promise<Outcome> {
    return this.kernel.follow(clientSchedule, streams.clientSchedule(command.enrollmentId), command, nothingOfSchedule);
  }
}

@CommandHandler(CloseWeek)
export class CloseWeekHandler implements ICommandHandler<CloseWeek> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: CloseWeek): Promise<Outcome> {
    return this.kernel.follow(clientSchedule, streams.clientSchedule(command.enrollmentId), command, knownOfClosingWeek(command));
  }
}

export const clientScheduleHandlers = [
  AssignClientScheduleHandler,
  ChangeClientScheduleHandler,
  DeclareObligationHandler,
  EndObligationHandler,
  CloseWeekHandler,
];
