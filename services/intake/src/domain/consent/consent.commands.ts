import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsObject, IsOptional, Matches, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { ConsentEndingEvent, ConsentKind, ConsentPurpose, InformationScope, RecipientClass, SignerAuthority, SignerCapacity } from '@continuum/contracts';
import type { Order } from '@continuum/event-sourcing';
import { IsCode, IsInstant, IsRef } from '@continuum/command-shapes';

export class SignedBy {
  @IsCode(SignerCapacity) capacity!: SignerCapacity;
  @IsOptional() @IsCode(SignerAuthority) authority?: SignerAuthority;
}

/** `date` with `at`, `event` with `event`, or `none`. */
export class ConsentEnd {
  @IsIn(['date', 'event', 'none']) kind!: 'date' | 'event' | 'none';
  @IsOptional() @IsInstant() at?: string;
  @IsOptional() @IsCode(ConsentEndingEvent) event?: ConsentEndingEvent;
}

export class Intermediary {
  @IsRef() ref!: string;
  @IsOptional() @IsArray() @ArrayMaxSize(100) @ArrayUnique() @IsRef({ each: true }) participants?: string[];
  @IsOptional() @IsIn(['treating-providers']) participantClass?: 'treating-providers';
}

/** Which statements the signed text makes. */
export class SignedStatements {
  @IsOptional() @IsBoolean() revocation?: boolean;
  @IsOptional() @IsBoolean() redisclosure?: boolean;
  @IsOptional() @IsBoolean() refusalConsequences?: boolean;
  @IsOptional() @IsBoolean() hipaaRedisclosure?: boolean;
  @IsOptional() @IsBoolean() fundraisingOptOut?: boolean;
}

/** What the law wants of a consent may be left out here: the refusal then lists all that is missing, at once. */
export class GrantConsent {
  readonly type = 'GrantConsent';
  @IsRef() consentId!: string;
  @IsOptional() @IsRef() clientRef?: string;
  @IsCode(ConsentKind) kind!: ConsentKind;
  @IsOptional() @IsArray() @ArrayMaxSize(20) @ArrayUnique() @IsRef({ each: true }) disclosers?: string[];
  @IsOptional() @IsArray() @ArrayMaxSize(100) @ArrayUnique() @IsRef({ each: true }) recipients?: string[];
  @IsOptional() @IsCode(RecipientClass) recipientClass?: RecipientClass;
  @IsOptional() @IsBoolean() recipientIsCoveredEntity?: boolean;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => Intermediary) intermediary?: Intermediary;
  @IsOptional() @IsArray() @ArrayMaxSize(20) @ArrayUnique() @IsCode(InformationScope, { each: true }) informationScope?: InformationScope[];
  @IsOptional() @IsArray() @ArrayMaxSize(20) @ArrayUnique() @IsCode(ConsentPurpose, { each: true }) purposes?: ConsentPurpose[];
  @IsOptional() @IsObject() @ValidateNested() @Type(() => ConsentEnd) expiration?: ConsentEnd;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => SignedBy) signer?: SignedBy;
  @IsOptional() @IsInstant() signedAt?: string;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => SignedStatements) statements?: SignedStatements;
  @IsOptional() @IsBoolean() treatmentConditioned?: boolean;
  @IsOptional() @Matches(/^[0-9a-f]{64}$/, { message: '$property must be a sha256 in hex' }) documentHash?: string;
  order!: Order;
}

/** `occurredAt` is when the client revoked in writing. */
export class RevokeConsent {
  readonly type = 'RevokeConsent';
  @IsRef() consentId!: string;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

/** The date of expiry has come, or the event on which the consent ends has happened. */
export class ExpireConsent {
  readonly type = 'ExpireConsent';
  @IsRef() consentId!: string;
  @IsOptional() @IsInstant() occurredAt?: string;
  order!: Order;
}

export type ConsentCommand = GrantConsent | RevokeConsent | ExpireConsent;
