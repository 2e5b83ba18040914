import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsArray, IsBoolean, IsObject, IsOptional, IsTimeZone, Matches, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { AccreditationBody, AccreditationLapseCause, AgeGroup, ProgramDelivery, ProgramLevel, TimeZone, Track } from '@continuum/contracts';
import type { Order } from '@continuum/event-sourcing';
import { IsCode, IsDay, IsInstant, IsRef } from '@continuum/command-shapes';
import { PolicyChanges } from './policy-changes.js';

export class RegisterProgram {
  readonly type = 'RegisterProgram';
  @IsRef() programId!: string;
  @Matches(new RegExp(TimeZone.pattern ?? ''), { message: '$property must be the IANA name of a time zone, such as America/Chicago' })
  @IsTimeZone()
  timeZone!: string;
  @IsCode(ProgramLevel) levelOfCare!: ProgramLevel;
  @IsArray() @ArrayNotEmpty() @ArrayMaxSize(3) @ArrayUnique() @IsCode(Track, { each: true }) tracks!: Track[];
  @IsArray() @ArrayNotEmpty() @ArrayMaxSize(2) @ArrayUnique() @IsCode(AgeGroup, { each: true }) populations!: AgeGroup[];
  @IsArray() @ArrayNotEmpty() @ArrayMaxSize(2) @ArrayUnique() @IsCode(ProgramDelivery, { each: true }) deliveryModes!: ProgramDelivery[];
  @IsBoolean() part2!: boolean;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class PublishProgramPolicy {
  readonly type = 'PublishProgramPolicy';
  @IsRef() programId!: string;
  @IsObject() @ValidateNested() @Type(() => PolicyChanges) limits!: PolicyChanges;
  @IsOptional() @IsInstant() effectiveFrom?: string;
  order!: Order;
}

export class RecordAccreditation {
  readonly type = 'RecordAccreditation';
  @IsRef() programId!: string;
  @IsRef() accreditationId!: string;
  @IsCode(AccreditationBody) body!: AccreditationBody;
  @IsOptional() @IsRef() licenceNo?: string;
  @IsDay() validFrom!: string;
  @IsDay() validTo!: string;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class LapseAccreditation {
  readonly type = 'LapseAccreditation';
  @IsRef() programId!: string;
  @IsRef() accreditationId!: string;
  @IsCode(AccreditationLapseCause) cause!: AccreditationLapseCause;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export type ProgramCommand = RegisterProgram | PublishProgramPolicy | RecordAccreditation | LapseAccreditation;
