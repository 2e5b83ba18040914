import { describe, expect, it } from '@jest/globals';
import type { GraduatedFromIOP, Recorded } from '@continuum/contracts';
import { recorded } from '@continuum/testing';
import { clientDischarged } from '../../testing/attendance-facts.js';
import { graduationEvaluated } from '../../testing/graduation-evidence.js';
import { graduationReadiness, type GraduationReadinessRow } from './graduation-readiness.view.js';

type Handlers = Record<string, (row: GraduationReadinessRow | undefined, event: Recorded, key: string) => GraduationReadinessRow | null | undefined>;
// A spec hands the view only what its map names.
const handlers = graduationReadiness.on as unknown as Handlers;

const rowsAfter = (...events: readonly Recorded[]): ReadonlyMap<string, GraduationReadinessRow> => {
  const rows = new Map<string, GraduationReadinessRow>();
  for (const event of events) {
    for (const key of graduationReadiness.keys(event as Parameters<typeof graduationReadiness.keys>[0])) {
      const next = handlers[event.type]?.(rows.get(key), event, key);
      if (next === null) rows.delete(key);
      if (next) rows.set(key, next);
    }
  }
  return rows;
};

const notReady = recorded(graduationEvaluated([{ id: 'goals', met: false, evidenceEventIds: ['goal-set-1'] }], { asOf: '2026-04-01T15:00:00.000Z' }), {
  policyversion: '1',
});
const ready = recorded(graduationEvaluated(), { policyversion: '1' });
const graduated = recorded<GraduatedFromIOP>({
  type: 'GraduatedFromIOP',
  data: {
    enrollmentId: 'enrollment-1',
    clientRef: 'client-1',
    programId: 'program-1',
    graduatedAt: '2026-04-06T15:00:00.000Z',
    criteriaVersion: '1',
    attendedMinutesTotal: 1728,
    attendedSessions: 1,
    lengthOfStayDays: 36,
    nextLevelOfCare: '1.5',
  },
});

const row = (evaluated: typeof ready, graduatedAt: string | null = null): GraduationReadinessRow => ({
  facility: 'facility-north',
  ...evaluated.data,
  policyVersion: '1',
  graduatedAt,
});

describe('the readiness for graduation', () => {
  it('shows the criteria of an evaluation with their evidence', () => expect(rowsAfter(notReady)).toStrictEqual(new Map([['enrollment-1', row(notReady)]])));
  it('shows the latest evaluation alone', () => expect(rowsAfter(notReady, ready)).toStrictEqual(new Map([['enrollment-1', row(ready)]])));
  it('shows when the client graduated', () =>
    expect(rowsAfter(ready, graduated)).toStrictEqual(new Map([['enrollment-1', row(ready, '2026-04-06T15:00:00.000Z')]])));
  it('is of no concern once the client is discharged', () => expect(rowsAfter(ready, graduated, clientDischarged())).toStrictEqual(new Map()));
  it('is the same with everything delivered twice', () => {
    const events = [notReady, ready, graduated];
    expect(rowsAfter(...events.flatMap((event) => [event, event]))).toStrictEqual(rowsAfter(...events));
    expect(rowsAfter(...events, clientDischarged(), clientDischarged())).toStrictEqual(new Map());
  });
});
