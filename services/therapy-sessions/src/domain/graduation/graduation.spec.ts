import { describe, expect, it } from '@jest/globals';
import { defaultLimits, type AftercarePlanApproved, type ContinuingCareLinked, type GraduatedFromIOP, type LevelOfCareAssessed } from '@continuum/contracts';
import type { Decided } from '@continuum/event-sourcing';
import { specOf } from '@continuum/testing';
import { folded, place } from '../../testing/admitted-client.js';
import { graduateClient, graduationEvaluated, ready } from '../../testing/graduation-evidence.js';
import { EnrollmentNotOpen } from '../place-in-care/place-in-care.js';
import type { Standing } from './criteria.js';
import { graduation } from './graduation.js';
import { AlreadyGraduated, EvaluationTooOld, GraduationBeforeEvaluation, GraduationNotEvaluated, NotReadyToGraduate } from './graduation.refusals.js';
import { aftercareStanding, goalsOf, latestAssessment, nothingStands, openRisksOf } from './standing.js';

const graduated = (over: Partial<GraduatedFromIOP['data']> = {}): Decided<GraduatedFromIOP> => ({
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
    aftercarePlanId: 'aftercare-plan-1',
    nextLevelOfCare: '1.5',
    ...over,
  },
  policyversion: '1',
});
const appointment = { eventId: 'linked-1', at: '2026-04-13T15:00:00.000Z', levelOfCare: '1.5' } as const;

const { given } = specOf(graduation, { place: place(), standing: ready });
const evaluatedReady = given(graduationEvaluated());
const standingNow = (over: Partial<Standing>) => evaluatedReady.knowing({ place: place(), standing: { ...ready, ...over } });

describe('graduating from the program', () => {
  it('crowns the latest evaluation, and counts both days of the stay', () => evaluatedReady.when(graduateClient()).then([graduated()]));

  it('may be as long after the evaluation as the policy says', () =>
    standingNow({ appointments: [appointment] })
      .when(graduateClient({ occurredAt: '2026-04-13T15:00:00.000Z' }))
      .then([graduated({ graduatedAt: '2026-04-13T15:00:00.000Z', lengthOfStayDays: 43 })]));
  it('is refused a moment later', () =>
    standingNow({ appointments: [{ ...appointment, at: '2026-04-14T15:00:00.000Z' }] })
      .when(graduateClient({ occurredAt: '2026-04-13T15:00:00.001Z' }))
      .thenRefused(EvaluationTooOld));
  it('goes by that number of the policy, not by the days that the first appointment may be ahead', () =>
    evaluatedReady
      .knowing({ place: place({ policy: { version: '1', limits: { ...defaultLimits, graduationEvaluationValidDays: 2 } } }), standing: ready })
      .when(graduateClient({ occurredAt: '2026-04-08T15:00:00.001Z' }))
      .thenRefused(EvaluationTooOld));
  it('is refused before the evaluation', () =>
    evaluatedReady.when(graduateClient({ occurredAt: '2026-04-06T14:59:59.999Z' })).thenRefused(GraduationBeforeEvaluation));

  it('is refused where the latest evaluation says not ready', () =>
    given(graduationEvaluated([{ id: 'attendance', met: false, evidenceEventIds: [] }]))
      .when(graduateClient())
      .thenRefused(NotReadyToGraduate));
  it.each<[string, Partial<Standing>]>([
    ['a goal was opened again', { goals: [{ goalId: 'goal-1', eventId: 'goal-revised-1', required: true, isAchieved: false }] }],
    ['a risk was raised', { risks: [{ riskId: 'risk-2', eventId: 'raised-2', level: 'moderate' }] }],
    ['a new assessment recommends 2.1', { assessment: { eventId: 'assessed-2', recommended: '2.1', validUntil: '2026-04-30T00:00:00.000Z' } }],
    ['the aftercare plan was cut down', { aftercare: { eventId: 'aftercare-2', aftercarePlanId: 'aftercare-plan-1', components: ['alumni'] } }],
    ['the appointment has gone by', { appointments: [{ ...appointment, at: '2026-04-06T14:59:59.999Z' }] }],
  ])('is refused where %s since', (_what, over) => standingNow(over).when(graduateClient()).thenRefused(NotReadyToGraduate));

  it('is done once for an enrollment', () => given(graduationEvaluated(), graduated()).when(graduateClient()).thenRefused(AlreadyGraduated));
  it('is refused where nothing was ever evaluated', () =>
    given().knowing({ place: [], standing: nothingStands }).when(graduateClient()).thenRefused(GraduationNotEvaluated));
  it('is refused after discharge', () =>
    evaluatedReady
      .knowing({ place: place({ dischargedAt: '2026-04-06T15:00:00.000Z' }), standing: ready })
      .when(graduateClient())
      .thenRefused(EnrollmentNotOpen));
});

describe('what stands of the evidence', () => {
  const ids = { aftercarePlanId: 'aftercare-plan-1', enrollmentId: 'enrollment-1', clientRef: 'client-1' };
  const assessed = (recommended: '2.1' | '1.7'): LevelOfCareAssessed => ({
    type: 'LevelOfCareAssessed',
    data: {
      intakeId: 'intake-1',
      clientRef: 'client-1',
      assessmentId: 'assessment-1',
      edition: 4,
      ratings: [0, 0, 0, 0, 0],
      recommended,
      provided: recommended,
      assessor: 'staff-7',
      validUntil: '2026-04-30T00:00:00.000Z',
    },
  });
  const approved: AftercarePlanApproved = {
    type: 'AftercarePlanApproved',
    data: { ...ids, planVersion: 1, components: ['alumni'], wellnessToolkit: [], approvedAt: '2026-04-01T15:00:00.000Z' },
  };
  const linked: ContinuingCareLinked = {
    type: 'ContinuingCareLinked',
    data: { ...ids, linkId: 'link-1', kind: 'outpatient', levelOfCare: '1.5', providerRef: 'provider-1', firstAppointmentAt: '2026-04-13T15:00:00.000Z' },
  };

  it('is the latest assessment', () =>
    expect(folded(latestAssessment, assessed('2.1'), assessed('1.7'))).toStrictEqual({
      eventId: 'event-1',
      recommended: '1.7',
      validUntil: '2026-04-30T00:00:00.000Z',
    }));
  it('is the aftercare plan and the appointments made', () =>
    expect(folded(aftercareStanding, approved, linked)).toStrictEqual({
      aftercare: { eventId: 'event-0', aftercarePlanId: 'aftercare-plan-1', components: ['alumni'] },
      appointments: [{ ...appointment, eventId: 'event-1' }],
    }));
  it('is no goal before there is a plan', () => expect(goalsOf({ status: 'None' })).toStrictEqual([]));
  it('is the risks that are open', () =>
    expect(
      openRisksOf({
        'risk-1': { status: 'Open', level: 'high', raisedAt: '2026-04-01T15:00:00.000Z', eventId: 'raised-1' },
        'risk-2': { status: 'Resolved', level: 'high', raisedAt: '2026-04-01T15:00:00.000Z', eventId: 'raised-2' },
      }),
    ).toStrictEqual([{ riskId: 'risk-1', eventId: 'raised-1', level: 'high' }]));
});
