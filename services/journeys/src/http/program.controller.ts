import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Asked, Caller, Page, Paged, Queried, type PageAnswer } from '@continuum/service-host';
import { AttendanceOfProgram } from '../views/attendance/attendance.query.js';
import type { WeekOfClient } from '../views/attendance/week-of-client.js';
import { CensusOfFacility, CensusOfProgram, type FacilityCensus, type ProgramCensus } from '../views/census/census.query.js';
import { presentAnswer, weekAnswer } from './answers.js';
import { FacilityCensusAsked, ProgramAttendanceAsked, ProgramCensusAsked } from './asked.js';
import { readers } from './readers.js';

@ApiTags('Journeys')
@Controller()
export class ProgramController {
  constructor(private readonly queries: QueryBus) {}

  @Get('census')
  @Queried({
    roles: readers,
    view: 'census',
    summary: 'Who is in which program at which level on a day',
    asks: FacilityCensusAsked,
    paged: true,
    answers: presentAnswer,
  })
  census(@Asked() { on }: FacilityCensusAsked, @Paged() page: Page, @Caller() { facility }: Caller): Promise<FacilityCensus> {
    return this.queries.execute(new CensusOfFacility(facility, on, page));
  }

  @Get('programs/:programId/census')
  @Queried({
    roles: readers,
    view: 'census',
    summary: 'Who is in a program on a day',
    asks: ProgramCensusAsked,
    paged: true,
    answers: presentAnswer,
  })
  programCensus(@Asked() { programId, on }: ProgramCensusAsked, @Paged() page: Page, @Caller() { facility }: Caller): Promise<ProgramCensus> {
    return this.queries.execute(new CensusOfProgram(facility, programId, on, page));
  }

  @Get('programs/:programId/attendance')
  @Queried({
    roles: readers,
    view: 'attendance',
    summary: 'Dose of the clients of a program in an ISO week',
    asks: ProgramAttendanceAsked,
    paged: true,
    answers: weekAnswer,
  })
  attendance(@Asked() { programId, week }: ProgramAttendanceAsked, @Paged() page: Page, @Caller() { facility }: Caller): Promise<PageAnswer<WeekOfClient>> {
    return this.queries.execute(new AttendanceOfProgram(facility, programId, week, page));
  }
}
