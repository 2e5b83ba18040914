import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { aftercarePlanHandlers } from './commands/aftercare-plan.handler.js';
import { alumniHandlers } from './commands/alumni.handler.js';
import { followUpsHandlers } from './commands/follow-ups.handler.js';
import { journeyHandlers } from './commands/journey.handler.js';
import { AftercarePlanController } from './http/aftercare-plan.controller.js';
import { AlumniController } from './http/alumni.controller.js';
import { FollowUpsController } from './http/follow-ups.controller.js';
import { JourneyController } from './http/journey.controller.js';

/** Wants of its host: `LoadDecideAppend` and `CommandDoor`. */
@Module({
  imports: [CqrsModule],
  controllers: [AftercarePlanController, JourneyController, FollowUpsController, AlumniController],
  providers: [...aftercarePlanHandlers, ...journeyHandlers, ...followUpsHandlers, ...alumniHandlers],
})
export class AftercareModule {}
