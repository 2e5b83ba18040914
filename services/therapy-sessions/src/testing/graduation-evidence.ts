import type { GraduationEvaluated } from '@continuum/contracts';
import { order } from '@continuum/testing';
import { EvaluateGraduation, GraduateClient } from '../domain/graduation/graduation.commands.js';
import type { Standing, Weighed } from '../domain/graduation/criteria.js';

/** Builders for the specs of graduation: everything that R25 asks for, as of 2026-04-06 15:00 UTC, each at its limit. */
export const ready: Standing = {
  goals: [
    { goalId: 'goal-1', eventId: 'goal-achieved-1', required: true, isAchieved: true },
    { goalId: 'goal-2', eventId: 'goal-set-2', required: false, isAchieved: false },
  ],
  assessment: { eventId: 'assessed-1', recommended: '1.7', validUntil: '2026-04-30T00:00:00.000Z' },
  risks: [{ riskId: 'risk-1', eventId: 'raised-1', level: 'low' }],
  aftercare: { eventId: 'aftercare-1', aftercarePlanId: 'aftercare-plan-1', components: ['outpatient', 'alumni', 'relapse-prevention'] },
  appointments: [{ eventId: 'linked-1', at: '2026-04-13T15:00:00.000Z', levelOfCare: '1.5' }],
};

export const evaluateGraduation = (over: Partial<EvaluateGraduation> = {}): EvaluateGraduation =>
  Object.assign(
    new EvaluateGraduation(),
    { enrollmentId: 'enrollment-1', clientRef: 'client-1', prescribedMinutes: 2160, attended: [{ eventId: 'attended-1', minutes: 1728 }] },
    { attendedMinutesTotal: 1728, attendedSessions: 1, ...ready },
    { occurredAt: '2026-04-06T15:00:00.000Z', order: order({ now: '2026-04-06T16:00:00.000Z' }) },
    over,
  );

export const graduateClient = (over: Partial<GraduateClient> = {}): GraduateClient =>
  Object.assign(
    new GraduateClient(),
    { enrollmentId: 'enrollment-1', occurredAt: '2026-04-06T15:00:00.000Z', order: order({ now: '2026-05-06T16:00:00.000Z' }) },
    over,
  );

const met: readonly Weighed[] = [
  { id: 'attendance', met: true, evidenceEventIds: ['attended-1'] },
  { id: 'goals', met: true, evidenceEventIds: ['goal-achieved-1'] },
  { id: 'level-of-care', met: true, evidenceEventIds: ['assessed-1'] },
  { id: 'safety', met: true, evidenceEventIds: [] },
  { id: 'aftercare-plan', met: true, evidenceEventIds: ['aftercare-1'] },
  { id: 'first-appointment', met: true, evidenceEventIds: ['linked-1'] },
];

/** The evaluation of all that, with the criteria given instead. */
export const graduationEvaluated = (changed: readonly Weighed[] = [], over: Partial<GraduationEvaluated['data']> = {}) => {
  const criteria = met.map((criterion) => changed.find(({ id }) => id === criterion.id) ?? criterion);
  return {
    type: 'GraduationEvaluated',
    data: {
      enrollmentId: 'enrollment-1',
      clientRef: 'client-1',
      programId: 'program-1',
      criteria,
      result: criteria.every((criterion) => criterion.met) ? 'ready' : 'not-ready',
      asOf: '2026-04-06T15:00:00.000Z',
      attendedMinutesTotal: 1728,
      attendedSessions: 1,
      ...over,
    },
    policyversion: '1',
  } as const satisfies GraduationEvaluated & { policyversion: string };
};
