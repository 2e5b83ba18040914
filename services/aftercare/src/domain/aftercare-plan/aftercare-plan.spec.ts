import { describe, it } from '@jest/globals';
import type { AftercarePlanApproved, AftercarePlanDrafted, ContinuingCareLinked, WarmHandoffCompleted } from '@continuum/contracts';
import { specOf } from '@continuum/testing';
import { enrollment, ordered } from '../../testing/builders.js';
import { EnrollmentUnknown } from '../enrollments/client-enrollments.js';
import { ApproveAftercarePlan, ConfirmWarmHandoff, DraftAftercarePlan, LinkService, SignRelapsePreventionPlan } from './aftercare-plan.commands.js';
import {
  AftercarePlanAlreadyDrafted,
  AftercarePlanUnknown,
  AppointmentBeforeLink,
  BeforeAdmission,
  BeforePlanDrafted,
  HandoffAlreadyKept,
  HandoffBeforeLink,
  LinkAlreadyMade,
  LinkUnknown,
} from './aftercare-plan.refusals.js';
import { aftercarePlan } from './aftercare-plan.js';

const ids = { aftercarePlanId: 'plan-1', enrollmentId: 'enrollment-1', clientRef: 'client-1' };
const drafted: AftercarePlanDrafted = { type: 'AftercarePlanDrafted', data: { ...ids, draftedAt: '2026-04-20T14:00:00.000Z' } };
const all = ['outpatient', 'alumni', 'relapse-prevention', 'medication', 'peer-support'] as const;
const approved: AftercarePlanApproved = {
  type: 'AftercarePlanApproved',
  data: { ...ids, planVersion: 1, components: [...all], wellnessToolkit: ['exercise'], approvedAt: '2026-04-27T14:00:00.000Z' },
};
const appointment = { levelOfCare: '1.5', providerRef: 'provider-1', firstAppointmentAt: '2026-05-06T14:00:00.000Z' } as const;
const linked: ContinuingCareLinked & { time: string } = {
  type: 'ContinuingCareLinked',
  data: { ...ids, linkId: 'link-1', kind: 'outpatient', ...appointment },
  time: '2026-04-28T14:00:00.000Z',
};
const handedOver = (kept: boolean): WarmHandoffCompleted => ({
  type: 'WarmHandoffCompleted',
  data: { ...ids, linkId: 'link-1', levelOfCare: '1.5', providerRef: 'provider-1', kept, confirmedAt: '2026-05-06T15:00:00.000Z' },
});

const draft = (over: Partial<DraftAftercarePlan> = {}) => ordered(DraftAftercarePlan, { ...ids, occurredAt: '2026-04-20T14:00:00.000Z', ...over });
const approve = (over: Partial<ApproveAftercarePlan> = {}) =>
  ordered(ApproveAftercarePlan, {
    enrollmentId: 'enrollment-1',
    components: [...all],
    wellnessToolkit: ['exercise'],
    occurredAt: '2026-04-27T14:00:00.000Z',
    ...over,
  });
const link = (over: Partial<LinkService> = {}) =>
  ordered(LinkService, {
    linkId: 'link-1',
    enrollmentId: 'enrollment-1',
    kind: 'outpatient',
    ...appointment,
    occurredAt: '2026-04-28T14:00:00.000Z',
    ...over,
  });
const confirm = (over: Partial<ConfirmWarmHandoff> = {}) =>
  ordered(ConfirmWarmHandoff, { enrollmentId: 'enrollment-1', linkId: 'link-1', kept: true, occurredAt: '2026-05-06T15:00:00.000Z', ...over });

const { given } = specOf(aftercarePlan, [enrollment()]);

describe('drafting an aftercare plan', () => {
  it('begins it', () => given().when(draft()).then([drafted]));
  it('changes nothing when the same plan was begun', () => given(drafted).when(draft()).thenNothing());
  it('is refused when the enrollment has another', () =>
    given(drafted)
      .when(draft({ aftercarePlanId: 'plan-2' }))
      .thenRefused(AftercarePlanAlreadyDrafted));
  it('is refused for an enrollment nobody knows', () =>
    given()
      .when(draft({ enrollmentId: 'enrollment-2' }))
      .thenRefused(EnrollmentUnknown));
  it('may be on the minute of admission', () =>
    given()
      .when(draft({ occurredAt: '2026-03-02T15:00:00.000Z' }))
      .then([{ type: 'AftercarePlanDrafted', data: { ...ids, draftedAt: '2026-03-02T15:00:00.000Z' } }]));
  it('is refused before the admission', () =>
    given()
      .when(draft({ occurredAt: '2026-03-02T14:59:00.000Z' }))
      .thenRefused(BeforeAdmission));
});

describe('approving an aftercare plan', () => {
  it('makes it stand with its five components', () => given(drafted).when(approve()).then([approved]));
  it('replaces it when the components change', () =>
    given(drafted, approved)
      .when(approve({ components: ['relapse-prevention'] }))
      .then([{ type: 'AftercarePlanApproved', data: { ...approved.data, planVersion: 2, components: ['relapse-prevention'] } }]));
  it('changes nothing when the same was approved, in whatever order', () =>
    given(drafted, approved)
      .when(approve({ components: [...all].reverse() }))
      .thenNothing());
  it('is refused where none was drafted', () => given().when(approve()).thenRefused(AftercarePlanUnknown));
  it('is refused before it was drafted', () =>
    given(drafted)
      .when(approve({ occurredAt: '2026-04-20T13:59:00.000Z' }))
      .thenRefused(BeforePlanDrafted));
});

describe('signing a relapse prevention plan', () => {
  const told = { warningSigns: ['isolating'], triggers: ['stress'], strategies: ['call-sponsor'], contacts: 2 } as const;
  const body = {
    enrollmentId: 'enrollment-1',
    warningSigns: [...told.warningSigns],
    triggers: [...told.triggers],
    strategies: [...told.strategies],
    contacts: 2,
  };

  it('records what the client will watch for and do', () =>
    given(drafted)
      .when(ordered(SignRelapsePreventionPlan, { ...body, occurredAt: '2026-04-27T14:00:00.000Z' }))
      .then([
        {
          type: 'RelapsePreventionPlanSigned',
          data: {
            ...ids,
            warningSigns: ['isolating'],
            triggers: ['stress'],
            strategies: ['call-sponsor'],
            contacts: 2,
            signedAt: '2026-04-27T14:00:00.000Z',
          },
        },
      ]));
  it('is refused without an aftercare plan', () => given().when(ordered(SignRelapsePreventionPlan, body)).thenRefused(AftercarePlanUnknown));
});

describe('linking a service', () => {
  it('makes the first appointment', () =>
    given(drafted)
      .when(link())
      .then([{ type: linked.type, data: linked.data }]));
  it('changes nothing when it was linked so before', () => given(drafted, linked).when(link()).thenNothing());
  it('is refused under a link made with another provider', () =>
    given(drafted, linked)
      .when(link({ providerRef: 'provider-2' }))
      .thenRefused(LinkAlreadyMade));
  it('may be for an appointment the same minute', () =>
    given(drafted)
      .when(link({ occurredAt: appointment.firstAppointmentAt }))
      .then([{ type: linked.type, data: linked.data }]));
  it('is refused for an appointment that lies before it', () =>
    given(drafted)
      .when(link({ occurredAt: '2026-05-06T14:01:00.000Z' }))
      .thenRefused(AppointmentBeforeLink));
});

describe('confirming a warm hand-off', () => {
  it('records that the first appointment was kept', () =>
    given(drafted, linked)
      .when(confirm())
      .then([handedOver(true)]));
  it('records that it was not', () =>
    given(drafted, linked)
      .when(confirm({ kept: false }))
      .then([handedOver(false)]));
  it('may tell of a later appointment that was kept after one that was not', () =>
    given(drafted, linked, handedOver(false))
      .when(confirm())
      .then([handedOver(true)]));
  it('changes nothing when told again', () => given(drafted, linked, handedOver(true)).when(confirm()).thenNothing());
  it('cannot be taken back', () =>
    given(drafted, linked, handedOver(true))
      .when(confirm({ kept: false }))
      .thenRefused(HandoffAlreadyKept));
  it('is refused for a service that was not linked', () => given(drafted).when(confirm()).thenRefused(LinkUnknown));
  it('is refused for such a service also under a name that every object knows', () =>
    given(drafted)
      .when(confirm({ linkId: 'constructor' }))
      .thenRefused(LinkUnknown));
  it('of a service whose link the log does not hold makes no link', () => given(drafted, handedOver(true)).when(confirm()).thenRefused(LinkUnknown));
  it('is refused before the service was linked', () =>
    given(drafted, linked)
      .when(confirm({ occurredAt: '2026-04-28T13:59:00.000Z' }))
      .thenRefused(HandoffBeforeLink));
});
