import { describe, expect, it } from '@jest/globals';
import {
  catalogue,
  defaultLimits,
  type AttendanceCorrected,
  type ClientAdmitted,
  type PlanLapse,
  type TreatmentPlanApproved,
  type TreatmentPlanReviewed,
} from '@continuum/contracts';
import { ask } from '@continuum/messaging';
import { LapsePlan } from '../domain/treatment-plan/treatment-plan.commands.js';
import { recorded } from '@continuum/testing';
import { clientAdmitted } from '../testing/admitted-client.js';
import { attendedOn, clientDischarged, correctedOn } from '../testing/attendance-facts.js';
import { processOf } from '../testing/process.js';
import { planReviewClock } from './plan-review-clock.js';

const { given } = processOf(planReviewClock);
const admitted = recorded(clientAdmitted());
const planOf = (nextReviewDue: string) => ({
  enrollmentId: 'enrollment-1',
  clientRef: 'client-1',
  planId: 'plan-1',
  planVersion: 1,
  problems: [],
  signedByClient: true,
  clinicianRef: 'staff-7',
  nextReviewDue,
});
const approved = recorded<TreatmentPlanApproved>({ type: 'TreatmentPlanApproved', data: planOf('2026-04-03T14:00:00.000Z') });
const reviewed = recorded<TreatmentPlanReviewed>({ type: 'TreatmentPlanReviewed', data: planOf('2026-05-01T14:00:00.000Z') });
const lapsePlan = (lapse: PlanLapse, dueAt: string) => [
  ask(LapsePlan, { enrollmentId: 'enrollment-1', clientRef: 'client-1', lapse, dueAt, occurredAt: dueAt }),
];

describe('the clock of plan reviews', () => {
  it('waits 7 days from admission for an approved plan, at the same time of day there', () =>
    expect(given().when(admitted).deadlines).toStrictEqual([{ name: 'approve', dueAt: '2026-03-09T08:00:00.000Z' }]));
  it('waits as long as the policy says', () =>
    expect(
      given().when(recorded(clientAdmitted({ policy: { version: '2', limits: { ...defaultLimits, planApprovedWithinDays: 3 } } }))).deadlines,
    ).toStrictEqual([{ name: 'approve', dueAt: '2026-03-05T09:00:00.000Z' }]));
  it('then waits for the review', () =>
    expect(given(admitted).when(approved)).toStrictEqual({ deadlines: [{ name: 'review', dueAt: '2026-04-03T14:00:00.000Z' }], cancel: ['approve'] }));
  it('and for the next', () =>
    expect(given(admitted, approved).when(reviewed).deadlines).toStrictEqual([{ name: 'review', dueAt: '2026-05-01T14:00:00.000Z' }]));

  it('has the plan lapse when it was not approved', () =>
    expect(given(admitted).due('approve', '2026-03-09T08:00:00.000Z').commands).toStrictEqual(lapsePlan('not-approved', '2026-03-09T08:00:00.000Z')));
  it('has the plan lapse when it was not reviewed', () =>
    expect(given(admitted, approved).due('review', '2026-04-03T14:00:00.000Z').commands).toStrictEqual(lapsePlan('not-reviewed', '2026-04-03T14:00:00.000Z')));
  it('stops at discharge', () => expect(given(admitted, approved).when(clientDischarged())).toStrictEqual({ state: null }));
  it('says nothing of a client it does not watch', () => expect(given().due('review', '2026-04-03T14:00:00.000Z')).toStrictEqual({}));
  it('is moved by nothing that comes twice', () => expect(given(admitted, admitted, approved, approved).state).toStrictEqual(given(admitted, approved).state));
});

describe('the clock of a policy that wants the plan within 2 sessions', () => {
  const under = (planApprovedWithinSessions: number) =>
    recorded(clientAdmitted({ policy: { version: '2', limits: { ...defaultLimits, planApprovedWithinSessions } } }));
  const admittedForTwo = under(2);
  const [first, second, third] = [attendedOn('2026-03-03'), attendedOn('2026-03-04'), attendedOn('2026-03-05')];
  const said = (newStatus: NonNullable<AttendanceCorrected['data']['newStatus']>, formerStatus: AttendanceCorrected['data']['formerStatus']) => ({
    newStatus,
    formerStatus,
    formerMinutes: formerStatus === 'attended' ? 180 : 0,
  });
  const bySessions = lapsePlan('not-approved-in-sessions', '2026-03-04T14:00:00.000Z');

  it('still waits for the day', () => expect(given().when(admittedForTwo).deadlines).toStrictEqual([{ name: 'approve', dueAt: '2026-03-09T08:00:00.000Z' }]));
  it('asks for nothing at the first session', () => expect(given(admittedForTwo).when(first).commands).toBeUndefined());
  it('has the plan lapse at the second, and waits for the day no longer', () =>
    expect(given(admittedForTwo, first).when(second)).toStrictEqual({
      state: { status: 'Watched', enrollmentId: 'enrollment-1', clientRef: 'client-1' },
      commands: bySessions,
      cancel: ['approve'],
    }));
  it('has it lapse at the first where the policy wants it within 1', () =>
    expect(given(under(1)).when(first).commands).toStrictEqual(lapsePlan('not-approved-in-sessions', '2026-03-03T14:00:00.000Z')));
  it('has it lapse once', () => {
    expect(given(admittedForTwo, first, second).when(third)).toStrictEqual({});
    expect(given(admittedForTwo, first, second).when(second)).toStrictEqual({});
  });
  it('names the later session where the earlier is recorded last', () => expect(given(admittedForTwo, second).when(first).commands).toStrictEqual(bySessions));
  it('counts a session attended for part of it', () =>
    expect(given(admittedForTwo, attendedOn('2026-03-03', { partial: true })).when(second).commands).toStrictEqual(bySessions));
  it('asks for nothing where the plan is approved before the second', () => expect(given(admittedForTwo, first, approved).when(second)).toStrictEqual({}));
  it('has the plan lapse where the day goes by first, and then counts no longer', () =>
    expect(given(admittedForTwo, first).due('approve', '2026-03-09T08:00:00.000Z')).toStrictEqual({
      state: { status: 'Watched', enrollmentId: 'enrollment-1', clientRef: 'client-1' },
      commands: lapsePlan('not-approved', '2026-03-09T08:00:00.000Z'),
    }));
  it('stops at discharge', () => expect(given(admittedForTwo, first, clientDischarged()).when(second)).toStrictEqual({}));
  it('asks for nothing of a client it does not watch', () => {
    expect(given().when(first)).toStrictEqual({});
    expect(given().when(correctedOn('2026-03-03', said('medical', 'attended')))).toStrictEqual({});
  });

  it('counts a session that a correction says was attended', () =>
    expect(given(admittedForTwo, first).when(correctedOn('2026-03-04', said('attended', 'no-show'))).commands).toStrictEqual(bySessions));
  it('counts no session that a correction says was missed', () =>
    expect(given(admittedForTwo, first, correctedOn('2026-03-03', said('no-show', 'attended'))).when(second).commands).toBeUndefined());
  it('counts a session once of which only the minutes were corrected', () =>
    expect(given(admittedForTwo, first).when(correctedOn('2026-03-03', { newMinutes: 90, formerMinutes: 180, formerStatus: 'attended' }))).toStrictEqual({}));
  it('takes no lapse back for a correction', () =>
    expect(given(admittedForTwo, first, second).when(correctedOn('2026-03-04', said('no-show', 'attended')))).toStrictEqual({}));

  it('is moved by nothing that comes twice', () => {
    const missedAfterAll = correctedOn('2026-03-03', said('no-show', 'attended'));
    const thereAfterAll = correctedOn('2026-03-05', said('attended', 'no-show'));
    const once = [admittedForTwo, first, missedAfterAll, second] as const;

    expect(given(...once.flatMap((event) => [event, event])).state).toStrictEqual(given(...once).state);
    expect(given(admittedForTwo, first).when(admittedForTwo)).toStrictEqual({});
    expect(given(...once, thereAfterAll).when(thereAfterAll)).toStrictEqual({});
    expect(given(...once, thereAfterAll, approved, approved).state).toStrictEqual(given(...once, thereAfterAll, approved).state);
  });
});

describe('the clock of a policy that was published before sessions counted', () => {
  it('counts none', () => {
    const { planApprovedWithinSessions: _none, ...limits } = defaultLimits;
    const { data } = clientAdmitted();
    const read = catalogue.upcast({ type: 'ClientAdmitted', version: 1, data: { ...data, policy: { version: '1', limits } } });
    const before = { ...admitted, data: read.data as ClientAdmitted['data'] };

    expect(given(before).state).toStrictEqual({ status: 'Watched', enrollmentId: 'enrollment-1', clientRef: 'client-1' });
    expect(given(before, attendedOn('2026-03-03')).when(attendedOn('2026-03-04'))).toStrictEqual({});
  });
});
