import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ClientController } from './http/client.controller.js';
import { ProgramController } from './http/program.controller.js';
import { AttendanceOfClientHandler, AttendanceOfProgramHandler } from './views/attendance/attendance.query.js';
import { CensusOfFacilityHandler, CensusOfProgramHandler } from './views/census/census.query.js';
import { TimelineOfClientHandler } from './views/client-timeline/client-timeline.query.js';

/** Questions about journeys. `ViewReader` and `Clock` come from the composition. */
@Module({
  imports: [CqrsModule],
  controllers: [ClientController, ProgramController],
  providers: [TimelineOfClientHandler, AttendanceOfClientHandler, AttendanceOfProgramHandler, CensusOfFacilityHandler, CensusOfProgramHandler],
})
export class JourneysModule {}
