import { Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@continuum/event-sourcing';
import { CommandDoor, Commanded, Ordered } from '@continuum/service-host';
import {
  OpenIntake,
  RecordScreening,
  AssessLevelOfCare,
  HoldAdmissionsConsultation,
  DetermineEligibility,
  IdentifyImminentRisk,
  ResolveImminentRisk,
  GivePart2Notice,
  DeclineAdmission,
} from '../domain/intake-case/intake-case.commands.js';

@ApiTags('Intakes')
@Controller('intakes')
export class IntakeController {
  constructor(private readonly door: CommandDoor) {}

  @Post()
  @Commanded(OpenIntake, { roles: ['intake-coordinator'], makes: 'intakeId', summary: 'An intake is opened at the first contact' })
  open(@Ordered() command: OpenIntake): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post(':intakeId/screenings')
  @Commanded(RecordScreening, { roles: ['intake-coordinator', 'therapist'], summary: 'A screening instrument is answered' })
  recordScreening(@Ordered() command: RecordScreening): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post(':intakeId/assessments')
  @Commanded(AssessLevelOfCare, {
    roles: ['intake-coordinator', 'therapist'],
    makes: 'assessmentId',
    summary: 'The level of care is assessed (ASAM Criteria), at intake or in treatment',
  })
  assessLevelOfCare(@Ordered() command: AssessLevelOfCare): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post(':intakeId/consultations')
  @Commanded(HoldAdmissionsConsultation, { roles: ['intake-coordinator'], summary: 'The admissions consultation is held' })
  holdConsultation(@Ordered() command: HoldAdmissionsConsultation): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post(':intakeId/eligibility')
  @Commanded(DetermineEligibility, { roles: ['intake-coordinator'], summary: 'Eligibility is determined (R5)' })
  determineEligibility(@Ordered() command: DetermineEligibility): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post(':intakeId/risks')
  @Commanded(IdentifyImminentRisk, {
    roles: ['intake-coordinator', 'therapist'],
    makes: 'riskId',
    summary: 'An imminent risk is identified, and the client sent where help is (R6)',
  })
  identifyRisk(@Ordered() command: IdentifyImminentRisk): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post(':intakeId/risks/:riskId/resolve')
  @Commanded(ResolveImminentRisk, { roles: ['intake-coordinator', 'therapist'], summary: 'An imminent risk is over' })
  resolveRisk(@Ordered() command: ResolveImminentRisk): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post(':intakeId/part2-notice')
  @Commanded(GivePart2Notice, { roles: ['intake-coordinator'], summary: 'The Part 2 notice is given' })
  giveNotice(@Ordered() command: GivePart2Notice): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post(':intakeId/decline')
  @Commanded(DeclineAdmission, { roles: ['intake-coordinator'], summary: 'The admission is declined, and redirected' })
  decline(@Ordered() command: DeclineAdmission): Promise<Outcome> {
    return this.door.send(command);
  }
}
