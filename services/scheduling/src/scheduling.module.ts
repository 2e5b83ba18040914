import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { calendarWeekHandlers } from './commands/calendar-week.handler.js';
import { clientScheduleHandlers } from './commands/client-schedule.handler.js';
import { therapyGroupHandlers } from './commands/therapy-group.handler.js';
import { ClientScheduleController } from './http/client-schedule.controller.js';
import { GroupController } from './http/group.controller.js';
import { SessionSlotController } from './http/session-slot.controller.js';

/** Wants of its host: `LoadDecideAppend` and `CommandDoor`. */
@Module({
  imports: [CqrsModule],
  controllers: [GroupController, ClientScheduleController, SessionSlotController],
  providers: [...therapyGroupHandlers, ...clientScheduleHandlers, ...calendarWeekHandlers],
})
export class SchedulingModule {}
