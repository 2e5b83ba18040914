import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { streams } from '@continuum/contracts';
import { LoadDecideAppend, type Outcome } from '@continuum/event-sourcing';
import {
  DraftAftercarePlan,
  ApproveAftercarePlan,
  SignRelapsePreventionPlan,
  LinkService,
  ConfirmWarmHandoff,
} from '../domain/aftercare-plan/aftercare-plan.commands.js';
import { aftercarePlan } from '../domain/aftercare-plan/aftercare-plan.js';
import { enrollmentsOf, noEnrollments } from './known-enrollments.js';

@CommandHandler(DraftAftercarePlan)
export class DraftAftercarePlanHandler implements ICommandHandler<DraftAftercarePlan> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: DraftAftercarePlan): Promise<Outcome> {
    return this.kernel.follow(aftercarePlan, streams.aftercarePlan(command.enrollmentId), command, enrollmentsOf(command.clientRef));
  }
}

@CommandHandler(ApproveAftercarePlan)
export class ApproveAftercarePlanHandler implements ICommandHandler<ApproveAftercarePlan> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: ApproveAftercarePlan): Promise<Outcome> {
    return this.kernel.follow(aftercarePlan, streams.aftercarePlan(command.enrollmentId), command, noEnrollments);
  }
}

@CommandHandler(SignRelapsePreventionPlan)
export class SignRelapsePreventionPlanHandler implements ICommandHandler<SignRelapsePreventionPlan> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: SignRelapsePreventionPlan): Promise<Outcome> {
    return this.kernel.follow(aftercarePlan, streams.aftercarePlan(command.enrollmentId), command, noEnrollments);
  }
}

@CommandHandler(LinkService)
export class LinkServiceHandler implements ICommandHandler<LinkService> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: LinkService): Promise<Outcome> {
    return this.kernel.follow(aftercarePlan, streams.aftercarePlan(command.enrollmentId), command, noEnrollments);
  }
}

@CommandHandler(ConfirmWarmHandoff)
export class ConfirmWarmHandoffHandler implements ICommandHandler<ConfirmWarmHandoff> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: ConfirmWarmHandoff): Promise<Outcome> {
    return this.kernel.follow(aftercarePlan, streams.aftercarePlan(command.enrollmentId), command, noEnrollments);
  }
}

export const aftercarePlanHandlers = [
  DraftAftercarePlanHandler,
  ApproveAftercarePlanHandler,
  SignRelapsePreventionPlanHandler,
  LinkServiceHandler,
  ConfirmWarmHandoffHandler,
];
