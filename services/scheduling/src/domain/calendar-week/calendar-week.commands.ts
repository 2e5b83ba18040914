import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsInt, IsOptional, Max, Min } from 'class-validator';
import { CancelledBy, CancelReason, Modality, SessionDelivery } from '@continuum/contracts';
import type { Order } from '@continuum/event-sourcing';
import { IsCode, IsInstant, IsRef } from '@continuum/command-shapes';

/** Books a session for the members of a group or for the clients named; one of the two. The session's id follows from the command's. */
export class ScheduleSession {
  readonly type = 'ScheduleSession';
  @IsRef() programId!: string;
  @IsCode(Modality) modality!: Modality;
  @IsOptional() @IsRef() groupId?: string;
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(50) @ArrayUnique() @IsRef({ each: true }) clientRefs?: string[];
  @IsInstant() start!: string;
  @IsInt() @Min(1) @Max(1440) plannedMinutes!: number;
  @IsRef() facilitatorRef!: string;
  @IsOptional() @IsRef() coFacilitatorRef?: string;
  @IsCode(SessionDelivery) delivery!: SessionDelivery;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

/** Moves a session within its week; what is left out stays as it is. */
export class RescheduleSession {
  readonly type = 'RescheduleSession';
  @IsRef() sessionId!: string;
  @IsInstant() start!: string;
  @IsOptional() @IsInt() @Min(1) @Max(1440) plannedMinutes?: number;
  @IsOptional() @IsRef() facilitatorRef?: string;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class CancelSession {
  readonly type = 'CancelSession';
  @IsRef() sessionId!: string;
  @IsCode(CancelledBy) cancelledBy!: CancelledBy;
  @IsCode(CancelReason) reason!: CancelReason;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export type CalendarWeekCommand = ScheduleSession | RescheduleSession | CancelSession;
