import { Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Outcome } from '@continuum/event-sourcing';
import { CommandDoor, Commanded, Ordered } from '@continuum/service-host';
import {
  CloseJourney,
  OpenJourney,
  RecordReceivingService,
  ReopenJourney,
  ReportRelapse,
  RequestReadmission,
  StartLevelOfCare,
  StepDown,
  StepUp,
  TransferOut,
} from '../domain/journey/journey.commands.js';

const roles = ['aftercare-coordinator'] as const;
const clinicians = ['aftercare-coordinator', 'therapist'] as const;

/** A client's way through the continuum of care. What admissions, graduations and discharges say of it, reactions record. */
@ApiTags('Journeys')
@Controller('journeys/:clientRef')
export class JourneyController {
  constructor(private readonly door: CommandDoor) {}

  @Post('open')
  @Commanded(OpenJourney, { roles, summary: 'A journey is opened' })
  open(@Ordered() command: OpenJourney): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post('levels')
  @Commanded(StartLevelOfCare, { roles, summary: 'A level of care starts' })
  startLevel(@Ordered() command: StartLevelOfCare): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post('step-downs')
  @Commanded(StepDown, { roles, summary: 'The client steps down, into the program or out of it' })
  stepDown(@Ordered() command: StepDown): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post('step-ups')
  @Commanded(StepUp, { roles: clinicians, summary: 'The client steps up' })
  stepUp(@Ordered() command: StepUp): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post('transfers')
  @Commanded(TransferOut, { roles, summary: 'The client goes on elsewhere' })
  transferOut(@Ordered() command: TransferOut): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post('receiving-services')
  @Commanded(RecordReceivingService, { roles, summary: 'The receiving service saw the client for the first time' })
  recordReceivingService(@Ordered() command: RecordReceivingService): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post('relapses')
  @Commanded(ReportRelapse, { roles: clinicians, makes: 'reportId', summary: 'A relapse is told of' })
  reportRelapse(@Ordered() command: ReportRelapse): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post('readmission-requests')
  @Commanded(RequestReadmission, { roles: clinicians, makes: 'requestId', summary: 'A readmission is asked for' })
  requestReadmission(@Ordered() command: RequestReadmission): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post('close')
  @Commanded(CloseJourney, { roles, summary: 'The journey is closed' })
  close(@Ordered() command: CloseJourney): Promise<Outcome> {
    return this.door.send(command);
  }

  @Post('reopen')
  @Commanded(ReopenJourney, { roles, summary: 'The journey is reopened' })
  reopen(@Ordered() command: ReopenJourney): Promise<Outcome> {
    return this.door.send(command);
  }
}
