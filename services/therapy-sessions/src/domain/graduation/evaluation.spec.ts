import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { GraduatedFromIOP } from '@continuum/contracts';
import { specOf } from '@continuum/testing';
import { place } from '../../testing/admitted-client.js';
import { evaluateGraduation, graduationEvaluated, ready } from '../../testing/graduation-evidence.js';
import { EnrollmentUnknown } from '../place-in-care/place-in-care.js';
import { EvaluateGraduation } from './graduation.commands.js';
import { graduation } from './graduation.js';
import { nothingStands } from './standing.js';

const { given } = specOf(graduation, { place: place(), standing: nothingStands });
const evaluating = (over: Partial<EvaluateGraduation> = {}) => given().when(evaluateGraduation(over));

describe('evaluating graduation', () => {
  it('finds a client ready who meets each criterion at its limit', () => evaluating().then([graduationEvaluated()]));

  it('asks for 80 percent of the minutes prescribed over the window', () =>
    evaluating({ attended: [{ eventId: 'attended-1', minutes: 1727 }] }).then([
      graduationEvaluated([{ id: 'attendance', met: false, evidenceEventIds: ['attended-1'] }]),
    ]));
  it('finds no share of nothing', () =>
    evaluating({ attended: [], prescribedMinutes: 0, attendedMinutesTotal: 0, attendedSessions: 0 }).then([
      graduationEvaluated([{ id: 'attendance', met: false, evidenceEventIds: [] }], { attendedMinutesTotal: 0, attendedSessions: 0 }),
    ]));
  it('asks for every required goal', () =>
    evaluating({ goals: [{ goalId: 'goal-1', eventId: 'goal-set-1', required: true, isAchieved: false }] }).then([
      graduationEvaluated([{ id: 'goals', met: false, evidenceEventIds: ['goal-set-1'] }]),
    ]));
  it('asks for at least one required goal', () =>
    evaluating({ goals: [{ goalId: 'goal-2', eventId: 'goal-set-2', required: false, isAchieved: true }] }).then([
      graduationEvaluated([{ id: 'goals', met: false, evidenceEventIds: [] }]),
    ]));
  it('asks for an assessment below 2.1', () =>
    evaluating({ assessment: { eventId: 'assessed-2', recommended: '2.1', validUntil: '2026-04-30T00:00:00.000Z' } }).then([
      graduationEvaluated([{ id: 'level-of-care', met: false, evidenceEventIds: ['assessed-2'] }]),
    ]));
  it('takes an assessment on its last instant', () =>
    evaluating({ assessment: { eventId: 'assessed-1', recommended: '1.7', validUntil: '2026-04-06T15:00:00.000Z' } }).then([graduationEvaluated()]));
  it('takes none that is no longer valid', () =>
    evaluating({ assessment: { eventId: 'assessed-1', recommended: '1.7', validUntil: '2026-04-06T14:59:59.999Z' } }).then([
      graduationEvaluated([{ id: 'level-of-care', met: false, evidenceEventIds: ['assessed-1'] }]),
    ]));
  it('asks for no open risk from moderate on', () =>
    evaluating({ risks: [{ riskId: 'risk-1', eventId: 'raised-1', level: 'moderate' }] }).then([
      graduationEvaluated([{ id: 'safety', met: false, evidenceEventIds: ['raised-1'] }]),
    ]));
  it('takes evidence that is left out for none', () => {
    const { assessment: _assessment, aftercare: _aftercare, ...rest } = evaluateGraduation();
    given()
      .when(Object.assign(new EvaluateGraduation(), rest))
      .then([
        graduationEvaluated([
          { id: 'level-of-care', met: false, evidenceEventIds: [] },
          { id: 'aftercare-plan', met: false, evidenceEventIds: [] },
        ]),
      ]);
  });
  it('asks for three components of aftercare', () =>
    evaluating({ aftercare: { eventId: 'aftercare-1', aftercarePlanId: 'aftercare-plan-1', components: ['outpatient', 'relapse-prevention'] } }).then([
      graduationEvaluated([{ id: 'aftercare-plan', met: false, evidenceEventIds: ['aftercare-1'] }]),
    ]));
  it('asks for relapse prevention among them', () =>
    evaluating({ aftercare: { eventId: 'aftercare-1', aftercarePlanId: 'aftercare-plan-1', components: ['outpatient', 'alumni', 'medication'] } }).then([
      graduationEvaluated([{ id: 'aftercare-plan', met: false, evidenceEventIds: ['aftercare-1'] }]),
    ]));
  it('asks for a first appointment no more than 7 days ahead', () =>
    evaluating({ appointments: [{ eventId: 'linked-1', at: '2026-04-13T15:00:00.001Z', levelOfCare: '1.5' }] }).then([
      graduationEvaluated([{ id: 'first-appointment', met: false, evidenceEventIds: ['linked-1'] }]),
    ]));
  it('takes no appointment that has gone by', () =>
    evaluating({ appointments: [{ eventId: 'linked-1', at: '2026-04-06T14:59:59.999Z', levelOfCare: '1.5' }] }).then([
      graduationEvaluated([{ id: 'first-appointment', met: false, evidenceEventIds: [] }]),
    ]));
});

describe('evaluating graduation again', () => {
  it('says nothing where later evidence was weighed already', () =>
    given(graduationEvaluated())
      .when(evaluateGraduation({ goals: [], occurredAt: '2026-04-06T14:59:59.999Z' }))
      .thenNothing());
  const graduated: GraduatedFromIOP = {
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
  };

  it('says nothing where nothing has changed', () =>
    given(graduationEvaluated())
      .when(evaluateGraduation({ occurredAt: '2026-04-06T15:30:00.000Z' }))
      .thenNothing());
  it('tells of other evidence for the same answer', () =>
    given(graduationEvaluated())
      .when(evaluateGraduation({ goals: [...ready.goals, { goalId: 'goal-3', eventId: 'goal-achieved-3', required: true, isAchieved: true }] }))
      .then([graduationEvaluated([{ id: 'goals', met: true, evidenceEventIds: ['goal-achieved-1', 'goal-achieved-3'] }])]));
  it('says nothing once the client has graduated', () => given(graduationEvaluated(), graduated).when(evaluateGraduation()).thenNothing());
  it('says nothing once the client was discharged', () =>
    given()
      .knowing({ place: place({ dischargedAt: '2026-04-06T15:00:00.000Z' }), standing: nothingStands })
      .when(evaluateGraduation())
      .thenNothing());
  it('is refused of an enrollment nobody knows', () =>
    given().knowing({ place: [], standing: nothingStands }).when(evaluateGraduation()).thenRefused(EnrollmentUnknown));
});

describe('the minutes prescribed that an evaluation weighs', () => {
  const faultsOf = (prescribedMinutes: number) => validateSync(plainToInstance(EvaluateGraduation, { ...evaluateGraduation(), prescribedMinutes }));

  it('may be all of the longest window that a policy may have', () => expect(faultsOf(3_650 * 1_440)).toEqual([]));
  it('may be no more', () => expect(faultsOf(3_650 * 1_440 + 1)).toHaveLength(1));
});
