import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ViewReader, type Finding } from '@continuum/read-store';
import type { Page, PageAnswer } from '@continuum/service-host';
import { programOf } from '../census/census-of-day.js';
import { assureClientKnown } from '../client-timeline/client-facts.js';
import { attendance, keyOfStay, type AttendanceRow } from './attendance.view.js';
import { weekOfClient, type WeekOfClient } from './week-of-client.js';

/** How much did this client attend, week by week? Oldest week first. */
export class AttendanceOfClient extends Query<PageAnswer<WeekOfClient>> {
  constructor(
    readonly facility: string,
    readonly clientRef: string,
    readonly page: Page,
  ) {
    super();
  }
}

/** How much did the clients of this program attend in that week? By client. */
export class AttendanceOfProgram extends Query<PageAnswer<WeekOfClient>> {
  constructor(
    readonly facility: string,
    readonly programId: string,
    readonly isoWeek: string,
    readonly page: Page,
  ) {
    super();
  }
}

const weeksFound = (views: ViewReader, finding: Finding, page: Page): PageAnswer<WeekOfClient> => {
  const after = page.after === undefined ? {} : { after: page.after };
  const found = views.find<AttendanceRow>(attendance, { ...finding, ...after, limit: page.take });
  const { items, ...next } = page.answer(found, ({ place }) => place);
  const weeks = items.flatMap(({ row }) => {
    if (row.kind !== 'week') return [];
    const stay = views.get<AttendanceRow>(attendance, keyOfStay(row.enrollmentId));
    return [weekOfClient(row, stay?.kind === 'stay' ? stay : undefined)];
  });
  return { items: weeks, ...next };
};

@QueryHandler(AttendanceOfClient)
export class AttendanceOfClientHandler implements IQueryHandler<AttendanceOfClient> {
  constructor(private readonly views: ViewReader) {}

  /** @throws ClientUnknown */
  async execute({ facility, clientRef, page }: AttendanceOfClient): Promise<PageAnswer<WeekOfClient>> {
    assureClientKnown(this.views, { clientRef, facility });
    return weeksFound(this.views, { where: { facility, client: clientRef, kind: 'week' }, orderBy: ['week'] }, page);
  }
}

@QueryHandler(AttendanceOfProgram)
export class AttendanceOfProgramHandler implements IQueryHandler<AttendanceOfProgram> {
  constructor(private readonly views: ViewReader) {}

  /** @throws ProgramUnknown */
  async execute({ facility, programId, isoWeek, page }: AttendanceOfProgram): Promise<PageAnswer<WeekOfClient>> {
    programOf(this.views, facility, programId);
    return weeksFound(this.views, { where: { facility, program: programId, week: isoWeek }, orderBy: ['client'] }, page);
  }
}
