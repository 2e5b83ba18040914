import { describe, expect, it } from '@jest/globals';
import { defaultLimits, type TreatmentPlanApproved, type TreatmentPlanReviewed } from '@continuum/contracts';
import { ask } from '@continuum/messaging';
import { LapsePlan } from '../domain/treatment-plan/treatment-plan.commands.js';
import { recorded } from '@continuum/testing';
import { clientAdmitted } from '../testing/admitted-client.js';
import { clientDischarged } from '../testing/attendance-facts.js';
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
const lapsePlan = (dueAt: string) => [ask(LapsePlan, { enrollmentId: 'enrollment-1', clientRef: 'client-1', dueAt, occurredAt: dueAt })];

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
    expect(given(admitted).due('approve', '2026-03-09T08:00:00.000Z').commands).toStrictEqual(lapsePlan('2026-03-09T08:00:00.000Z')));
  it('has the plan lapse when it was not reviewed', () =>
    expect(given(admitted, approved).due('review', '2026-04-03T14:00:00.000Z').commands).toStrictEqual(lapsePlan('2026-04-03T14:00:00.000Z')));
  it('stops at discharge', () => expect(given(admitted, approved).when(clientDischarged())).toStrictEqual({ state: null }));
  it('says nothing of a client it does not watch', () => expect(given().due('review', '2026-04-03T14:00:00.000Z')).toStrictEqual({}));
  it('is moved by nothing that comes twice', () => expect(given(admitted, admitted, approved, approved).state).toStrictEqual(given(admitted, approved).state));
});
