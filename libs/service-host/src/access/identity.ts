import type { JWTPayload } from 'jose';
import { Ref } from '@continuum/contracts';
import { derivedId } from '@continuum/event-sourcing';
import { TokenIncomplete } from './access-refusals.js';
import { isRole, type Role } from './roles.js';

/** What a verified token says about whoever holds it. */
export interface Identity {
  readonly ref: string;
  readonly roles: readonly Role[];
  readonly facility: string;
  /** Milliseconds since 1970. */
  readonly expiresAtMs: number;
}

const refShape = new RegExp(Ref.pattern ?? '');
const isRef = (text: unknown): text is string => typeof text === 'string' && refShape.test(text);

/** A subject that is no reference (an address, a name) becomes a pseudonym: always the same one, and nothing of it reaches an event. */
const refOf = (subject: string, issuer: string): string => (isRef(subject) ? subject : derivedId(`subject of ${issuer}`, subject));

/** @throws TokenIncomplete */
export const identityOf = (payload: JWTPayload): Identity => {
  const { sub, iss, exp, roles, facility } = payload as JWTPayload & { readonly roles?: unknown; readonly facility?: unknown };
  if (typeof sub !== 'string' || sub.length === 0) throw new TokenIncomplete('sub');
  if (!Array.isArray(roles)) throw new TokenIncomplete('roles');
  if (!isRef(facility)) throw new TokenIncomplete('facility');
  if (typeof exp !== 'number') throw new TokenIncomplete('exp');
  return { ref: refOf(sub, iss ?? ''), roles: roles.filter(isRole), facility, expiresAtMs: exp * 1000 };
};
