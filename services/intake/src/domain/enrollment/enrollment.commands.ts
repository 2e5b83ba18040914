import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import {
  AgeBand,
  AgeGroup,
  Arrests30d,
  DischargeReason,
  Education,
  Employment,
  FrequencyOfUse,
  Gender,
  LeaveReason,
  LevelOfCare,
  LivingArrangement,
  PresentingConcern,
  SelfHelpAttendance,
  Substance,
} from '@continuum/contracts';
import type { Order } from '@continuum/event-sourcing';
import { IsCode, IsDay, IsInstant, IsMinutes, IsRef } from '@continuum/command-shapes';

/** `occurredAt` is the time of admission. Codes are those of TEDS-A. */
export class AdmitClient {
  readonly type = 'AdmitClient';
  @IsRef() enrollmentId!: string;
  @IsRef() clientRef!: string;
  @IsRef() intakeId!: string;
  @IsIn(['primary', 'step-down', 'step-up']) pathway!: 'primary' | 'step-down' | 'step-up';
  @IsOptional() @IsCode(LevelOfCare) priorLevelOfCare?: LevelOfCare;
  @IsCode(AgeGroup) ageGroup!: AgeGroup;
  @IsArray() @ArrayNotEmpty() @ArrayMaxSize(11) @ArrayUnique() @IsCode(PresentingConcern, { each: true }) presentingConcerns!: PresentingConcern[];
  @IsOptional() @IsCode(Substance) primarySubstance?: Substance;
  @IsOptional() @IsCode(Substance) secondarySubstance?: Substance;
  @IsOptional() @IsCode(Substance) tertiarySubstance?: Substance;
  @IsOptional() @IsCode(FrequencyOfUse) frequencyOfUse?: FrequencyOfUse;
  @IsBoolean() coOccurring!: boolean;
  @IsOptional() @IsBoolean() medicationForAddiction?: boolean;
  @IsOptional() @IsCode(AgeBand) ageBand?: AgeBand;
  @IsOptional() @IsCode(Gender) gender?: Gender;
  @IsOptional() @IsCode(Education) education?: Education;
  @IsCode(LivingArrangement) livingArrangement!: LivingArrangement;
  @IsCode(Employment) employment!: Employment;
  @IsCode(Arrests30d) arrests30d!: Arrests30d;
  @IsCode(SelfHelpAttendance) selfHelpAttendance30d!: SelfHelpAttendance;
  @IsArray() @ArrayMaxSize(20) @ArrayUnique() @IsRef({ each: true }) consentIds!: string[];
  @IsMinutes() prescribedMinutesPerWeek!: number;
  @IsInt() @Min(1) @Max(7) prescribedDaysPerWeek!: number;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

/** A client who had been discharged comes back, on an intake of its own (R29). `occurredAt` is the time of admission. */
export class ReadmitClient {
  readonly type = 'ReadmitClient';
  @IsRef() enrollmentId!: string;
  @IsRef() previousEnrollmentId!: string;
  @IsRef() clientRef!: string;
  @IsRef() intakeId!: string;
  @IsOptional() @IsCode(LevelOfCare) priorLevelOfCare?: LevelOfCare;
  @IsCode(AgeGroup) ageGroup!: AgeGroup;
  @IsArray() @ArrayNotEmpty() @ArrayMaxSize(11) @ArrayUnique() @IsCode(PresentingConcern, { each: true }) presentingConcerns!: PresentingConcern[];
  @IsOptional() @IsCode(Substance) primarySubstance?: Substance;
  @IsOptional() @IsCode(Substance) secondarySubstance?: Substance;
  @IsOptional() @IsCode(Substance) tertiarySubstance?: Substance;
  @IsOptional() @IsCode(FrequencyOfUse) frequencyOfUse?: FrequencyOfUse;
  @IsBoolean() coOccurring!: boolean;
  @IsOptional() @IsBoolean() medicationForAddiction?: boolean;
  @IsOptional() @IsCode(AgeBand) ageBand?: AgeBand;
  @IsOptional() @IsCode(Gender) gender?: Gender;
  @IsOptional() @IsCode(Education) education?: Education;
  @IsCode(LivingArrangement) livingArrangement!: LivingArrangement;
  @IsCode(Employment) employment!: Employment;
  @IsCode(Arrests30d) arrests30d!: Arrests30d;
  @IsCode(SelfHelpAttendance) selfHelpAttendance30d!: SelfHelpAttendance;
  @IsArray() @ArrayMaxSize(20) @ArrayUnique() @IsRef({ each: true }) consentIds!: string[];
  @IsMinutes() prescribedMinutesPerWeek!: number;
  @IsInt() @Min(1) @Max(7) prescribedDaysPerWeek!: number;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class StartLeave {
  readonly type = 'StartLeave';
  @IsRef() clientRef!: string;
  @IsRef() enrollmentId!: string;
  @IsCode(LeaveReason) reason!: LeaveReason;
  @IsOptional() @IsDay() expectedReturn?: string;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class EndLeave {
  readonly type = 'EndLeave';
  @IsRef() clientRef!: string;
  @IsRef() enrollmentId!: string;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

/** `occurredAt` is the time of discharge. Codes are those of TEDS-D. */
export class DischargeClient {
  readonly type = 'DischargeClient';
  @IsRef() clientRef!: string;
  @IsRef() enrollmentId!: string;
  @IsCode(DischargeReason) reason!: DischargeReason;
  @IsInstant() lastContactAt!: string;
  @IsOptional() @IsBoolean() againstAdvice?: boolean;
  @IsOptional() @IsArray() @ArrayMaxSize(3) @ArrayUnique() @IsCode(Substance, { each: true }) substancesAtDischarge?: Substance[];
  @IsOptional() @IsCode(Employment) employmentAtDischarge?: Employment;
  @IsOptional() @IsCode(LivingArrangement) livingArrangementAtDischarge?: LivingArrangement;
  @IsOptional() @IsCode(Arrests30d) arrests30dAtDischarge?: Arrests30d;
  @IsOptional() @IsCode(SelfHelpAttendance) selfHelpAttendance30dAtDischarge?: SelfHelpAttendance;
  @IsOptional() @IsRef() summaryDocRef?: string;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export type AdmissionCommand = AdmitClient | ReadmitClient;
export type EnrollmentCommand = StartLeave | EndLeave | DischargeClient;
