import type { LevelOfCare } from '@continuum/contracts';
import { DomainError } from '@continuum/event-sourcing';
import type { Finding, Found, ViewReader } from '@continuum/read-store';
import { census, isOnLeave, keyOfProgram, type CensusProgram, type CensusRow, type CensusStay } from './census.view.js';

/** The facility has no such program. Another facility's program answers the same. */
export class ProgramUnknown extends DomainError {
  readonly code = 'journeys.program-unknown';
  readonly kind = 'not-found';

  constructor(programId: string) {
    super(`Nothing is known of program ${programId}.`, { programId });
  }
}

/** How many clients, and how many of them are away by agreement. */
export interface Heads {
  readonly clients: number;
  readonly onLeave: number;
}

/** A client in a program on a day. */
export interface Present {
  readonly clientRef: string;
  readonly enrollmentId: string;
  readonly programId: string;
  readonly level: LevelOfCare;
  readonly since: string;
  /** The last day, where the stay has ended since. */
  readonly until?: string;
  readonly onLeave: boolean;
}

const inOneRead = 1_000;

const isStay = (found: Found<CensusRow>): found is Found<CensusStay> => found.row.kind === 'stay';

/** @throws ProgramUnknown */
export const programOf = (views: ViewReader, facility: string, programId: string): CensusProgram => {
  const row = views.get<CensusRow>(census, keyOfProgram(programId));
  if (row?.kind !== 'program' || row.facility !== facility) throw new ProgramUnknown(programId);
  return row;
};

/** The programs of a facility, by id. */
export const programsOf = (views: ViewReader, facility: string): readonly CensusProgram[] =>
  views
    .find<CensusRow>(census, { where: { facility, kind: 'program' }, orderBy: ['program'], limit: inOneRead })
    .flatMap(({ row }) => (row.kind === 'program' ? [row] : []));

/** Which stays: those of a facility, or of one of its programs, of which the day is one. */
export interface DayAsked {
  readonly facility: string;
  readonly programId?: string;
  readonly day: string;
}

/** The stays of a day in the order of the index, behind `after`. A range of one index where the program is named. */
export const staysOn = (views: ViewReader, { facility, programId, day }: DayAsked, page: Pick<Finding, 'after' | 'limit'>): readonly Found<CensusStay>[] =>
  views
    .find<CensusRow>(census, {
      where: { facility, kind: 'stay', ...(programId === undefined ? {} : { program: programId }) },
      range: { toDay: ['>=', day], fromDay: ['<=', day] },
      orderBy: ['program', 'toDay', 'fromDay'],
      ...page,
    })
    .filter(isStay);

export const presentOn = (day: string, stay: CensusStay): Present => {
  const { clientRef, enrollmentId, programId, level, fromDay, toDay } = stay;
  return { clientRef, enrollmentId, programId, level, since: fromDay, ...(toDay === null ? {} : { until: toDay }), onLeave: isOnLeave(stay, day) };
};

export const headsOf = (stays: readonly CensusStay[], day: string): Heads => ({
  clients: stays.length,
  onLeave: stays.filter((stay) => isOnLeave(stay, day)).length,
});

/** Every stay of a day. */
export const everyStayOn = (views: ViewReader, asked: DayAsked): readonly CensusStay[] => {
  const stays: CensusStay[] = [];
  let page = staysOn(views, asked, { limit: inOneRead });
  for (let last = page.at(-1); last !== undefined; last = page.at(-1)) {
    stays.push(...page.map(({ row }) => row));
    page = page.length < inOneRead ? [] : staysOn(views, asked, { limit: inOneRead, after: last.place });
  }
  return stays;
};
