import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsObject, IsOptional, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { ObligationKind, ScheduleReason, Weekday } from '@continuum/contracts';
import type { Order } from '@continuum/event-sourcing';
import { IsCode, IsDay, IsInstant, IsIsoWeek, IsMinutes, IsRef, IsTimeOfDay } from '@continuum/command-shapes';

/** `minutesPerDay` stands in the order of `days`. */
export class AssignClientSchedule {
  readonly type = 'AssignClientSchedule';
  @IsRef() enrollmentId!: string;
  @IsRef() clientRef!: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(7) @ArrayUnique() @IsCode(Weekday, { each: true }) days!: Weekday[];
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(7) @IsMinutes({ each: true }) minutesPerDay!: number[];
  @IsDay() effectiveFrom!: string;
  @IsCode(ScheduleReason) reason!: ScheduleReason;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

/** `minutesPerDay` stands in the order of `days`. */
export class ChangeClientSchedule {
  readonly type = 'ChangeClientSchedule';
  @IsRef() enrollmentId!: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(7) @ArrayUnique() @IsCode(Weekday, { each: true }) days!: Weekday[];
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(7) @IsMinutes({ each: true }) minutesPerDay!: number[];
  @IsDay() effectiveFrom!: string;
  @IsCode(ScheduleReason) reason!: ScheduleReason;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

/** A part of each week, in the facility's time zone; where `to` is not after `from` it ends on the next day. */
export class ObligationWindow {
  @IsCode(Weekday) day!: Weekday;
  @IsTimeOfDay() from!: string;
  @IsTimeOfDay() to!: string;
}

export class DeclareObligation {
  readonly type = 'DeclareObligation';
  @IsRef() obligationId!: string;
  @IsRef() enrollmentId!: string;
  @IsRef() clientRef!: string;
  @IsCode(ObligationKind) kind!: ObligationKind;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(28)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ObligationWindow)
  windows!: ObligationWindow[];
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class EndObligation {
  readonly type = 'EndObligation';
  @IsRef() obligationId!: string;
  @IsRef() enrollmentId!: string;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class MinutesOnDay {
  @IsDay() day!: string;
  @IsMinutes() minutes!: number;
}

/** What the week's sessions add up to for one enrollment, told by the reaction that counts them. */
export class CloseWeek {
  readonly type = 'CloseWeek';
  @IsRef() enrollmentId!: string;
  @IsIsoWeek() isoWeek!: string;
  @IsArray() @ArrayMaxSize(7) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => MinutesOnDay) attended!: MinutesOnDay[];
  /** Planned minutes of sessions missed with an excuse. */
  @IsArray() @ArrayMaxSize(7) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => MinutesOnDay) excused!: MinutesOnDay[];
  /** Booked sessions that the program did not hold. */
  @IsArray() @ArrayMaxSize(100) @ArrayUnique() @IsRef({ each: true }) notHeld!: string[];
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export type ClientScheduleCommand = AssignClientSchedule | ChangeClientSchedule | DeclareObligation | EndObligation | CloseWeek;
