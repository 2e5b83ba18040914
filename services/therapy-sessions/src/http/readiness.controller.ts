import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { GraduationCriterion, GraduationResult, Ref, valuesOf } from '@continuum/contracts';
import { IsCode, IsRef } from '@continuum/command-shapes';
import { Asked, Caller, Page, Paged, Queried, type PageAnswer } from '@continuum/service-host';
import { ReadinessInProgram, ReadinessOfEnrollment, type Readiness } from '../views/graduation-readiness/graduation-readiness.query.js';

class ReadinessAsked {
  @IsRef() enrollmentId!: string;
}

class ReadinessInProgramAsked {
  @IsRef() programId!: string;
  @IsCode(GraduationResult) result!: GraduationResult;
}

const reference = { type: 'string', pattern: Ref.pattern };
const answer = {
  type: 'object',
  required: [
    'enrollmentId',
    'clientRef',
    'programId',
    'result',
    'criteria',
    'asOf',
    'attendedMinutesTotal',
    'attendedSessions',
    'policyVersion',
    'graduatedAt',
  ],
  properties: {
    enrollmentId: reference,
    clientRef: reference,
    programId: reference,
    result: { type: 'string', enum: valuesOf(GraduationResult) },
    criteria: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'met', 'evidenceEventIds'],
        properties: {
          id: { type: 'string', enum: valuesOf(GraduationCriterion) },
          met: { type: 'boolean' },
          evidenceEventIds: { type: 'array', items: { type: 'string', format: 'uuid' } },
        },
      },
    },
    asOf: { type: 'string', format: 'date-time', description: 'The latest instant that the evidence speaks of.' },
    attendedMinutesTotal: { type: 'integer', minimum: 0 },
    attendedSessions: { type: 'integer', minimum: 0 },
    policyVersion: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    graduatedAt: { anyOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }] },
  },
};

@ApiTags('Course of treatment')
@Controller()
export class ReadinessController {
  constructor(private readonly queries: QueryBus) {}

  @Get('enrollments/:enrollmentId/graduation')
  @Queried({
    roles: ['therapist', 'aftercare-coordinator', 'analyst'],
    view: 'graduation-readiness',
    summary: 'Why a client is ready to graduate, or not: each criterion with the events that are its evidence',
    asks: ReadinessAsked,
    answers: answer,
  })
  ofEnrollment(@Asked() { enrollmentId }: ReadinessAsked, @Caller() { facility }: Caller): Promise<Readiness> {
    return this.queries.execute(new ReadinessOfEnrollment(facility, enrollmentId));
  }

  @Get('programs/:programId/graduation-readiness')
  @Queried({
    roles: ['therapist', 'aftercare-coordinator', 'analyst'],
    view: 'graduation-readiness',
    summary: 'Who in a program is ready to graduate, and who is not',
    asks: ReadinessInProgramAsked,
    paged: true,
    answers: answer,
  })
  inProgram(@Asked() { programId, result }: ReadinessInProgramAsked, @Paged() page: Page, @Caller() { facility }: Caller): Promise<PageAnswer<Readiness>> {
    return this.queries.execute(new ReadinessInProgram(facility, programId, result, page));
  }
}
