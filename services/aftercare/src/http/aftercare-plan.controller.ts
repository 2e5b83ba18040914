import { Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@continuum/event-sourcing';
import { CommandDoor, Commanded, Ordered } from '@continuum/service-host';
import {
  ApproveAftercarePlan,
  ConfirmWarmHandoff,
  DraftAftercarePlan,
  LinkService,
  SignRelapsePreventionPlan,
} from '../domain/aftercare-plan/aftercare-plan.commands.js';

const roles = ['aftercare-coordinator', 'therapist'] as const;

/** One plan per enrollment, found by the enrollment's id. */
@ApiTags('Aftercare plans')
@Controller('aftercare-plans')
export class AftercarePlanController {
  constructor(private readonly door: CommandDoor) {}

  @Post()
  @Commanded(DraftAftercarePlan, { roles, makes: 'aftercarePlanId', summary: 'An aftercare plan is begun' })
  draft(@Ordered() command: DraftAftercarePlan): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post(':enrollmentId/approve')
  @Commanded(ApproveAftercarePlan, { roles, summary: 'The aftercare plan stands, with its components' })
  approve(@Ordered() command: ApproveAftercarePlan): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post(':enrollmentId/relapse-prevention')
  @Commanded(SignRelapsePreventionPlan, { roles, summary: 'The client signs a relapse prevention plan' })
  sign(@Ordered() command: SignRelapsePreventionPlan): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post(':enrollmentId/links')
  @Commanded(LinkService, { roles, makes: 'linkId', summary: 'A service that carries the care on is linked' })
  link(@Ordered() command: LinkService): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post(':enrollmentId/links/:linkId/hand-off')
  @Commanded(ConfirmWarmHandoff, { roles, summary: 'The first appointment with the linked service was kept, or was not' })
  confirmHandoff(@Ordered() command: ConfirmWarmHandoff): Promise<Outcome> {
    return this.door.send(command);
  }
}
