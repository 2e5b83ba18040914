import { IsBoolean, IsInt, IsOptional, Max, Min } from 'class-validator';
import { Arrests30d, Employment, FollowUpAttemptResult, FollowUpChannel, LivingArrangement, SelfHelpAttendance } from '@continuum/contracts';
import type { Order } from '@continuum/event-sourcing';
import { IsCode, IsInstant, IsRef } from '@continuum/command-shapes';

/** `occurredAt` is the graduation; the days are counted from it. */
export class OpenFollowUps {
  readonly type = 'OpenFollowUps';
  @IsRef() enrollmentId!: string;
  @IsRef() clientRef!: string;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class MarkFollowUpDue {
  readonly type = 'MarkFollowUpDue';
  @IsRef() enrollmentId!: string;
  @IsInt() @Min(1) @Max(3_660) day!: number;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class AttemptFollowUp {
  readonly type = 'AttemptFollowUp';
  @IsRef() enrollmentId!: string;
  @IsInt() @Min(1) @Max(3_660) day!: number;
  @IsCode(FollowUpChannel) channel!: FollowUpChannel;
  @IsCode(FollowUpAttemptResult) result!: FollowUpAttemptResult;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

/** The answers, coded as at admission (TEDS); what was not answered is left out. */
export class CompleteFollowUp {
  readonly type = 'CompleteFollowUp';
  @IsRef() enrollmentId!: string;
  @IsInt() @Min(1) @Max(3_660) day!: number;
  @IsCode(FollowUpChannel) channel!: FollowUpChannel;
  @IsOptional() @IsBoolean() abstinent30d?: boolean;
  @IsOptional() @IsCode(Employment) employment?: Employment;
  @IsOptional() @IsCode(LivingArrangement) livingArrangement?: LivingArrangement;
  @IsOptional() @IsCode(Arrests30d) arrests30d?: Arrests30d;
  @IsOptional() @IsCode(SelfHelpAttendance) selfHelpAttendance30d?: SelfHelpAttendance;
  @IsOptional() @IsInt() @Min(0) @Max(27) phq9?: number;
  @IsOptional() @IsInt() @Min(0) @Max(21) gad7?: number;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export type FollowUpsCommand = OpenFollowUps | MarkFollowUpDue | AttemptFollowUp | CompleteFollowUp;
