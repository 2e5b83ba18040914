import { IsBoolean, IsOptional } from 'class-validator';
import {
  JourneyOutcome,
  JourneyReopenCause,
  LevelOfCare,
  ReadmissionCause,
  RelapseDisclosedBy,
  StepDirection,
  StepDownReason,
  StepUpCause,
  Substance,
} from '@continuum/contracts';
import type { Order } from '@continuum/event-sourcing';
import { IsCode, IsInstant, IsRef } from '@continuum/command-shapes';

export class OpenJourney {
  readonly type = 'OpenJourney';
  @IsRef() clientRef!: string;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

/** Left without an enrollment, the level is one provided elsewhere. */
export class StartLevelOfCare {
  readonly type = 'StartLevelOfCare';
  @IsRef() clientRef!: string;
  @IsOptional() @IsRef() enrollmentId?: string;
  @IsCode(LevelOfCare) level!: LevelOfCare;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

/** Inbound: the enrollment stepped into. Outbound: the one left; left out, it is the latest. */
export class StepDown {
  readonly type = 'StepDown';
  @IsRef() clientRef!: string;
  @IsOptional() @IsRef() enrollmentId?: string;
  @IsCode(LevelOfCare) from!: LevelOfCare;
  @IsCode(LevelOfCare) to!: LevelOfCare;
  @IsCode(StepDirection) direction!: StepDirection;
  @IsCode(StepDownReason) reason!: StepDownReason;
  @IsOptional() @IsRef() sendingOrg?: string;
  @IsOptional() @IsRef() receivingOrg?: string;
  @IsBoolean() warmHandoff!: boolean;
  /** Inbound: when the sending level discharged the client, where that is known. */
  @IsOptional() @IsInstant() sendingDischargedAt?: string;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class StepUp {
  readonly type = 'StepUp';
  @IsRef() clientRef!: string;
  @IsOptional() @IsRef() enrollmentId?: string;
  @IsCode(LevelOfCare) from!: LevelOfCare;
  @IsCode(LevelOfCare) to!: LevelOfCare;
  @IsCode(StepUpCause) cause!: StepUpCause;
  @IsOptional() @IsRef() receivingOrg?: string;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class TransferOut {
  readonly type = 'TransferOut';
  @IsRef() clientRef!: string;
  @IsRef() enrollmentId!: string;
  @IsCode(LevelOfCare) from!: LevelOfCare;
  @IsOptional() @IsCode(LevelOfCare) to?: LevelOfCare;
  @IsOptional() @IsRef() receivingOrg?: string;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

/** `occurredAt` is when the service saw the client. */
export class RecordReceivingService {
  readonly type = 'RecordReceivingService';
  @IsRef() clientRef!: string;
  @IsOptional() @IsCode(LevelOfCare) level?: LevelOfCare;
  @IsOptional() @IsRef() providerRef?: string;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class DetectContinuityGap {
  readonly type = 'DetectContinuityGap';
  @IsRef() clientRef!: string;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class DeclareLostToFollowUp {
  readonly type = 'DeclareLostToFollowUp';
  @IsRef() clientRef!: string;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class ReportRelapse {
  readonly type = 'ReportRelapse';
  @IsRef() reportId!: string;
  @IsRef() clientRef!: string;
  @IsOptional() @IsCode(Substance) substance?: Substance;
  @IsInstant() since!: string;
  @IsCode(RelapseDisclosedBy) disclosedBy!: RelapseDisclosedBy;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

/** Left without a program, the request goes to the one that treated the client last. */
export class RequestReadmission {
  readonly type = 'RequestReadmission';
  @IsRef() requestId!: string;
  @IsRef() clientRef!: string;
  @IsOptional() @IsRef() programId?: string;
  @IsCode(ReadmissionCause) cause!: ReadmissionCause;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class CloseJourney {
  readonly type = 'CloseJourney';
  @IsRef() clientRef!: string;
  @IsCode(JourneyOutcome) outcome!: JourneyOutcome;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class ReopenJourney {
  readonly type = 'ReopenJourney';
  @IsRef() clientRef!: string;
  @IsCode(JourneyReopenCause) cause!: JourneyReopenCause;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export type JourneyCommand =
  | OpenJourney
  | StartLevelOfCare
  | StepDown
  | StepUp
  | TransferOut
  | RecordReceivingService
  | DetectContinuityGap
  | DeclareLostToFollowUp
  | ReportRelapse
  | RequestReadmission
  | CloseJourney
  | ReopenJourney;
