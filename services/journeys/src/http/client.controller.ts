import { Controller, Get, Header } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Asked, Caller, Page, Paged, Queried, type PageAnswer } from '@continuum/service-host';
import { AttendanceOfClient } from '../views/attendance/attendance.query.js';
import type { WeekOfClient } from '../views/attendance/week-of-client.js';
import { TimelineOfClient } from '../views/client-timeline/client-timeline.query.js';
import { timelineAnswer, weekAnswer } from './answers.js';
import { ClientAttendanceAsked, TimelineAsked } from './asked.js';
import { readers } from './readers.js';

@ApiTags('Journeys')
@Controller('clients/:clientRef')
export class ClientController {
  constructor(private readonly queries: QueryBus) {}

  @Get('timeline')
  @Header('content-type', 'application/json; charset=utf-8')
  @Queried({
    roles: readers,
    view: 'client-timeline',
    summary: "A client's way through care, as of a moment, as known at a moment",
    asks: TimelineAsked,
    answers: timelineAnswer,
  })
  timeline(@Asked() { clientRef, asOf, knownAt }: TimelineAsked, @Caller() { facility }: Caller): Promise<Buffer> {
    return this.queries.execute(new TimelineOfClient(facility, clientRef, { asOf, knownAt }));
  }

  @Get('attendance')
  @Queried({ roles: readers, view: 'attendance', summary: 'Dose of a client, week by week', asks: ClientAttendanceAsked, paged: true, answers: weekAnswer })
  attendance(@Asked() { clientRef }: ClientAttendanceAsked, @Paged() page: Page, @Caller() { facility }: Caller): Promise<PageAnswer<WeekOfClient>> {
    return this.queries.execute(new AttendanceOfClient(facility, clientRef, page));
  }
}
