import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsInt, IsOptional, Max, Min } from 'class-validator';
import { GroupCloseReason, GroupCohort, GroupRemovalReason, GroupTopic } from '@continuum/contracts';
import type { Order } from '@continuum/event-sourcing';
import { IsCode, IsInstant, IsRef } from '@continuum/command-shapes';

/** Without `cohort` the group is an open one. */
export class OpenGroup {
  readonly type = 'OpenGroup';
  @IsRef() groupId!: string;
  @IsRef() programId!: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(12) @ArrayUnique() @IsCode(GroupTopic, { each: true }) topicSet!: GroupTopic[];
  @IsInt() @Min(1) @Max(100) minCapacity!: number;
  @IsInt() @Min(1) @Max(100) maxCapacity!: number;
  @IsRef() facilitatorRef!: string;
  @IsOptional() @IsRef() coFacilitatorRef?: string;
  @IsOptional() @IsCode(GroupCohort) cohort?: GroupCohort;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class EnrollInGroup {
  readonly type = 'EnrollInGroup';
  @IsRef() groupId!: string;
  @IsRef() clientRef!: string;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class RemoveFromGroup {
  readonly type = 'RemoveFromGroup';
  @IsRef() groupId!: string;
  @IsRef() clientRef!: string;
  @IsCode(GroupRemovalReason) reason!: GroupRemovalReason;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class CloseGroup {
  readonly type = 'CloseGroup';
  @IsRef() groupId!: string;
  @IsCode(GroupCloseReason) reason!: GroupCloseReason;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export type TherapyGroupCommand = OpenGroup | EnrollInGroup | RemoveFromGroup | CloseGroup;
