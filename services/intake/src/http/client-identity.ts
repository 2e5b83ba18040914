import { IsEmail, IsISO31661Alpha2, IsObject, IsOptional, Length, Matches, MaxLength, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { IsDay, IsRef } from '@continuum/command-shapes';
import type { ClientIdentity, ContactPerson, PostalAddress } from '../vault/client-vault.js';

/** A line of text as people write it: something in it, nothing but text, at most 200 characters. */
const IsLine = (): PropertyDecorator => (target, property) => {
  Length(1, 200)(target, property);
  Matches(/^(?=.*\S)[^\p{Cc}\p{Cs}]+$/u, { message: '$property must be a line of text' })(target, property);
};

const IsPhone = (): PropertyDecorator =>
  Matches(/^\+[1-9]\d{6,14}$/, { message: '$property must be a telephone number in international form: + and 7 to 15 digits' });

export class PostalAddressBody implements PostalAddress {
  @IsLine() line1!: string;
  @IsOptional() @IsLine() line2?: string;
  @IsLine() city!: string;
  @IsOptional() @IsLine() region?: string;
  @IsLine() postalCode!: string;
  @IsISO31661Alpha2() country!: string;
}

export class ContactPersonBody implements ContactPerson {
  @IsLine() name!: string;
  @IsLine() relationship!: string;
  @IsPhone() phone!: string;
}

export class ClientIdentityBody implements ClientIdentity {
  @IsLine() givenName!: string;
  @IsLine() familyName!: string;
  @IsOptional() @IsLine() preferredName?: string;
  @IsDay() birthDate!: string;
  @IsOptional() @IsPhone() phone?: string;
  @IsOptional() @MaxLength(254) @IsEmail() email?: string;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => PostalAddressBody) address?: PostalAddressBody;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => ContactPersonBody) emergencyContact?: ContactPersonBody;
}

export class PutClientIdentity extends ClientIdentityBody {
  @IsRef() clientRef!: string;
}
