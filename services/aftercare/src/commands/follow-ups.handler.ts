import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { streams } from '@continuum/contracts';
import { LoadDecideAppend, type Outcome } from '@continuum/event-sourcing';
import { OpenFollowUps, MarkFollowUpDue, AttemptFollowUp, CompleteFollowUp } from '../domain/follow-ups/follow-ups.commands.js';
import { followUps } from '../domain/follow-ups/follow-ups.js';
import { enrollmentsOf, noEnrollments } from './known-enrollments.js';

@CommandHandler(OpenFollowUps)
export class OpenFollowUpsHandler implements ICommandHandler<OpenFollowUps> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: OpenFollowUps): Promise<Outcome> {
    return this.kernel.follow(followUps, streams.followUps(command.enrollmentId), command, enrollmentsOf(command.clientRef));
  }
}

@CommandHandler(MarkFollowUpDue)
export class MarkFollowUpDueHandler implements ICommandHandler<MarkFollowUpDue> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: MarkFollowUpDue): Promise<Outcome> {
    return this.kernel.follow(followUps, streams.followUps(command.enrollmentId), command, noEnrollments);
  }
}

@CommandHandler(AttemptFollowUp)
export class AttemptFollowUpHandler implements ICommandHandler<AttemptFollowUp> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: AttemptFollowUp): Promise<Outcome> {
    return this.kernel.follow(followUps, streams.followUps(command.enrollmentId), command, noEnrollments);
  }
}

@CommandHandler(CompleteFollowUp)
export class CompleteFollowUpHandler implements ICommandHandler<CompleteFollowUp> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: CompleteFollowUp): Promise<Outcome> {
    return this.kernel.follow(followUps, streams.followUps(command.enrollmentId), command, noEnrollments);
  }
}

export const followUpsHandlers = [OpenFollowUpsHandler, MarkFollowUpDueHandler, AttemptFollowUpHandler, CompleteFollowUpHandler];
