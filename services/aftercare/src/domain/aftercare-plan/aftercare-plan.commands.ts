import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsInt, IsOptional, Max, Min } from 'class-validator';
import { AftercareComponent, LevelOfCare, RelapseStrategy, RelapseTrigger, WarningSign, WellnessTool } from '@continuum/contracts';
import type { Order } from '@continuum/event-sourcing';
import { IsCode, IsInstant, IsRef } from '@continuum/command-shapes';

export class DraftAftercarePlan {
  readonly type = 'DraftAftercarePlan';
  @IsRef() aftercarePlanId!: string;
  @IsRef() enrollmentId!: string;
  @IsRef() clientRef!: string;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class ApproveAftercarePlan {
  readonly type = 'ApproveAftercarePlan';
  @IsRef() enrollmentId!: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(5) @ArrayUnique() @IsCode(AftercareComponent, { each: true }) components!: AftercareComponent[];
  @IsArray() @ArrayMaxSize(11) @ArrayUnique() @IsCode(WellnessTool, { each: true }) wellnessToolkit!: WellnessTool[];
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class SignRelapsePreventionPlan {
  readonly type = 'SignRelapsePreventionPlan';
  @IsRef() enrollmentId!: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(9) @ArrayUnique() @IsCode(WarningSign, { each: true }) warningSigns!: WarningSign[];
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(10) @ArrayUnique() @IsCode(RelapseTrigger, { each: true }) triggers!: RelapseTrigger[];
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(9) @ArrayUnique() @IsCode(RelapseStrategy, { each: true }) strategies!: RelapseStrategy[];
  /** How many people may be called; who they are stands in the client vault. */
  @IsInt() @Min(0) @Max(20) contacts!: number;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class LinkService {
  readonly type = 'LinkService';
  @IsRef() linkId!: string;
  @IsRef() enrollmentId!: string;
  @IsCode(AftercareComponent) kind!: AftercareComponent;
  @IsCode(LevelOfCare) levelOfCare!: LevelOfCare;
  @IsRef() providerRef!: string;
  @IsInstant() firstAppointmentAt!: string;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class ConfirmWarmHandoff {
  readonly type = 'ConfirmWarmHandoff';
  @IsRef() enrollmentId!: string;
  @IsRef() linkId!: string;
  @IsBoolean() kept!: boolean;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export type AftercarePlanCommand = DraftAftercarePlan | ApproveAftercarePlan | SignRelapsePreventionPlan | LinkService | ConfirmWarmHandoff;
