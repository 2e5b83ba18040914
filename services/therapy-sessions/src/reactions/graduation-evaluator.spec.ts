import { describe, expect, it } from '@jest/globals';
import type {
  AftercarePlanApproved,
  ClientScheduleAssigned,
  ContinuingCareLinked,
  GoalAchieved,
  GoalRevised,
  GoalSet,
  LevelOfCareAssessed,
  SafetyRiskRaised,
  SafetyRiskResolved,
} from '@continuum/contracts';
import { ask } from '@continuum/messaging';
import { EvaluateGraduation } from '../domain/graduation/graduation.commands.js';
import { recorded } from '@continuum/testing';
import { clientAdmitted } from '../testing/admitted-client.js';
import { attendedOn, clientDischarged, correctedOn, missedOn } from '../testing/attendance-facts.js';
import { processOf } from '../testing/process.js';
import { graduationEvaluator } from './graduation-evaluator.js';

const { given } = processOf(graduationEvaluator);
const enrollment = { enrollmentId: 'enrollment-1', clientRef: 'client-1' };
const goal = { ...enrollment, goalId: 'goal-1', domain: 'coping', target: 7 } as const;
const aftercarePlan = { aftercarePlanId: 'aftercare-plan-1', ...enrollment };
const at = (position: number, time = '2026-03-10T09:00:00.000Z') => ({ id: `event-${position}`, position, time });

const admitted = recorded(clientAdmitted(), { ...at(1), time: '2026-03-02T09:00:00.000Z' });
const attended = attendedOn('2026-03-04', {}, { position: 2 });
const goalSet = recorded<GoalSet>({ type: 'GoalSet', data: { ...goal, rating: 2, required: true } }, at(3));
const goalAchieved = recorded<GoalAchieved>({ type: 'GoalAchieved', data: { ...goal, rating: 7, required: true } }, at(4));
const goalRevised = recorded<GoalRevised>({ type: 'GoalRevised', data: { ...goal, target: 8, required: true, reopened: true } }, at(5));
const assessed = (position: number, intakeId = 'intake-1') =>
  recorded<LevelOfCareAssessed>(
    {
      type: 'LevelOfCareAssessed',
      data: {
        intakeId,
        clientRef: 'client-1',
        assessmentId: 'assessment-2',
        edition: 4,
        ratings: [0, 0, 0, 0, 0],
        recommended: '1.7',
        provided: '1.7',
        assessor: 'staff-7',
        validUntil: '2026-04-09T09:00:00.000Z',
      },
    },
    at(position),
  );
const risk = { riskId: 'risk-1', clientRef: 'client-1' };
const riskRaised = recorded<SafetyRiskRaised>({ type: 'SafetyRiskRaised', data: { ...risk, level: 'high', actions: [] } }, at(6));
const riskResolved = recorded<SafetyRiskResolved>({ type: 'SafetyRiskResolved', data: { ...risk, resolution: 'no-longer-present' } }, at(7));
const aftercareApproved = recorded<AftercarePlanApproved>(
  {
    type: 'AftercarePlanApproved',
    data: { ...aftercarePlan, planVersion: 1, components: ['relapse-prevention'], wellnessToolkit: [], approvedAt: '2026-03-10T09:00:00.000Z' },
  },
  at(8),
);
const linked = (firstAppointmentAt: string) =>
  recorded<ContinuingCareLinked>(
    {
      type: 'ContinuingCareLinked',
      data: { ...aftercarePlan, linkId: 'link-1', kind: 'outpatient', levelOfCare: '1.5', providerRef: 'provider-1', firstAppointmentAt },
    },
    at(9),
  );
const scheduled = recorded<ClientScheduleAssigned>(
  {
    type: 'ClientScheduleAssigned',
    data: {
      ...enrollment,
      programId: 'program-1',
      days: ['MO', 'WE', 'FR'],
      minutesPerDay: [210, 210, 210],
      minutesPerWeek: 630,
      effectiveFrom: '2026-03-02',
      isTedsIntensive: true,
      reason: 'admission',
    },
  },
  { ...at(10), time: '2026-03-02T09:00:00.000Z' },
);

const evaluate = (over: Partial<Omit<EvaluateGraduation, 'type' | 'order'>> = {}) =>
  ask(EvaluateGraduation, {
    ...enrollment,
    prescribedMinutes: 694,
    attended: [],
    attendedMinutesTotal: 0,
    attendedSessions: 0,
    goals: [],
    assessment: null,
    risks: [],
    aftercare: null,
    appointments: [],
    occurredAt: '2026-03-10T09:00:00.000Z',
    ...over,
  });

describe('evidence of graduation', () => {
  it('is none at admission', () =>
    expect(given().when(admitted).commands).toStrictEqual([evaluate({ prescribedMinutes: 77, occurredAt: '2026-03-02T09:00:00.000Z' })]));
  it('is a session attended, as of its end', () =>
    expect(given(admitted).when(attended).commands).toStrictEqual([
      evaluate({
        prescribedMinutes: 231,
        attended: [{ eventId: 'attended-2026-03-04', minutes: 180 }],
        attendedMinutesTotal: 180,
        attendedSessions: 1,
        occurredAt: '2026-03-04T17:00:00.000Z',
      }),
    ]));
  it('is weighed again after a session missed', () =>
    expect(given(admitted).when(missedOn('2026-03-04', 'no-show', { position: 2 })).commands).toStrictEqual([
      evaluate({ prescribedMinutes: 231, occurredAt: '2026-03-04T14:00:00.000Z' }),
    ]));
  it('is a correction, as of the latest that is known', () =>
    expect(
      given(admitted, attended).when(correctedOn('2026-03-04', { newMinutes: 60, formerMinutes: 180, formerStatus: 'attended' }, { position: 3 })).commands,
    ).toStrictEqual([
      evaluate({
        prescribedMinutes: 231,
        attended: [{ eventId: 'corrected-2026-03-04', minutes: 60 }],
        attendedMinutesTotal: 60,
        attendedSessions: 1,
        occurredAt: '2026-03-04T17:00:00.000Z',
      }),
    ]));
  it('is a prescription', () =>
    expect(given(admitted).when(scheduled).commands).toStrictEqual([evaluate({ prescribedMinutes: 90, occurredAt: '2026-03-02T09:00:00.000Z' })]));
  it('is a goal set', () =>
    expect(given(admitted).when(goalSet).commands).toStrictEqual([
      evaluate({ goals: [{ goalId: 'goal-1', eventId: 'event-3', required: true, isAchieved: false }] }),
    ]));
  it('is a goal achieved', () =>
    expect(given(admitted, goalSet).when(goalAchieved).commands).toStrictEqual([
      evaluate({ goals: [{ goalId: 'goal-1', eventId: 'event-4', required: true, isAchieved: true }] }),
    ]));
  it('is a goal opened again', () =>
    expect(given(admitted, goalSet, goalAchieved).when(goalRevised).commands).toStrictEqual([
      evaluate({ goals: [{ goalId: 'goal-1', eventId: 'event-5', required: true, isAchieved: false }] }),
    ]));
  it('is the latest assessment of the intake case', () => {
    const assessment = { eventId: 'event-6', recommended: '1.7', validUntil: '2026-04-09T09:00:00.000Z' } as const;
    expect(given(admitted).when(assessed(6)).commands).toStrictEqual([evaluate({ assessment })]);
    expect(given(admitted).when(assessed(6, 'intake-2')).commands).toStrictEqual([]);
  });
  it('is the assessment before admission too', () =>
    expect(given(assessed(6)).when({ ...admitted, position: 7 }).commands).toStrictEqual([
      evaluate({ assessment: { eventId: 'event-6', recommended: '1.7', validUntil: '2026-04-09T09:00:00.000Z' } }),
    ]));
  it('is a risk that is open', () => {
    expect(given(admitted).when(riskRaised).commands).toStrictEqual([evaluate({ risks: [{ riskId: 'risk-1', eventId: 'event-6', level: 'high' }] })]);
    expect(given(admitted, riskRaised).when(riskResolved).commands).toStrictEqual([evaluate()]);
  });
  it('is the aftercare plan', () =>
    expect(given(admitted).when(aftercareApproved).commands).toStrictEqual([
      evaluate({ aftercare: { eventId: 'event-8', aftercarePlanId: 'aftercare-plan-1', components: ['relapse-prevention'] } }),
    ]));
  it('is a first appointment near enough', () =>
    expect(given(admitted).when(linked('2026-03-17T09:00:00.000Z'))).toMatchObject({
      commands: [evaluate({ appointments: [{ eventId: 'event-9', at: '2026-03-17T09:00:00.000Z', levelOfCare: '1.5' }] })],
    }));
  it('is weighed again when an appointment has come near', () => {
    const far = linked('2026-03-31T09:00:00.000Z');
    expect(given(admitted).when(linked('2026-03-17T09:00:00.000Z')).deadlines).toBeUndefined();
    expect(given(admitted).when(far).deadlines).toStrictEqual([{ name: 'weigh:event-9', dueAt: '2026-03-24T09:00:00.000Z' }]);
    expect(given(admitted, far).due('weigh:event-9', '2026-03-24T09:00:00.000Z').commands).toStrictEqual([
      evaluate({
        prescribedMinutes: 1774,
        appointments: [{ eventId: 'event-9', at: '2026-03-31T09:00:00.000Z', levelOfCare: '1.5' }],
        occurredAt: '2026-03-24T09:00:00.000Z',
      }),
    ]);
  });
});

describe('the evaluator of graduation', () => {
  const discharged = clientDischarged({ position: 20, time: '2026-04-03T09:00:00.000Z' });

  it('is over at discharge', () => expect(given(admitted, attended).when(discharged)).toStrictEqual({ state: null }));
  it('remembers a risk that is open beyond it', () =>
    expect(given(admitted, riskRaised, discharged).state).toMatchObject({ courses: {}, risks: { 'risk-1': { level: 'high' } } }));
  it('says nothing of an enrollment that is not open', () =>
    expect(given(admitted, discharged).when(attendedOn('2026-04-06', {}, { position: 21 }))).toStrictEqual({}));
  it('makes nothing of what comes twice', () => {
    expect(given(admitted, attended).when(attended)).toStrictEqual({});
    expect(given(admitted, attended, attended, goalSet, goalSet).state).toStrictEqual(given(admitted, attended, goalSet).state);
  });
  it('keeps no more than the window', () => {
    const days = Array.from({ length: 60 }, (_, day) => new Date(Date.UTC(2026, 2, 3 + day)).toISOString().slice(0, 10));
    const { state } = given(admitted, ...days.map((day, index) => attendedOn(day, {}, { position: 2 + index })));
    expect(state.courses['enrollment-1']?.attended).toHaveLength(28);
    expect(state.courses['enrollment-1']).toMatchObject({ attendedSessions: 60, attendedMinutesTotal: 60 * 180 });
  });
});
