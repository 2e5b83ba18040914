import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { streams } from '@continuum/contracts';
import { LoadDecideAppend, type Outcome } from '@continuum/event-sourcing';
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
import { intakeFindings } from '../domain/intake-case/findings.js';
import { intakeOpening } from '../domain/intake-case/opening.js';
import { factsOfIntake, factsOfOpening } from './intake-facts.js';

@CommandHandler(OpenIntake)
export class OpenIntakeHandler implements ICommandHandler<OpenIntake> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: OpenIntake): Promise<Outcome> {
    return this.kernel.follow(intakeOpening, streams.intake(command.intakeId), command, factsOfOpening(command));
  }
}

@CommandHandler(RecordScreening)
export class RecordScreeningHandler implements ICommandHandler<RecordScreening> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: RecordScreening): Promise<Outcome> {
    return this.kernel.follow(intakeFindings, streams.intake(command.intakeId), command, factsOfIntake(command.intakeId));
  }
}

@CommandHandler(AssessLevelOfCare)
export class AssessLevelOfCareHandler implements ICommandHandler<AssessLevelOfCare> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: AssessLevelOfCare): Promise<Outcome> {
    return this.kernel.follow(intakeFindings, streams.intake(command.intakeId), command, factsOfIntake(command.intakeId));
  }
}

@CommandHandler(HoldAdmissionsConsultation)
export class HoldAdmissionsConsultationHandler implements ICommandHandler<HoldAdmissionsConsultation> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: HoldAdmissionsConsultation): Promise<Outcome> {
    return this.kernel.follow(intakeFindings, streams.intake(command.intakeId), command, factsOfIntake(command.intakeId));
  }
}

@CommandHandler(DetermineEligibility)
export class DetermineEligibilityHandler implements ICommandHandler<DetermineEligibility> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: DetermineEligibility): Promise<Outcome> {
    return this.kernel.follow(intakeFindings, streams.intake(command.intakeId), command, factsOfIntake(command.intakeId));
  }
}

@CommandHandler(IdentifyImminentRisk)
export class IdentifyImminentRiskHandler implements ICommandHandler<IdentifyImminentRisk> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: IdentifyImminentRisk): Promise<Outcome> {
    return this.kernel.follow(intakeFindings, streams.intake(command.intakeId), command, factsOfIntake(command.intakeId));
  }
}

@CommandHandler(ResolveImminentRisk)
export class ResolveImminentRiskHandler implements ICommandHandler<ResolveImminentRisk> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: ResolveImminentRisk): Promise<Outcome> {
    return this.kernel.follow(intakeFindings, streams.intake(command.intakeId), command, factsOfIntake(command.intakeId));
  }
}

@CommandHandler(GivePart2Notice)
export class GivePart2NoticeHandler implements ICommandHandler<GivePart2Notice> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: GivePart2Notice): Promise<Outcome> {
    return this.kernel.follow(intakeFindings, streams.intake(command.intakeId), command, factsOfIntake(command.intakeId));
  }
}

@CommandHandler(DeclineAdmission)
export class DeclineAdmissionHandler implements ICommandHandler<DeclineAdmission> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: DeclineAdmission): Promise<Outcome> {
    return this.kernel.follow(intakeFindings, streams.intake(command.intakeId), command, factsOfIntake(command.intakeId));
  }
}

export const intakeCaseHandlers = [
  OpenIntakeHandler,
  RecordScreeningHandler,
  AssessLevelOfCareHandler,
  HoldAdmissionsConsultationHandler,
  DetermineEligibilityHandler,
  IdentifyImminentRiskHandler,
  ResolveImminentRiskHandler,
  GivePart2NoticeHandler,
  DeclineAdmissionHandler,
];
