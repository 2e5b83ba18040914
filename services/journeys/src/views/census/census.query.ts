import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { LevelOfCare } from '@continuum/contracts';
import { Clock } from '@continuum/event-sourcing';
import { ViewReader } from '@continuum/read-store';
import type { Page, PageAnswer } from '@continuum/service-host';
import { dayIn } from '../../calendar/ward-days.js';
import { everyStayOn, headsOf, presentOn, programOf, programsOf, staysOn, type Heads, type Present } from './census-of-day.js';

/** The census of one program: how many, and who. */
export interface ProgramCensus extends PageAnswer<Present> {
  readonly on: string;
  readonly programId: string;
  readonly level: LevelOfCare;
  readonly present: Heads;
}

/** The census of a facility: how many in each program at each level, and who. */
export interface FacilityCensus extends PageAnswer<Present> {
  readonly on: string;
  readonly present: Heads;
  readonly programs: readonly { readonly programId: string; readonly present: Heads; readonly levels: readonly ({ readonly level: LevelOfCare } & Heads)[] }[];
}

/** Who was in this program on that day? Today where none is named, in the program's time zone. */
export class CensusOfProgram extends Query<ProgramCensus> {
  constructor(
    readonly facility: string,
    readonly programId: string,
    readonly day: string | undefined,
    readonly page: Page,
  ) {
    super();
  }
}

/** Who was in which program of the facility on that day? Today where none is named, in the time zone of its first program. */
export class CensusOfFacility extends Query<FacilityCensus> {
  constructor(
    readonly facility: string,
    readonly day: string | undefined,
    readonly page: Page,
  ) {
    super();
  }
}

const pageOf = (
  views: ViewReader,
  asked: { readonly facility: string; readonly programId?: string; readonly day: string },
  page: Page,
): PageAnswer<Present> => {
  const after = page.after === undefined ? {} : { after: page.after };
  const { items, ...next } = page.answer(staysOn(views, asked, { limit: page.take, ...after }), ({ place }) => place);
  return { items: items.map(({ row }) => presentOn(asked.day, row)), ...next };
};

@QueryHandler(CensusOfProgram)
export class CensusOfProgramHandler implements IQueryHandler<CensusOfProgram> {
  constructor(
    private readonly views: ViewReader,
    private readonly clock: Clock,
  ) {}

  /** @throws ProgramUnknown */
  async execute({ facility, programId, day, page }: CensusOfProgram): Promise<ProgramCensus> {
    const { level, timeZone } = programOf(this.views, facility, programId);
    const on = day ?? dayIn(timeZone, this.clock.now());
    const asked = { facility, programId, day: on };
    return { on, programId, level, present: headsOf(everyStayOn(this.views, asked), on), ...pageOf(this.views, asked, page) };
  }
}

@QueryHandler(CensusOfFacility)
export class CensusOfFacilityHandler implements IQueryHandler<CensusOfFacility> {
  constructor(
    private readonly views: ViewReader,
    private readonly clock: Clock,
  ) {}

  async execute({ facility, day, page }: CensusOfFacility): Promise<FacilityCensus> {
    const programs = programsOf(this.views, facility);
    const on = day ?? dayIn(programs[0]?.timeZone ?? 'UTC', this.clock.now());
    const asked = { facility, day: on };
    const stays = everyStayOn(this.views, asked);
    const counted = programs.map(({ programId, level }) => {
      const own = stays.filter((stay) => stay.programId === programId);
      const levels = [...new Set([level, ...own.map((stay) => stay.level)])];
      return {
        programId,
        present: headsOf(own, on),
        levels: levels.map((each) => ({
          level: each,
          ...headsOf(
            own.filter((stay) => stay.level === each),
            on,
          ),
        })),
      };
    });
    return { on, present: headsOf(stays, on), programs: counted, ...pageOf(this.views, asked, page) };
  }
}
