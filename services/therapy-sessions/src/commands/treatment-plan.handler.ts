import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { streams } from '@continuum/contracts';
import { LoadDecideAppend, type Outcome, type Read } from '@continuum/event-sourcing';
import type { PlaceInCare } from '../domain/place-in-care/place-in-care.js';
import { isApproved } from '../domain/treatment-plan/plan-state.js';
import { ApprovePlan, LapsePlan, RecordGoalProgress, ReviewPlan, ReviseGoal, SetGoal } from '../domain/treatment-plan/treatment-plan.commands.js';
import { treatmentPlan } from '../domain/treatment-plan/treatment-plan.js';
import { nowhere, placeOf } from './places.js';

/** Where the client of an approved plan stands in care. */
const placeOfPlan =
  (enrollmentId: string) =>
  async (read: Read): Promise<PlaceInCare> => {
    const plan = await read(treatmentPlan, streams.treatmentPlan(enrollmentId));
    return isApproved(plan) ? placeOf(plan.clientRef)(read) : nowhere();
  };

@CommandHandler(ApprovePlan)
export class ApprovePlanHandler implements ICommandHandler<ApprovePlan> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: ApprovePlan): Promise<Outcome> {
    return this.kernel.follow(treatmentPlan, streams.treatmentPlan(command.enrollmentId), command, placeOf(command.clientRef));
  }
}

@CommandHandler(ReviewPlan)
export class ReviewPlanHandler implements ICommandHandler<ReviewPlan> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: ReviewPlan): Promise<Outcome> {
    return this.kernel.follow(treatmentPlan, streams.treatmentPlan(command.enrollmentId), command, placeOfPlan(command.enrollmentId));
  }
}

@CommandHandler(LapsePlan)
export class LapsePlanHandler implements ICommandHandler<LapsePlan> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: LapsePlan): Promise<Outcome> {
    return this.kernel.follow(treatmentPlan, streams.treatmentPlan(command.enrollmentId), command, placeOf(command.clientRef));
  }
}

@CommandHandler(SetGoal)
export class SetGoalHandler implements ICommandHandler<SetGoal> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: SetGoal): Promise<Outcome> {
    return this.kernel.follow(treatmentPlan, streams.treatmentPlan(command.enrollmentId), command, nowhere);
  }
}

@CommandHandler(RecordGoalProgress)
export class RecordGoalProgressHandler implements ICommandHandler<RecordGoalProgress> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: RecordGoalProgress): Promise<Outcome> {
    return this.kernel.follow(treatmentPlan, streams.treatmentPlan(command.enrollmentId), command, nowhere);
  }
}

@CommandHandler(ReviseGoal)
export class ReviseGoalHandler implements ICommandHandler<ReviseGoal> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: ReviseGoal): Promise<Outcome> {
    return this.kernel.follow(treatmentPlan, streams.treatmentPlan(command.enrollmentId), command, nowhere);
  }
}

export const treatmentPlanHandlers = [ApprovePlanHandler, ReviewPlanHandler, LapsePlanHandler, SetGoalHandler, RecordGoalProgressHandler, ReviseGoalHandler];
