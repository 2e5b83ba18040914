import type { Static } from '@sinclair/typebox';
import { defineEvent, open, optional, sensitive, type EventOf } from '../definition.js';
import { codes, Instant, LevelOfCare, Ref } from '../vocabulary.js';

/** TEDS PSOURCE: 1 individual, 2 alcohol/drug provider, 3 other health, 4 school, 5 employer/EAP, 6 community, 7 court or criminal justice. */
export const ReferralSource = codes([1, 2, 3, 4, 5, 6, 7]);
export type ReferralSource = Static<typeof ReferralSource>;

/** TEDS DETCRIM, where the source is 7: 1 state/federal court, 2 formal adjudication, 3 probation/parole, 4 other legal entity, 5 diversion, 6 prison, 7 DUI/DWI, 8 other. */
export const DetailedCriminalJustice = codes([1, 2, 3, 4, 5, 6, 7, 8]);
export type DetailedCriminalJustice = Static<typeof DetailedCriminalJustice>;

export const ReferralDeclineReason = codes(['not-eligible', 'no-capacity', 'out-of-area', 'client-declined', 'duplicate', 'other']);
export type ReferralDeclineReason = Static<typeof ReferralDeclineReason>;

export const ReferralReceived = defineEvent({
  type: 'ReferralReceived',
  owner: 'intake',
  about: 'Somebody asks that a client be seen by a program.',
  data: {
    referralId: open(Ref),
    clientRef: open(Ref),
    programId: open(Ref),
    source: sensitive(ReferralSource),
    criminalJusticeDetail: optional(sensitive(DetailedCriminalJustice)),
    referringOrg: optional(sensitive(Ref)),
    priorLevelOfCare: optional(sensitive(LevelOfCare)),
    requestedAt: open(Instant),
  },
});
export type ReferralReceived = EventOf<typeof ReferralReceived>;

export const ReferralAccepted = defineEvent({
  type: 'ReferralAccepted',
  owner: 'intake',
  about: 'The program takes the referral up.',
  data: { referralId: open(Ref), clientRef: open(Ref) },
});
export type ReferralAccepted = EventOf<typeof ReferralAccepted>;

export const ReferralDeclined = defineEvent({
  type: 'ReferralDeclined',
  owner: 'intake',
  about: 'The program does not take the referral up, and says where to turn instead.',
  data: { referralId: open(Ref), clientRef: open(Ref), reason: sensitive(ReferralDeclineReason), redirectedTo: optional(open(Ref)) },
});
export type ReferralDeclined = EventOf<typeof ReferralDeclined>;
