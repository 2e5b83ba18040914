import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { defaultLimits, streams, type GraduatedFromIOP, type SessionScheduled } from '@continuum/contracts';
import { ClientNotInProgram, SessionNotScheduled, SessionWasCancelled } from './domain/session/session.refusals.js';
import { GraduationNotEvaluated, NotReadyToGraduate } from './domain/graduation/graduation.refusals.js';
import { BeforeAdmission, EnrollmentUnknown } from './domain/place-in-care/place-in-care.js';
import { RiskUnknown } from './domain/safety/safety.js';
import { PlanUnknown } from './domain/treatment-plan/treatment-plan.refusals.js';
import {
  ApprovePlan,
  CompleteSession,
  CorrectAttendance,
  GraduateClient,
  RaiseRisk,
  RecordAttendance,
  RecordGoalProgress,
  RecordOutreach,
  ResolveRisk,
  ReviewPlan,
  ReviseGoal,
  SetGoal,
  StartSession,
} from './index.js';
import { clientAdmitted } from './testing/admitted-client.js';
import { ward } from './testing/ward.js';

const ids = { enrollmentId: 'enrollment-1', clientRef: 'client-1' };
const sessionId = '2026-W10.session-1';
const scheduled: SessionScheduled = {
  type: 'SessionScheduled',
  data: {
    sessionId,
    programId: 'program-1',
    modality: 'individual',
    clientRefs: ['client-1'],
    start: '2026-03-04T14:00:00.000Z',
    plannedMinutes: 180,
    facilitatorRef: 'staff-7',
    delivery: 'in-person',
    isoWeek: '2026-W10',
    day: '2026-03-04',
  },
};
const cancelled = { type: 'SessionCancelled', data: { sessionId, programId: 'program-1', cancelledBy: 'program', reason: 'weather' } };
const week = streams.calendarWeek('facility-north', '2026-W10');
const plan = { ...ids, planId: 'plan-1', problems: [], signedByClient: true, clinicianRef: 'staff-7' };

let facility: Awaited<ReturnType<typeof ward>>;

beforeEach(async () => {
  facility = await ward('2026-03-02T09:00:00.000Z');
  await facility.tell(streams.enrollment('client-1'), clientAdmitted({ prescribedMinutesPerWeek: 420 }));
  await facility.tell(week, scheduled);
});
afterEach(() => facility.close());

const sessionHeld = async (): Promise<void> => {
  const { clock, send } = facility;
  clock.set('2026-03-04T14:00:00.000Z');
  await send(StartSession, { sessionId });
  clock.set('2026-03-04T17:00:00.000Z');
  const attended = { clientRef: 'client-1', arrivedAt: '2026-03-04T14:00:00.000Z', leftAt: '2026-03-04T17:00:00.000Z', mode: 'in-person' as const };
  await send(RecordAttendance, { sessionId, attended: [attended] });
  await send(CompleteSession, { sessionId });
};

/** Everything of R25 but an open risk: attendance, one goal, an assessment, an aftercare plan and a first appointment. */
const almostReady = async (): Promise<void> => {
  const { send, tell } = facility;
  await sessionHeld();
  await send(ApprovePlan, plan);
  await send(SetGoal, { enrollmentId: 'enrollment-1', goalId: 'goal-1', domain: 'coping', target: 9, rating: 2, required: true });
  await send(ReviseGoal, { enrollmentId: 'enrollment-1', goalId: 'goal-1', target: 7 });
  await send(RecordGoalProgress, { enrollmentId: 'enrollment-1', goalId: 'goal-1', rating: 7 });
  await send(ReviewPlan, { enrollmentId: 'enrollment-1', signedByClient: true, clinicianRef: 'staff-7' });
  await send(RaiseRisk, { riskId: 'risk-1', clientRef: 'client-1', level: 'moderate' });
  const assessment = { intakeId: 'intake-1', clientRef: 'client-1', assessmentId: 'assessment-2', edition: 4, ratings: [0, 0, 0, 0, 0] };
  const recommended = { recommended: '1.5', provided: '1.5', assessor: 'staff-7', validUntil: '2026-04-03T14:00:00.000Z' };
  await tell(streams.intake('intake-1'), { type: 'LevelOfCareAssessed', data: { ...assessment, ...recommended } });
  const aftercare = { ...ids, aftercarePlanId: 'aftercare-plan-1' };
  const approved = { planVersion: 1, components: ['outpatient', 'alumni', 'relapse-prevention'], wellnessToolkit: [], approvedAt: '2026-03-04T17:00:00.000Z' };
  const appointment = { linkId: 'link-1', kind: 'outpatient', levelOfCare: '1.5', providerRef: 'provider-1', firstAppointmentAt: '2026-03-10T14:00:00.000Z' };
  await tell(
    streams.aftercarePlan('enrollment-1'),
    { type: 'AftercarePlanApproved', data: { ...aftercare, ...approved } },
    { type: 'ContinuingCareLinked', data: { ...aftercare, ...appointment } },
  );
  await facility.settle();
};

describe('a session', () => {
  it('is held, recorded and corrected', async () => {
    await sessionHeld();
    const { events } = await facility.send(CorrectAttendance, { sessionId, clientRef: 'client-1', newMinutes: 120, reason: 'entry-error' });

    expect(events[0]?.data).toMatchObject({ newMinutes: 120, formerMinutes: 180, enrollmentId: 'enrollment-1', day: '2026-03-04' });
    expect(await facility.typesOf(streams.session(sessionId))).toStrictEqual(['SessionStarted', 'SessionAttended', 'SessionCompleted', 'AttendanceCorrected']);
  });

  it('does not start where nobody scheduled it, or it was cancelled', async () => {
    await expect(facility.send(StartSession, { sessionId: '2026-W10.session-9' })).rejects.toThrow(SessionNotScheduled);
    await expect(facility.send(StartSession, { sessionId: 'session-9' })).rejects.toThrow(SessionNotScheduled);
    await facility.tell(week, cancelled);
    await expect(facility.send(StartSession, { sessionId })).rejects.toThrow(SessionWasCancelled);
  });

  it('is attended by nobody who went on leave since it was scheduled', async () => {
    await facility.tell(streams.enrollment('client-1'), {
      type: 'LeaveOfAbsenceStarted',
      data: { ...ids, reason: 'medical', startedAt: '2026-03-02T09:00:00.000Z' },
    });
    facility.clock.set('2026-03-04T14:00:00.000Z');
    await expect(facility.send(StartSession, { sessionId, clientRefs: ['client-1'] })).rejects.toThrow(ClientNotInProgram);
  });
});

describe('a client who stays away', () => {
  it('is called, proposed for discharge, and left to administration', async () => {
    await facility.settle();
    facility.clock.set('2026-03-04T14:00:00.000Z');
    await facility.send(StartSession, { sessionId });
    await facility.send(RecordAttendance, { sessionId, missed: [{ clientRef: 'client-1', kind: 'no-show' }] });
    await facility.settle();
    facility.clock.set('2026-03-06T09:00:00.000Z');
    await facility.settle();
    await facility.send(RecordOutreach, { ...ids, channel: 'phone', reached: false });
    facility.clock.set('2026-04-06T09:00:00.000Z');
    await facility.settle();

    const alarms = (await facility.factsOf(streams.attendanceWatch('enrollment-1'))).map(({ type, data }) => Reflect.get(data as object, 'kind') ?? type);
    expect(alarms).toStrictEqual(['outreach', 'OutreachRecorded', 'propose-discharge', 'administrative-discharge']);
    expect(await facility.factsOf(streams.treatmentPlan('enrollment-1'))).toMatchObject([{ type: 'TreatmentPlanLapsed', data: { lapse: 'not-approved' } }]);
    expect(facility.refused()).toStrictEqual([]);
  });
});

describe('a client whose policy wants a plan within 1 session', () => {
  const second = { enrollmentId: 'enrollment-2', clientRef: 'client-2' };
  const theirSession = '2026-W10.session-2';
  const limits = { ...defaultLimits, planApprovedWithinSessions: 1 };

  beforeEach(async () => {
    await facility.tell(streams.enrollment('client-2'), clientAdmitted({ ...second, policy: { version: '2', limits } }));
    await facility.tell(week, { ...scheduled, data: { ...scheduled.data, sessionId: theirSession, clientRefs: ['client-2'] } });
  });

  const attendsOnce = async (): Promise<void> => {
    facility.clock.set('2026-03-04T14:00:00.000Z');
    await facility.send(StartSession, { sessionId: theirSession });
    facility.clock.set('2026-03-04T17:00:00.000Z');
    const attended = { clientRef: 'client-2', arrivedAt: '2026-03-04T14:10:00.000Z', leftAt: '2026-03-04T17:00:00.000Z', mode: 'in-person' as const };
    await facility.send(RecordAttendance, { sessionId: theirSession, attended: [attended] });
    await facility.settle();
    facility.clock.set('2026-03-12T09:00:00.000Z');
    await facility.settle();
  };

  it('has it lapse at that session, and not again when the day goes by', async () => {
    await attendsOnce();

    expect(await facility.factsOf(streams.treatmentPlan('enrollment-2'))).toMatchObject([
      { type: 'TreatmentPlanLapsed', data: { ...second, lapse: 'not-approved-in-sessions', dueAt: '2026-03-04T14:10:00.000Z' } },
    ]);
    expect(facility.refused()).toStrictEqual([]);
  });

  it('keeps the plan that was approved before', async () => {
    await facility.send(ApprovePlan, { ...plan, ...second });
    await attendsOnce();

    expect(await facility.typesOf(streams.treatmentPlan('enrollment-2'))).toStrictEqual(['TreatmentPlanApproved']);
  });
});

describe('graduating from the program', () => {
  it('waits until the last criterion is met, and is done once', async () => {
    await almostReady();
    await expect(facility.send(GraduateClient, { enrollmentId: 'enrollment-1' })).rejects.toThrow(NotReadyToGraduate);
    await facility.send(ResolveRisk, { riskId: 'risk-1', clientRef: 'client-1', resolution: 'no-longer-present' });
    await facility.settle();

    const { events } = await facility.send(GraduateClient, { enrollmentId: 'enrollment-1' });
    const expected: GraduatedFromIOP['data'] = {
      ...ids,
      programId: 'program-1',
      graduatedAt: '2026-03-04T17:00:00.000Z',
      criteriaVersion: '1',
      attendedMinutesTotal: 180,
      attendedSessions: 1,
      lengthOfStayDays: 3,
      aftercarePlanId: 'aftercare-plan-1',
      nextLevelOfCare: '1.5',
    };
    expect(events).toMatchObject([{ type: 'GraduatedFromIOP', data: expected }]);
    await expect(facility.send(GraduateClient, { enrollmentId: 'enrollment-1' })).rejects.toThrow('has graduated');
    expect(facility.refused()).toStrictEqual([]);
  });

  it('names the events behind each answer', async () => {
    await almostReady();
    const evaluated = (await facility.factsOf(streams.graduation('enrollment-1'))).at(-1);

    expect(evaluated).toMatchObject({ type: 'GraduationEvaluated', data: { result: 'not-ready' } });
    const criteria = Reflect.get(evaluated?.data as object, 'criteria') as readonly { id: string; met: boolean; evidenceEventIds: readonly string[] }[];
    expect(criteria.filter(({ met }) => !met).map(({ id }) => id)).toStrictEqual(['safety']);
    expect(criteria.every(({ evidenceEventIds }) => evidenceEventIds.length === 1)).toBe(true);
  });
});

describe('what is not known', () => {
  it('is refused as such', async () => {
    const { send } = facility;
    await expect(send(ApprovePlan, { ...plan, enrollmentId: 'enrollment-9' })).rejects.toThrow(EnrollmentUnknown);
    await expect(send(ApprovePlan, { ...plan, occurredAt: '2026-03-02T08:00:00.000Z' })).rejects.toThrow(BeforeAdmission);
    await expect(send(ReviewPlan, { enrollmentId: 'enrollment-9', signedByClient: true, clinicianRef: 'staff-7' })).rejects.toThrow(PlanUnknown);
    await expect(send(GraduateClient, { enrollmentId: 'enrollment-9' })).rejects.toThrow(GraduationNotEvaluated);
    await expect(send(ResolveRisk, { riskId: 'risk-9', clientRef: 'client-1', resolution: 'raised-in-error' })).rejects.toThrow(RiskUnknown);
  });
});
