import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { AftercareComponent, LevelOfCare, SafetyLevel } from '@continuum/contracts';
import type { Order } from '@continuum/event-sourcing';
import { IsCode, IsInstant, IsMinutes, IsRef } from '@continuum/command-shapes';

/** Minutes attended, and the event that says so. */
export class AttendedMinutes {
  @IsRef() eventId!: string;
  @IsMinutes() minutes!: number;
}

export class GoalStanding {
  @IsRef() goalId!: string;
  @IsRef() eventId!: string;
  @IsBoolean() required!: boolean;
  @IsBoolean() isAchieved!: boolean;
}

export class LevelRecommended {
  @IsRef() eventId!: string;
  @IsCode(LevelOfCare) recommended!: LevelOfCare;
  @IsInstant() validUntil!: string;
}

export class OpenRisk {
  @IsRef() riskId!: string;
  @IsRef() eventId!: string;
  @IsCode(SafetyLevel) level!: SafetyLevel;
}

export class ApprovedAftercare {
  @IsRef() eventId!: string;
  @IsRef() aftercarePlanId!: string;
  @IsArray() @ArrayMaxSize(5) @IsCode(AftercareComponent, { each: true }) components!: AftercareComponent[];
}

export class FirstAppointment {
  @IsRef() eventId!: string;
  @IsInstant() at!: string;
  @IsCode(LevelOfCare) levelOfCare!: LevelOfCare;
}

/** As many as the longest window of a policy has: 3 650 days. */
const mostPrescribedMinutes = 3_650 * 24 * 60;

/** Asked by the graduation evaluator, with the evidence as of `occurredAt`. `attended` and `prescribedMinutes` are those of the policy's window. */
export class EvaluateGraduation {
  readonly type = 'EvaluateGraduation';
  @IsRef() enrollmentId!: string;
  @IsRef() clientRef!: string;
  @IsInt() @Min(0) @Max(mostPrescribedMinutes) prescribedMinutes!: number;
  @IsArray() @ArrayMaxSize(1_000) @ValidateNested({ each: true }) @Type(() => AttendedMinutes) attended!: AttendedMinutes[];
  @IsInt() @Min(0) attendedMinutesTotal!: number;
  @IsInt() @Min(0) attendedSessions!: number;
  @IsArray() @ArrayMaxSize(200) @ValidateNested({ each: true }) @Type(() => GoalStanding) goals!: GoalStanding[];
  @IsOptional() @ValidateNested() @Type(() => LevelRecommended) assessment: LevelRecommended | null = null;
  @IsArray() @ArrayMaxSize(200) @ValidateNested({ each: true }) @Type(() => OpenRisk) risks!: OpenRisk[];
  @IsOptional() @ValidateNested() @Type(() => ApprovedAftercare) aftercare: ApprovedAftercare | null = null;
  @IsArray() @ArrayMaxSize(200) @ValidateNested({ each: true }) @Type(() => FirstAppointment) appointments!: FirstAppointment[];
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class GraduateClient {
  readonly type = 'GraduateClient';
  @IsRef() enrollmentId!: string;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export type GraduationCommand = EvaluateGraduation | GraduateClient;
