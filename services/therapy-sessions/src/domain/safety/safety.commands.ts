import { ArrayMaxSize, ArrayUnique, IsArray, IsOptional } from 'class-validator';
import { RiskResolution, SafetyAction, SafetyInstrument, SafetyLevel } from '@continuum/contracts';
import type { Order } from '@continuum/event-sourcing';
import { IsCode, IsInstant, IsRef } from '@continuum/command-shapes';

export class RaiseRisk {
  readonly type = 'RaiseRisk';
  @IsRef() riskId!: string;
  @IsRef() clientRef!: string;
  @IsCode(SafetyLevel) level!: SafetyLevel;
  @IsOptional() @IsCode(SafetyInstrument) instrument?: SafetyInstrument;
  @IsOptional() @IsArray() @ArrayMaxSize(7) @ArrayUnique() @IsCode(SafetyAction, { each: true }) actions?: SafetyAction[];
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class ResolveRisk {
  readonly type = 'ResolveRisk';
  @IsRef() riskId!: string;
  @IsRef() clientRef!: string;
  @IsCode(RiskResolution) resolution!: RiskResolution;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export type SafetyCommand = RaiseRisk | ResolveRisk;
