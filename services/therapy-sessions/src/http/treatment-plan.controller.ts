import { Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@continuum/event-sourcing';
import { CommandDoor, Commanded, Ordered } from '@continuum/service-host';
import { ApprovePlan, RecordGoalProgress, ReviewPlan, ReviseGoal, SetGoal } from '../domain/treatment-plan/treatment-plan.commands.js';

const roles = ['therapist'] as const;

@ApiTags('Treatment plans')
@Controller('enrollments/:enrollmentId')
export class TreatmentPlanController {
  constructor(private readonly door: CommandDoor) {}

  @Post('plan')
  @Commanded(ApprovePlan, { roles, makes: 'planId', summary: 'The first treatment plan of an enrollment is approved' })
  approve(@Ordered() command: ApprovePlan): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post('plan/reviews')
  @Commanded(ReviewPlan, { roles, summary: 'The treatment plan is reviewed and holds on' })
  review(@Ordered() command: ReviewPlan): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post('goals')
  @Commanded(SetGoal, { roles, makes: 'goalId', summary: 'A goal joins the treatment plan' })
  setGoal(@Ordered() command: SetGoal): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post('goals/:goalId/progress')
  @Commanded(RecordGoalProgress, { roles, summary: 'How far a goal has come' })
  recordProgress(@Ordered() command: RecordGoalProgress): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post('goals/:goalId/revisions')
  @Commanded(ReviseGoal, { roles, summary: 'A goal gets another target, or graduation no longer waits for it' })
  revise(@Ordered() command: ReviseGoal): Promise<Outcome> {
    return this.door.send(command);
  }
}
