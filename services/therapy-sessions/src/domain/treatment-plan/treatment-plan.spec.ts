import { describe, it } from '@jest/globals';
import type { PlanLapse, TreatmentPlanApproved, TreatmentPlanLapsed, TreatmentPlanReviewed } from '@continuum/contracts';
import type { Decided } from '@continuum/event-sourcing';
import { order, specOf } from '@continuum/testing';
import { place } from '../../testing/admitted-client.js';
import { BeforeAdmission, EnrollmentNotOpen, EnrollmentUnknown } from '../place-in-care/place-in-care.js';
import { ApprovePlan, LapsePlan, ReviewPlan } from './treatment-plan.commands.js';
import { PlanAlreadyApproved, PlanUnknown, ReviewedBeforeApproval } from './treatment-plan.refusals.js';
import { treatmentPlan } from './treatment-plan.js';

const enrollment = { enrollmentId: 'enrollment-1', clientRef: 'client-1' };
const later = order({ now: '2026-05-01T09:00:00.000Z' });

const approved = (over: Partial<TreatmentPlanApproved['data']> = {}): Decided<TreatmentPlanApproved> => ({
  type: 'TreatmentPlanApproved',
  data: {
    ...enrollment,
    planId: 'plan-1',
    planVersion: 1,
    problems: ['anxiety'],
    signedByClient: true,
    clinicianRef: 'staff-7',
    // Clocks go forward in between: the same time of day in the program's time zone.
    nextReviewDue: '2026-04-03T14:00:00.000Z',
    ...over,
  },
  policyversion: '1',
});
const approvedThen = { ...approved(), time: '2026-03-04T15:00:00.000Z' };
const reviewed: Decided<TreatmentPlanReviewed> = {
  ...approved({ planVersion: 2, nextReviewDue: '2026-05-01T14:00:00.000Z' }),
  type: 'TreatmentPlanReviewed',
};
const lapsed = (over: Partial<TreatmentPlanLapsed['data']> = {}): Decided<TreatmentPlanLapsed> => ({
  type: 'TreatmentPlanLapsed',
  data: { ...enrollment, planId: 'plan-1', lapse: 'not-reviewed', dueAt: '2026-04-03T14:00:00.000Z', ...over },
  policyversion: '1',
});
const neverApproved: Decided<TreatmentPlanLapsed> = {
  type: 'TreatmentPlanLapsed',
  data: { ...enrollment, lapse: 'not-approved', dueAt: '2026-03-09T13:00:00.000Z' },
  policyversion: '1',
};

const approvePlan = (over: Partial<ApprovePlan> = {}): ApprovePlan =>
  Object.assign(
    new ApprovePlan(),
    { ...enrollment, planId: 'plan-1', problems: ['anxiety'], signedByClient: true, clinicianRef: 'staff-7' },
    { occurredAt: '2026-03-04T15:00:00.000Z', order: later },
    over,
  );
const reviewPlan = (over: Partial<ReviewPlan> = {}): ReviewPlan =>
  Object.assign(
    new ReviewPlan(),
    { enrollmentId: 'enrollment-1', signedByClient: true, clinicianRef: 'staff-7', occurredAt: '2026-04-01T14:00:00.000Z', order: later },
    over,
  );
const lapsePlan = (lapse: PlanLapse, dueAt: string): LapsePlan => Object.assign(new LapsePlan(), { ...enrollment, lapse, dueAt, order: later });

const { given } = specOf(treatmentPlan, place());

describe('approving a treatment plan', () => {
  it('sets the first review 30 days on', () => given().when(approvePlan()).then([approved()]));
  it('comes late after the plan lapsed', () => given(neverApproved).when(approvePlan()).then([approved()]));
  it('is refused where there is a plan', () => given(approvedThen).when(approvePlan()).thenRefused(PlanAlreadyApproved));
  it('is refused before admission', () =>
    given()
      .when(approvePlan({ occurredAt: '2026-03-02T08:59:59.999Z' }))
      .thenRefused(BeforeAdmission));
  it('is refused after discharge', () =>
    given()
      .knowing(place({ dischargedAt: '2026-03-04T15:00:00.000Z' }))
      .when(approvePlan())
      .thenRefused(EnrollmentNotOpen));
  it('is refused of an enrollment nobody knows', () => given().knowing([]).when(approvePlan()).thenRefused(EnrollmentUnknown));
});

describe('reviewing a treatment plan', () => {
  it('makes its next version', () => given(approvedThen).when(reviewPlan()).then([reviewed]));
  it('brings a lapsed plan back', () => given(approvedThen, lapsed()).when(reviewPlan()).then([reviewed]));
  it('is refused before the plan stood', () =>
    given(approvedThen)
      .when(reviewPlan({ occurredAt: '2026-03-04T14:59:59.999Z' }))
      .thenRefused(ReviewedBeforeApproval));
  it('is refused where there is no plan', () => given(neverApproved).when(reviewPlan()).thenRefused(PlanUnknown));
});

describe('a treatment plan that was not reviewed in time', () => {
  it('lapses', () => given(approvedThen).when(lapsePlan('not-reviewed', '2026-04-03T14:00:00.000Z')).then([lapsed()]));
  it('does not lapse a moment before', () => given(approvedThen).when(lapsePlan('not-reviewed', '2026-04-03T13:59:59.999Z')).thenNothing());
  it('does not lapse for want of an approval', () => given(approvedThen).when(lapsePlan('not-approved', '2026-04-03T14:00:00.000Z')).thenNothing());
  it('does not lapse where it was reviewed', () => given(approvedThen, reviewed).when(lapsePlan('not-reviewed', '2026-04-03T14:00:00.000Z')).thenNothing());
  it('lapses once', () => given(approvedThen, lapsed()).when(lapsePlan('not-reviewed', '2026-04-03T14:00:00.000Z')).thenNothing());
});

describe('a treatment plan that was never approved', () => {
  it('does not lapse for want of a review', () => given().when(lapsePlan('not-reviewed', '2026-03-09T13:00:00.000Z')).thenNothing());
  it('lapses', () => given().when(lapsePlan('not-approved', '2026-03-09T13:00:00.000Z')).then([neverApproved]));
  it('lapses once', () => given(neverApproved).when(lapsePlan('not-approved', '2026-03-09T13:00:00.000Z')).thenNothing());
  it('lapses no more after discharge', () =>
    given()
      .knowing(place({ dischargedAt: '2026-03-09T13:00:00.000Z' }))
      .when(lapsePlan('not-approved', '2026-03-09T13:00:00.000Z'))
      .thenNothing());
});

describe('a treatment plan that was not approved within the sessions of the policy', () => {
  const atTheSecondSession = lapsePlan('not-approved-in-sessions', '2026-03-04T14:00:00.000Z');
  const inSessions: Decided<TreatmentPlanLapsed> = {
    type: 'TreatmentPlanLapsed',
    data: { ...enrollment, lapse: 'not-approved-in-sessions', dueAt: '2026-03-04T14:00:00.000Z' },
    policyversion: '1',
  };

  it('lapses', () => given().when(atTheSecondSession).then([inSessions]));
  it('lapses once, by whichever limit came first', () => {
    given(inSessions).when(atTheSecondSession).thenNothing();
    given(inSessions).when(lapsePlan('not-approved', '2026-03-09T13:00:00.000Z')).thenNothing();
    given(neverApproved).when(atTheSecondSession).thenNothing();
  });
  it('does not lapse where it was approved in the meantime, however late the session', () =>
    given(approvedThen).when(lapsePlan('not-approved-in-sessions', '2026-04-03T14:00:00.000Z')).thenNothing());
  it('may be approved later', () => given(inSessions).when(approvePlan()).then([approved()]));
  it('lapses no more after discharge', () =>
    given()
      .knowing(place({ dischargedAt: '2026-03-04T15:00:00.000Z' }))
      .when(atTheSecondSession)
      .thenNothing());
});
