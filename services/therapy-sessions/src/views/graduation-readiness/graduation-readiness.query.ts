import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { GraduationResult } from '@continuum/contracts';
import { DomainError } from '@continuum/event-sourcing';
import { ViewReader } from '@continuum/read-store';
import type { Page, PageAnswer } from '@continuum/service-host';
import { graduationReadiness, type GraduationReadinessRow } from './graduation-readiness.view.js';

/** What is shown of a row: all but the facility, which the token names. */
export type Readiness = Omit<GraduationReadinessRow, 'facility'>;

/** No criteria were weighed of this enrollment, or it is over. Another facility's enrollment answers the same. */
export class ReadinessUnknown extends DomainError {
  readonly code = 'therapy-sessions.readiness-unknown';
  readonly kind = 'not-found';

  constructor(enrollmentId: string) {
    super(`No criteria of graduation stand for enrollment ${enrollmentId}.`, { enrollmentId });
  }
}

/** Why is this client ready to graduate, or not? */
export class ReadinessOfEnrollment extends Query<Readiness> {
  constructor(
    readonly facility: string,
    readonly enrollmentId: string,
  ) {
    super();
  }
}

/** Who in this program is ready to graduate, and who is not? By enrollment. */
export class ReadinessInProgram extends Query<PageAnswer<Readiness>> {
  constructor(
    readonly facility: string,
    readonly programId: string,
    readonly result: GraduationResult,
    readonly page: Page,
  ) {
    super();
  }
}

const shown = ({ facility: _facility, ...readiness }: GraduationReadinessRow): Readiness => readiness;

@QueryHandler(ReadinessOfEnrollment)
export class ReadinessOfEnrollmentHandler implements IQueryHandler<ReadinessOfEnrollment> {
  constructor(private readonly views: ViewReader) {}

  /** @throws ReadinessUnknown */
  async execute({ facility, enrollmentId }: ReadinessOfEnrollment): Promise<Readiness> {
    const row = this.views.get<GraduationReadinessRow>(graduationReadiness, enrollmentId);
    if (row?.facility !== facility) throw new ReadinessUnknown(enrollmentId);
    return shown(row);
  }
}

@QueryHandler(ReadinessInProgram)
export class ReadinessInProgramHandler implements IQueryHandler<ReadinessInProgram> {
  constructor(private readonly views: ViewReader) {}

  async execute({ facility, programId, result, page }: ReadinessInProgram): Promise<PageAnswer<Readiness>> {
    const after = page.after === undefined ? {} : { after: page.after };
    const found = this.views.find<GraduationReadinessRow>(graduationReadiness, {
      where: { facility, programId, result },
      orderBy: ['enrollmentId'],
      ...after,
      limit: page.take,
    });
    const { items, ...next } = page.answer(found, ({ place }) => place);
    return { items: items.map(({ row }) => shown(row)), ...next };
  }
}
