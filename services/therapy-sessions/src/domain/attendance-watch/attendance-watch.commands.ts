import { ArrayMaxSize, IsArray, IsBoolean, IsOptional } from 'class-validator';
import { AttendanceAlarm, OutreachChannel } from '@continuum/contracts';
import type { Order } from '@continuum/event-sourcing';
import { IsCode, IsInstant, IsRef } from '@continuum/command-shapes';

/** Asked by the attendance watch. `since` is what the alarm counts from; the same kind since the same instant is raised once. */
export class RaiseAttendanceAlarm {
  readonly type = 'RaiseAttendanceAlarm';
  @IsRef() enrollmentId!: string;
  @IsRef() clientRef!: string;
  @IsCode(AttendanceAlarm) kind!: AttendanceAlarm;
  @IsInstant() since!: string;
  @IsOptional() @IsRef() sessionId?: string;
  @IsArray() @ArrayMaxSize(200) @IsRef({ each: true }) evidenceEventIds!: string[];
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

/** Somebody reached out to the client at `occurredAt`. */
export class RecordOutreach {
  readonly type = 'RecordOutreach';
  @IsRef() enrollmentId!: string;
  @IsRef() clientRef!: string;
  @IsCode(OutreachChannel) channel!: OutreachChannel;
  @IsBoolean() reached!: boolean;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export type AttendanceWatchCommand = RaiseAttendanceAlarm | RecordOutreach;
