import { defaultLimits, type ClientAdmitted, type Fact, type Recorded } from '@continuum/contracts';
import type { Fold, Placed } from '@continuum/event-sourcing';
import type { PlaceInCare, Stay } from '../domain/place-in-care/place-in-care.js';

/** Builders for the specs of this service: client-1 of program-1, admitted on Monday 2026-03-02 09:00 UTC, nine hours a week, default policy. */
export const clientAdmitted = (over: Partial<ClientAdmitted['data']> = {}): ClientAdmitted => ({
  type: 'ClientAdmitted',
  data: {
    enrollmentId: 'enrollment-1',
    clientRef: 'client-1',
    programId: 'program-1',
    intakeId: 'intake-1',
    levelOfCare: '2.1',
    pathway: 'primary',
    track: 'SUD',
    ageGroup: 'adult',
    timeZone: 'America/New_York',
    presentingConcerns: [],
    coOccurring: false,
    livingArrangement: 3,
    employment: 1,
    arrests30d: 0,
    selfHelpAttendance30d: 1,
    firstContactAt: '2026-03-02T09:00:00.000Z',
    admittedAt: '2026-03-02T09:00:00.000Z',
    assessmentId: 'assessment-1',
    consentIds: [],
    prescribedMinutesPerWeek: 540,
    prescribedDaysPerWeek: 3,
    policy: { version: '1', limits: defaultLimits },
    ...over,
  },
});

export const stay = (over: Partial<Stay> = {}): Stay => ({
  enrollmentId: 'enrollment-1',
  clientRef: 'client-1',
  programId: 'program-1',
  intakeId: 'intake-1',
  timeZone: 'America/New_York',
  policy: { version: '1', limits: defaultLimits },
  admittedAt: '2026-03-02T09:00:00.000Z',
  dischargedAt: null,
  leaves: [],
  ...over,
});

export const place = (over: Partial<Stay> = {}): PlaceInCare => [stay(over)];

/** The fact as it stands in the log, with what the spec says of its envelope. */
export const recorded = <F extends Fact>(fact: F, over: Partial<Omit<Recorded, 'type' | 'data'>> = {}): Recorded<F> => ({
  id: 'event-1',
  version: 1,
  source: '/services/therapy-sessions',
  subject: 'client-1',
  time: fact.time ?? '2026-03-02T09:00:00.000Z',
  recordedtime: fact.time ?? '2026-03-02T09:00:00.000Z',
  correlationid: 'correlation-1',
  commandid: 'command-1',
  fingerprint: 'fingerprint-1',
  actor: { ref: 'staff-1', role: 'therapist' },
  facility: 'facility-north',
  labels: [],
  position: 1,
  stream: 'stream-1',
  revision: 0,
  ...over,
  type: fact.type,
  data: fact.data,
});

/** What a fold makes of facts that happened at the times given. */
export const folded = <S, F extends Fact>(fold: Fold<S, F>, ...facts: readonly F[]): S =>
  facts.reduce<S>((state, fact, revision) => fold.evolve(state, fact, placedAt(fact, revision)), fold.initial);

const placedAt = (fact: Fact, revision: number): Placed => ({ ...recorded(fact, { id: `event-${revision}`, revision }) });
