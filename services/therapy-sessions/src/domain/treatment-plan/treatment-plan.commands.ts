import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsInt, IsOptional, Max, Min } from 'class-validator';
import { GoalDomain, PlanLapse, PlanProblem } from '@continuum/contracts';
import type { Order } from '@continuum/event-sourcing';
import { IsCode, IsInstant, IsRef } from '@continuum/command-shapes';

export class ApprovePlan {
  readonly type = 'ApprovePlan';
  @IsRef() enrollmentId!: string;
  @IsRef() clientRef!: string;
  @IsRef() planId!: string;
  @IsArray() @ArrayMaxSize(14) @ArrayUnique() @IsCode(PlanProblem, { each: true }) problems!: PlanProblem[];
  @IsBoolean() signedByClient!: boolean;
  @IsRef() clinicianRef!: string;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

/** The plan holds on, as it was or with other problems. */
export class ReviewPlan {
  readonly type = 'ReviewPlan';
  @IsRef() enrollmentId!: string;
  @IsOptional() @IsArray() @ArrayMaxSize(14) @ArrayUnique() @IsCode(PlanProblem, { each: true }) problems?: PlanProblem[];
  @IsBoolean() signedByClient!: boolean;
  @IsRef() clinicianRef!: string;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

/** Asked by the plan review clock: what `lapse` names was not done by `dueAt`. */
export class LapsePlan {
  readonly type = 'LapsePlan';
  @IsRef() enrollmentId!: string;
  @IsRef() clientRef!: string;
  @IsCode(PlanLapse) lapse!: PlanLapse;
  @IsInstant() dueAt!: string;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

/** Ratings are 0 to 10, higher is better; the goal is achieved when its rating reaches `target`. */
export class SetGoal {
  readonly type = 'SetGoal';
  @IsRef() enrollmentId!: string;
  @IsRef() goalId!: string;
  @IsCode(GoalDomain) domain!: GoalDomain;
  @IsInt() @Min(1) @Max(10) target!: number;
  @IsOptional() @IsInt() @Min(0) @Max(9) rating?: number;
  @IsBoolean() required!: boolean;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class RecordGoalProgress {
  readonly type = 'RecordGoalProgress';
  @IsRef() enrollmentId!: string;
  @IsRef() goalId!: string;
  @IsInt() @Min(0) @Max(10) rating!: number;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class ReviseGoal {
  readonly type = 'ReviseGoal';
  @IsRef() enrollmentId!: string;
  @IsRef() goalId!: string;
  @IsOptional() @IsInt() @Min(1) @Max(10) target?: number;
  @IsOptional() @IsBoolean() required?: boolean;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export type TreatmentPlanCommand = ApprovePlan | ReviewPlan | LapsePlan | SetGoal | RecordGoalProgress | ReviseGoal;
