import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { attendanceWatchHandlers } from './commands/attendance-watch.handler.js';
import { graduationHandlers } from './commands/graduation.handler.js';
import { safetyHandlers } from './commands/safety.handler.js';
import { sessionHandlers } from './commands/session.handler.js';
import { treatmentPlanHandlers } from './commands/treatment-plan.handler.js';
import { CourseController } from './http/course.controller.js';
import { ReadinessController } from './http/readiness.controller.js';
import { SafetyController } from './http/safety.controller.js';
import { SessionController } from './http/session.controller.js';
import { TreatmentPlanController } from './http/treatment-plan.controller.js';
import { ReadinessInProgramHandler, ReadinessOfEnrollmentHandler } from './views/graduation-readiness/graduation-readiness.query.js';

/** Wants of its host: `LoadDecideAppend`, `CommandDoor` and `ViewReader`. */
@Module({
  imports: [CqrsModule],
  controllers: [SessionController, TreatmentPlanController, SafetyController, CourseController, ReadinessController],
  providers: [
    ...sessionHandlers,
    ...treatmentPlanHandlers,
    ...safetyHandlers,
    ...attendanceWatchHandlers,
    ...graduationHandlers,
    ReadinessOfEnrollmentHandler,
    ReadinessInProgramHandler,
  ],
})
export class TherapySessionsModule {}
