import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { streams } from '@continuum/contracts';
import { LoadDecideAppend, type Outcome } from '@continuum/event-sourcing';
import {
  OpenJourney,
  StartLevelOfCare,
  StepDown,
  StepUp,
  TransferOut,
  RecordReceivingService,
  DetectContinuityGap,
  DeclareLostToFollowUp,
  ReportRelapse,
  RequestReadmission,
  CloseJourney,
  ReopenJourney,
} from '../domain/journey/journey.commands.js';
import { journey } from '../domain/journey/journey.js';
import { enrollmentsOf } from './known-enrollments.js';

@CommandHandler(OpenJourney)
export class OpenJourneyHandler implements ICommandHandler<OpenJourney> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: OpenJourney): Promise<Outcome> {
    return this.kernel.follow(journey, streams.journey(command.clientRef), command, enrollmentsOf(command.clientRef));
  }
}

@CommandHandler(StartLevelOfCare)
export class StartLevelOfCareHandler implements ICommandHandler<StartLevelOfCare> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: StartLevelOfCare): Promise<Outcome> {
    return this.kernel.follow(journey, streams.journey(command.clientRef), command, enrollmentsOf(command.clientRef));
  }
}

@CommandHandler(StepDown)
export class StepDownHandler implements ICommandHandler<StepDown> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: StepDown): Promise<Outcome> {
    return this.kernel.follow(journey, streams.journey(command.clientRef), command, enrollmentsOf(command.clientRef));
  }
}

@CommandHandler(StepUp)
export class StepUpHandler implements ICommandHandler<StepUp> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: StepUp): Promise<Outcome> {
    return this.kernel.follow(journey, streams.journey(command.clientRef), command, enrollmentsOf(command.clientRef));
  }
}

@CommandHandler(TransferOut)
export class TransferOutHandler implements ICommandHandler<TransferOut> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: TransferOut): Promise<Outcome> {
    return this.kernel.follow(journey, streams.journey(command.clientRef), command, enrollmentsOf(command.clientRef));
  }
}

@CommandHandler(RecordReceivingService)
export class RecordReceivingServiceHandler implements ICommandHandler<RecordReceivingService> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: RecordReceivingService): Promise<Outcome> {
    return this.kernel.follow(journey, streams.journey(command.clientRef), command, enrollmentsOf(command.clientRef));
  }
}

@CommandHandler(DetectContinuityGap)
export class DetectContinuityGapHandler implements ICommandHandler<DetectContinuityGap> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: DetectContinuityGap): Promise<Outcome> {
    return this.kernel.follow(journey, streams.journey(command.clientRef), command, enrollmentsOf(command.clientRef));
  }
}

@CommandHandler(DeclareLostToFollowUp)
export class DeclareLostToFollowUpHandler implements ICommandHandler<DeclareLostToFollowUp> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: DeclareLostToFollowUp): Promise<Outcome> {
    return this.kernel.follow(journey, streams.journey(command.clientRef), command, enrollmentsOf(command.clientRef));
  }
}

@CommandHandler(ReportRelapse)
export class ReportRelapseHandler implements ICommandHandler<ReportRelapse> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: ReportRelapse): Promise<Outcome> {
    return this.kernel.follow(journey, streams.journey(command.clientRef), command, enrollmentsOf(command.clientRef));
  }
}

@CommandHandler(RequestReadmission)
export class RequestReadmissionHandler implements ICommandHandler<RequestReadmission> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: RequestReadmission): Promise<Outcome> {
    return this.kernel.follow(journey, streams.journey(command.clientRef), command, enrollmentsOf(command.clientRef));
  }
}

@CommandHandler(CloseJourney)
export class CloseJourneyHandler implements ICommandHandler<CloseJourney> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: CloseJourney): Promise<Outcome> {
    return this.kernel.follow(journey, streams.journey(command.clientRef), command, enrollmentsOf(command.clientRef));
  }
}

@CommandHandler(ReopenJourney)
export class ReopenJourneyHandler implements ICommandHandler<ReopenJourney> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: ReopenJourney): Promise<Outcome> {
    return this.kernel.follow(journey, streams.journey(command.clientRef), command, enrollmentsOf(command.clientRef));
  }
}

export const journeyHandlers = [
  OpenJourneyHandler,
  StartLevelOfCareHandler,
  StepDownHandler,
  StepUpHandler,
  TransferOutHandler,
  RecordReceivingServiceHandler,
  DetectContinuityGapHandler,
  DeclareLostToFollowUpHandler,
  ReportRelapseHandler,
  RequestReadmissionHandler,
  CloseJourneyHandler,
  ReopenJourneyHandler,
];
