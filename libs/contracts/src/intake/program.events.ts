import { Type, type Static } from '@sinclair/typebox';
import { defineEvent, nextVersion, open, optional, type EventOf } from '../definition.js';
import { ProgramLimits } from '../program-policy.js';
import { list } from '../shapes.js';
import { codes, Day, Instant, PolicyVersion, Ref, TimeZone, Track } from '../vocabulary.js';
import { LimitsByDays, withoutLimitOfSessions } from './limits-by-days.js';

/** The levels of care that a program of Continuum provides: 2.1 intensive outpatient, 2.5 partial hospitalization. */
export const ProgramLevel = codes(['2.1', '2.5']);
export type ProgramLevel = Static<typeof ProgramLevel>;

/** Adult from 18 years on; the weekly dose depends on it (R3). */
export const AgeGroup = codes(['adult', 'adolescent']);
export type AgeGroup = Static<typeof AgeGroup>;

export const ProgramDelivery = codes(['in-person', 'telehealth']);
export type ProgramDelivery = Static<typeof ProgramDelivery>;

/** Who accredits or licenses a program: CARF, The Joint Commission, the state. */
export const AccreditationBody = codes(['CARF', 'TJC', 'state']);
export type AccreditationBody = Static<typeof AccreditationBody>;

export const AccreditationLapseCause = codes(['expired', 'withdrawn', 'surrendered']);
export type AccreditationLapseCause = Static<typeof AccreditationLapseCause>;

export const ProgramRegistered = defineEvent({
  type: 'ProgramRegistered',
  owner: 'intake',
  about: 'A program opens its books: its level of care, whom it serves, and the time zone its days are counted in.',
  labels: [],
  data: {
    programId: open(Ref),
    timeZone: open(TimeZone, 'IANA name, such as America/Chicago'),
    levelOfCare: open(ProgramLevel),
    tracks: open(list(Track)),
    populations: open(list(AgeGroup)),
    deliveryModes: open(list(ProgramDelivery)),
    part2: open(Type.Boolean(), 'a Part 2 program: 42 CFR part 2 protects its records of substance use treatment'),
  },
});
export type ProgramRegistered = EventOf<typeof ProgramRegistered>;

const ofPolicy = { programId: open(Ref), policyVersion: open(PolicyVersion) };

const PolicyByDaysPublished = defineEvent({
  type: 'ProgramPolicyPublished',
  owner: 'intake',
  about: 'The numbers by which the program decides, under a version that its decisions name.',
  labels: [],
  data: { ...ofPolicy, limits: open(LimitsByDays), effectiveFrom: open(Instant) },
});
export const ProgramPolicyPublished = nextVersion(PolicyByDaysPublished, {
  data: { ...ofPolicy, limits: open(ProgramLimits), effectiveFrom: open(Instant) },
  upcast: (before) => ({ ...before, limits: withoutLimitOfSessions(before.limits) }),
});
export type ProgramPolicyPublished = EventOf<typeof ProgramPolicyPublished>;

export const AccreditationRecorded = defineEvent({
  type: 'AccreditationRecorded',
  owner: 'intake',
  about: 'The program may treat clients between these days, says the body that accredits it.',
  labels: [],
  data: {
    programId: open(Ref),
    accreditationId: open(Ref),
    body: open(AccreditationBody),
    licenceNo: optional(open(Ref)),
    validFrom: open(Day),
    validTo: open(Day),
  },
});
export type AccreditationRecorded = EventOf<typeof AccreditationRecorded>;

export const AccreditationLapsed = defineEvent({
  type: 'AccreditationLapsed',
  owner: 'intake',
  about: 'An accreditation ran out or was taken back; on it no client is admitted any more.',
  labels: [],
  data: { programId: open(Ref), accreditationId: open(Ref), body: open(AccreditationBody), cause: open(AccreditationLapseCause), lapsedAt: open(Instant) },
});
export type AccreditationLapsed = EventOf<typeof AccreditationLapsed>;
