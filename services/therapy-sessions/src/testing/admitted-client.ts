import { defaultLimits, type ClientAdmitted, type Fact } from '@continuum/contracts';
import type { Fold, Placed } from '@continuum/event-sourcing';
import { admission, recorded } from '@continuum/testing';
import type { PlaceInCare, Stay } from '../domain/place-in-care/place-in-care.js';

/** Builders for the specs of this service: client-1 of program-1, admitted on Monday 2026-03-02 09:00 UTC, nine hours a week, default policy. */
export const clientAdmitted = (over: Partial<ClientAdmitted['data']> = {}): ClientAdmitted => ({
  type: 'ClientAdmitted',
  data: {
    ...admission,
    firstContactAt: '2026-03-02T09:00:00.000Z',
    admittedAt: '2026-03-02T09:00:00.000Z',
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

/** What a fold makes of facts that happened at the times given. */
export const folded = <S, F extends Fact>(fold: Fold<S, F>, ...facts: readonly F[]): S =>
  facts.reduce<S>((state, fact, revision) => fold.evolve(state, fact, placedAt(fact, revision)), fold.initial);

const placedAt = (fact: Fact, revision: number): Placed => ({ ...recorded(fact, { id: `event-${revision}`, revision }) });
