import { IsOptional } from 'class-validator';
import type { Order } from '@continuum/event-sourcing';
import { IsInstant, IsRef } from '@continuum/command-shapes';

export class EnrollAlumni {
  readonly type = 'EnrollAlumni';
  @IsRef() clientRef!: string;
  @IsRef() consentId!: string;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class RecordAlumniAttendance {
  readonly type = 'RecordAlumniAttendance';
  @IsRef() clientRef!: string;
  @IsRef() groupId!: string;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export type AlumniCommand = EnrollAlumni | RecordAlumniAttendance;
