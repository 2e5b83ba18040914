import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { attendanceWatchHandlers } from './commands/attendance-watch.handler.js';
import { graduationHandlers } from './commands/graduation.handler.js';
import { safetyHandlers } from './commands/safety.handler.js';
import { sessionHandlers } from './commands/session.handler.js';
import { treatmentPlanHandlers } from './commands/treatment-plan.handler.js';
import { CourseController } from './http/course.controller.js';
import { SafetyController } from './http/safety.controller.js';
import { SessionController } from './http/session.controller.js';
import { TreatmentPlanController } from './http/treatment-plan.controller.js';

/** Wants of its host: `LoadDecideAppend` and `CommandDoor`. */
@Module({
  imports: [CqrsModule],
  controllers: [SessionController, TreatmentPlanController, SafetyController, CourseController],
  providers: [...sessionHandlers, ...treatmentPlanHandlers, ...safetyHandlers, ...attendanceWatchHandlers, ...graduationHandlers],
})
export class TherapySessionsModule {}
