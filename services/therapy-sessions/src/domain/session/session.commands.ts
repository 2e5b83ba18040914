import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsObject, IsOptional, ValidateNested } from 'class-validator';
import { AbsenceReason, AttendanceMode, AttendanceStatus, CorrectionReason, MissedKind, Participation, SessionTopic } from '@continuum/contracts';
import type { Order } from '@continuum/event-sourcing';
import { IsCode, IsInstant, IsMinutes, IsRef } from '@continuum/command-shapes';

/** The session begins, at `occurredAt`. The roster is the slot's clients unless `clientRefs` names others. */
export class StartSession {
  readonly type = 'StartSession';
  @IsRef() sessionId!: string;
  @IsOptional() @IsArray() @ArrayMaxSize(15) @ArrayUnique() @IsCode(SessionTopic, { each: true }) topics?: SessionTopic[];
  @IsOptional() @IsArray() @ArrayMaxSize(100) @ArrayUnique() @IsRef({ each: true }) clientRefs?: string[];
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class ClientWhoAttended {
  @IsRef() clientRef!: string;
  @IsInstant() arrivedAt!: string;
  @IsInstant() leftAt!: string;
  @IsCode(AttendanceMode) mode!: AttendanceMode;
  @IsOptional() @IsCode(Participation) participation?: Participation;
  @IsOptional() @IsArray() @ArrayMaxSize(50) @ArrayUnique() @IsRef({ each: true }) goalIds?: string[];
}

export class ClientWhoMissed {
  @IsRef() clientRef!: string;
  @IsCode(MissedKind) kind!: MissedKind;
  @IsOptional() @IsCode(AbsenceReason) reason?: AbsenceReason;
}

/** Who was there and who was not; several clients at once, all of them recorded or none. */
export class RecordAttendance {
  readonly type = 'RecordAttendance';
  @IsRef() sessionId!: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ClientWhoAttended)
  attended?: ClientWhoAttended[];
  @IsOptional() @IsArray() @ArrayMaxSize(100) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => ClientWhoMissed) missed?: ClientWhoMissed[];
  order!: Order;
}

/** `newMinutes` where the minutes were wrong, `newStatus` where the client was or was not there after all, both where a missed session was attended. */
export class CorrectAttendance {
  readonly type = 'CorrectAttendance';
  @IsRef() sessionId!: string;
  @IsRef() clientRef!: string;
  @IsOptional() @IsMinutes() newMinutes?: number;
  @IsOptional() @IsCode(AttendanceStatus) newStatus?: AttendanceStatus;
  @IsCode(CorrectionReason) reason!: CorrectionReason;
  order!: Order;
}

/** The session is over, at `occurredAt`. */
export class CompleteSession {
  readonly type = 'CompleteSession';
  @IsRef() sessionId!: string;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export type SessionCommand = StartSession | RecordAttendance | CorrectAttendance | CompleteSession;
