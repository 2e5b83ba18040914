import { Type, type Static } from '@sinclair/typebox';
import { defineEvent, open, optional, sensitive, type EventOf } from '../definition.js';
import { fixed, list } from '../shapes.js';
import { codes, Instant, Ref } from '../vocabulary.js';

/** What a consent is for (42 CFR part 2). `tpo`: treatment, payment and health care operations. */
export const ConsentKind = codes([
  'tpo',
  'specific',
  'counseling-notes',
  'legal-proceeding',
  'criminal-justice',
  'research',
  'family-participation',
  'alumni-contact',
]);
export type ConsentKind = Static<typeof ConsentKind>;

/** Recipients named as a class. T3: the first only in a TPO consent. */
export const RecipientClass = codes(['treating-providers-plans-payers-and-operators', 'treating-providers']);
export type RecipientClass = Static<typeof RecipientClass>;

export const InformationScope = codes([
  'all-sud-records',
  'diagnosis',
  'assessments',
  'medications',
  'treatment-plan',
  'attendance',
  'progress',
  'test-results',
  'discharge-summary',
  'billing',
  'counseling-notes',
]);
export type InformationScope = Static<typeof InformationScope>;

export const ConsentPurpose = codes([
  'tpo',
  'treatment',
  'payment',
  'operations',
  'legal-proceeding',
  'criminal-justice-monitoring',
  'research',
  'family-involvement',
  'alumni-contact',
  'fundraising',
  'other-named',
]);
export type ConsentPurpose = Static<typeof ConsentPurpose>;

export const ConsentEndingEvent = codes([
  'end-of-treatment',
  'end-of-research-study',
  'final-disposition',
  'end-of-family-participation',
  'end-of-alumni-membership',
]);
export type ConsentEndingEvent = Static<typeof ConsentEndingEvent>;

/** When a consent ends: at an instant, on an event, or not at all (T3: only some kinds may). */
export const ConsentExpiration = Type.Union([
  fixed({ kind: Type.Literal('date'), at: Instant }),
  fixed({ kind: Type.Literal('event'), event: ConsentEndingEvent }),
  fixed({ kind: Type.Literal('none') }),
]);
export type ConsentExpiration = Static<typeof ConsentExpiration>;

export const SignerCapacity = codes(['patient', 'parent', 'guardian', 'personal-representative']);
export type SignerCapacity = Static<typeof SignerCapacity>;

export const SignerAuthority = codes(['parental-rights', 'court-order', 'power-of-attorney', 'statute']);
export type SignerAuthority = Static<typeof SignerAuthority>;

/** An intermediary passes records on to its participants (T7). */
export const ConsentIntermediary = fixed({
  ref: Ref,
  participants: Type.Optional(list(Ref, 100)),
  participantClass: Type.Optional(Type.Literal('treating-providers')),
});
export type ConsentIntermediary = Static<typeof ConsentIntermediary>;

/** What the signed text says; each is required of some consents (T2, T4-T6). */
export const ConsentStatements = fixed({
  revocation: Type.Boolean(),
  redisclosure: Type.Boolean(),
  refusalConsequences: Type.Boolean(),
  hipaaRedisclosure: Type.Boolean(),
  fundraisingOptOut: Type.Boolean(),
});
export type ConsentStatements = Static<typeof ConsentStatements>;

const ofConsent = { consentId: open(Ref), clientRef: open(Ref) };

export const ConsentGranted = defineEvent({
  type: 'ConsentGranted',
  owner: 'intake',
  about: 'The client, or who may sign for them, allows a disclosure in writing (42 CFR 2.31).',
  data: {
    ...ofConsent,
    kind: sensitive(ConsentKind),
    disclosers: sensitive(list(Ref)),
    recipients: sensitive(list(Ref, 100)),
    recipientClass: optional(sensitive(RecipientClass)),
    recipientIsCoveredEntity: sensitive(Type.Boolean(), 'a HIPAA covered entity or its business associate'),
    intermediary: optional(sensitive(ConsentIntermediary)),
    informationScope: sensitive(list(InformationScope)),
    purposes: sensitive(list(ConsentPurpose)),
    expiration: sensitive(ConsentExpiration),
    signer: sensitive(fixed({ capacity: SignerCapacity, authority: Type.Optional(SignerAuthority) })),
    signedAt: open(Instant),
    statements: sensitive(ConsentStatements),
    documentHash: optional(open(Type.String({ pattern: '^[0-9a-f]{64}$' }), 'sha256 of the signed document')),
  },
});
export type ConsentGranted = EventOf<typeof ConsentGranted>;

export const ConsentRevoked = defineEvent({
  type: 'ConsentRevoked',
  owner: 'intake',
  about: 'The client takes the consent back in writing; nothing more is disclosed on it (T14).',
  data: { ...ofConsent, revokedInWritingAt: open(Instant) },
});
export type ConsentRevoked = EventOf<typeof ConsentRevoked>;

export const ConsentExpired = defineEvent({
  type: 'ConsentExpired',
  owner: 'intake',
  about: 'The consent has reached the date or the event at which it ends.',
  data: { ...ofConsent, expiredAt: open(Instant) },
});
export type ConsentExpired = EventOf<typeof ConsentExpired>;
