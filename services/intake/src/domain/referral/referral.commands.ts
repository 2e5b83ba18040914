import { IsOptional } from 'class-validator';
import { DetailedCriminalJustice, LevelOfCare, ReferralDeclineReason, ReferralSource } from '@continuum/contracts';
import type { Order } from '@continuum/event-sourcing';
import { IsCode, IsInstant, IsRef } from '@continuum/command-shapes';

export class ReceiveReferral {
  readonly type = 'ReceiveReferral';
  @IsRef() referralId!: string;
  @IsRef() clientRef!: string;
  @IsRef() programId!: string;
  @IsCode(ReferralSource) source!: ReferralSource;
  @IsOptional() @IsCode(DetailedCriminalJustice) criminalJusticeDetail?: DetailedCriminalJustice;
  @IsOptional() @IsRef() referringOrg?: string;
  @IsOptional() @IsCode(LevelOfCare) priorLevelOfCare?: LevelOfCare;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class AcceptReferral {
  readonly type = 'AcceptReferral';
  @IsRef() referralId!: string;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export class DeclineReferral {
  readonly type = 'DeclineReferral';
  @IsRef() referralId!: string;
  @IsCode(ReferralDeclineReason) reason!: ReferralDeclineReason;
  @IsOptional() @IsRef() redirectedTo?: string;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export type ReferralCommand = ReceiveReferral | AcceptReferral | DeclineReferral;
