import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsInt, IsObject, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import {
  AdmissionDeclineReason,
  AdmissionGoal,
  AdmissionRedirect,
  AsamEdition,
  DiscrepancyReason,
  EligibilityOverrideReason,
  EverydayObligation,
  FitOutcome,
  ImminentRiskResolution,
  ImminentRiskType,
  LevelOfCare,
  NoticeMethod,
  RiskRedirect,
  ScreeningInstrument,
  Track,
  type EligibilityCriteria,
} from '@continuum/contracts';
import type { Order } from '@continuum/event-sourcing';
import { IsCode, IsInstant, IsRef } from '@continuum/command-shapes';

/** `occurredAt` is the first contact. */
export class OpenIntake {
  readonly type = 'OpenIntake';
  @IsRef() intakeId!: string;
  @IsRef() clientRef!: string;
  @IsRef() programId!: string;
  @IsOptional() @IsRef() referralId?: string;
  @IsCode(Track) track!: Track;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

/** Items are points in the instrument's order; for the sixth item of the C-SSRS 2 is behavior in the past three months, 1 earlier. */
export class RecordScreening {
  readonly type = 'RecordScreening';
  @IsRef() intakeId!: string;
  @IsCode(ScreeningInstrument) instrument!: ScreeningInstrument;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(10) @IsInt({ each: true }) @Min(0, { each: true }) @Max(4, { each: true }) items!: number[];
  @IsOptional() @IsCode(RiskRedirect) redirectedTo?: RiskRedirect;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

/** Ratings by dimension from 1 on: six in edition 3, five in edition 4. */
export class AssessLevelOfCare {
  readonly type = 'AssessLevelOfCare';
  @IsRef() intakeId!: string;
  @IsRef() assessmentId!: string;
  @IsCode(AsamEdition) edition!: AsamEdition;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(6) @IsInt({ each: true }) @Min(0, { each: true }) @Max(4, { each: true }) ratings!: number[];
  @IsCode(LevelOfCare) recommended!: LevelOfCare;
  @IsCode(LevelOfCare) provided!: LevelOfCare;
  @IsOptional() @IsCode(DiscrepancyReason) discrepancyReason?: DiscrepancyReason;
  @IsRef() assessor!: string;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class HoldAdmissionsConsultation {
  readonly type = 'HoldAdmissionsConsultation';
  @IsRef() intakeId!: string;
  @IsRef() counselorRef!: string;
  @IsCode(FitOutcome) fitOutcome!: FitOutcome;
  @IsArray() @ArrayMaxSize(14) @ArrayUnique() @IsCode(AdmissionGoal, { each: true }) goalsDiscussed!: AdmissionGoal[];
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

/** The candidate test (R5), each criterion as found. */
export class CandidateTest implements EligibilityCriteria {
  @IsBoolean() stableLiving!: boolean;
  @IsBoolean() supportiveHome!: boolean;
  @IsBoolean() severityMildModerate!: boolean;
  @IsBoolean() motivated!: boolean;
  @IsBoolean() noImminentRisk!: boolean;
  @IsBoolean() no24hNeed!: boolean;
  @IsBoolean() detoxComplete!: boolean;
}

export class DetermineEligibility {
  readonly type = 'DetermineEligibility';
  @IsRef() intakeId!: string;
  @IsObject() @ValidateNested() @Type(() => CandidateTest) criteria!: CandidateTest;
  @IsOptional() @IsArray() @ArrayMaxSize(5) @ArrayUnique() @IsCode(EverydayObligation, { each: true }) obligations?: EverydayObligation[];
  @IsOptional() @IsCode(EligibilityOverrideReason) overrideReason?: EligibilityOverrideReason;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class IdentifyImminentRisk {
  readonly type = 'IdentifyImminentRisk';
  @IsRef() intakeId!: string;
  @IsRef() riskId!: string;
  @IsCode(ImminentRiskType) riskType!: ImminentRiskType;
  @IsCode(RiskRedirect) redirectedTo!: RiskRedirect;
  @IsOptional() @IsRef() safetyPlanId?: string;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class ResolveImminentRisk {
  readonly type = 'ResolveImminentRisk';
  @IsRef() intakeId!: string;
  @IsRef() riskId!: string;
  @IsCode(ImminentRiskResolution) resolution!: ImminentRiskResolution;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class GivePart2Notice {
  readonly type = 'GivePart2Notice';
  @IsRef() intakeId!: string;
  @IsRef() noticeVersion!: string;
  @IsCode(NoticeMethod) method!: NoticeMethod;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class DeclineAdmission {
  readonly type = 'DeclineAdmission';
  @IsRef() intakeId!: string;
  @IsCode(AdmissionDeclineReason) reason!: AdmissionDeclineReason;
  @IsOptional() @IsCode(AdmissionRedirect) redirectedTo?: AdmissionRedirect;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export type IntakeCaseCommand =
  | RecordScreening
  | AssessLevelOfCare
  | HoldAdmissionsConsultation
  | DetermineEligibility
  | IdentifyImminentRisk
  | ResolveImminentRisk
  | GivePart2Notice
  | DeclineAdmission;
