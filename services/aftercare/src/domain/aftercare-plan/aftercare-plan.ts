import type {
  AftercareComponent,
  AftercarePlanApproved,
  AftercarePlanDrafted,
  ContinuingCareLinked,
  RelapsePreventionPlanSigned,
  WarmHandoffCompleted,
  WellnessTool,
} from '@continuum/contracts';
import { entryOf, happenedAt, type Command, type Decider } from '@continuum/event-sourcing';
import { enrollmentNamed, type ClientEnrollments } from '../enrollments/client-enrollments.js';
import type {
  AftercarePlanCommand,
  ApproveAftercarePlan,
  ConfirmWarmHandoff,
  DraftAftercarePlan,
  LinkService,
  SignRelapsePreventionPlan,
} from './aftercare-plan.commands.js';
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

export type AftercarePlanEvent = AftercarePlanDrafted | AftercarePlanApproved | RelapsePreventionPlanSigned | ContinuingCareLinked | WarmHandoffCompleted;

interface Link {
  readonly made: ContinuingCareLinked['data'];
  readonly linkedAt: string;
  /** Whether the first appointment was kept; null until somebody says. */
  readonly kept: boolean | null;
}

interface Begun {
  readonly ids: { readonly aftercarePlanId: string; readonly enrollmentId: string; readonly clientRef: string };
  readonly draftedAt: string;
  readonly links: Readonly<Record<string, Link>>;
}

export type AftercarePlan =
  | { readonly status: 'Unknown' }
  | ({ readonly status: 'Drafted' } & Begun)
  | ({
      readonly status: 'Approved';
      readonly planVersion: number;
      readonly components: readonly AftercareComponent[];
      readonly toolkit: readonly WellnessTool[];
    } & Begun);

type Standing = Exclude<AftercarePlan, { status: 'Unknown' }>;

const standing = (command: Command & { readonly enrollmentId: string }, plan: AftercarePlan): Standing => {
  const { enrollmentId } = command;
  if (plan.status === 'Unknown') throw new AftercarePlanUnknown(`Enrollment ${enrollmentId} has no aftercare plan.`, { enrollmentId });
  if (happenedAt(command) < plan.draftedAt) throw new BeforePlanDrafted(`The aftercare plan of ${enrollmentId} was drafted later.`, { enrollmentId });
  return plan;
};

const linkNamed = (plan: Standing, linkId: string): Link => {
  const link = entryOf(plan.links, linkId);
  if (link === undefined) throw new LinkUnknown(`The aftercare plan has no link ${linkId}.`, { linkId });
  return link;
};

const holdSame = (some: readonly string[], others: readonly string[]): boolean => some.length === others.length && some.every((one) => others.includes(one));

export const draft = (command: DraftAftercarePlan, plan: AftercarePlan, enrollments: ClientEnrollments): readonly AftercarePlanDrafted[] => {
  const { aftercarePlanId, enrollmentId, clientRef } = command;
  const { admittedAt } = enrollmentNamed(enrollments, enrollmentId);
  const draftedAt = happenedAt(command);
  if (plan.status !== 'Unknown' && plan.ids.aftercarePlanId === aftercarePlanId) return [];
  if (plan.status !== 'Unknown') throw new AftercarePlanAlreadyDrafted(`Enrollment ${enrollmentId} has an aftercare plan.`, { enrollmentId });
  if (draftedAt < admittedAt) throw new BeforeAdmission(`Enrollment ${enrollmentId} began later.`, { enrollmentId });

  return [{ type: 'AftercarePlanDrafted', data: { aftercarePlanId, enrollmentId, clientRef, draftedAt } }];
};

export const approve = (command: ApproveAftercarePlan, plan: AftercarePlan): readonly AftercarePlanApproved[] => {
  const before = standing(command, plan);
  const { components, wellnessToolkit } = command;
  if (before.status === 'Approved' && holdSame(components, before.components) && holdSame(wellnessToolkit, before.toolkit)) return [];

  const planVersion = before.status === 'Approved' ? before.planVersion + 1 : 1;
  return [{ type: 'AftercarePlanApproved', data: { ...before.ids, planVersion, components, wellnessToolkit, approvedAt: happenedAt(command) } }];
};

export const sign = (command: SignRelapsePreventionPlan, plan: AftercarePlan): RelapsePreventionPlanSigned => {
  const { ids } = standing(command, plan);
  const { warningSigns, triggers, strategies, contacts } = command;

  return { type: 'RelapsePreventionPlanSigned', data: { ...ids, warningSigns, triggers, strategies, contacts, signedAt: happenedAt(command) } };
};

export const link = (command: LinkService, plan: AftercarePlan): readonly ContinuingCareLinked[] => {
  const { ids, links } = standing(command, plan);
  const { linkId, kind, levelOfCare, providerRef, firstAppointmentAt } = command;
  const made = entryOf(links, linkId)?.made;
  if (made?.providerRef === providerRef && made.kind === kind && made.levelOfCare === levelOfCare && made.firstAppointmentAt === firstAppointmentAt) return [];
  if (made !== undefined) throw new LinkAlreadyMade(`The link ${linkId} was made before.`, { linkId });
  if (firstAppointmentAt < happenedAt(command)) throw new AppointmentBeforeLink(`The first appointment lies before the link ${linkId}.`, { linkId });

  return [{ type: 'ContinuingCareLinked', data: { ...ids, linkId, kind, levelOfCare, providerRef, firstAppointmentAt } }];
};

export const confirmHandoff = (command: ConfirmWarmHandoff, plan: AftercarePlan): readonly WarmHandoffCompleted[] => {
  const before = standing(command, plan);
  const { linkId, kept } = command;
  const { made, linkedAt, kept: keptBefore } = linkNamed(before, linkId);
  const confirmedAt = happenedAt(command);
  if (keptBefore === kept) return [];
  if (keptBefore === true) throw new HandoffAlreadyKept(`The first appointment of ${linkId} was kept.`, { linkId });
  if (confirmedAt < linkedAt) throw new HandoffBeforeLink(`The link ${linkId} was made later.`, { linkId });

  const { levelOfCare, providerRef } = made;
  return [{ type: 'WarmHandoffCompleted', data: { ...before.ids, linkId, levelOfCare, providerRef, kept, confirmedAt } }];
};

const decide = (command: AftercarePlanCommand, plan: AftercarePlan, enrollments: ClientEnrollments): readonly AftercarePlanEvent[] => {
  switch (command.type) {
    case 'DraftAftercarePlan':
      return draft(command, plan, enrollments);
    case 'ApproveAftercarePlan':
      return approve(command, plan);
    case 'SignRelapsePreventionPlan':
      return [sign(command, plan)];
    case 'LinkService':
      return link(command, plan);
    case 'ConfirmWarmHandoff':
      return confirmHandoff(command, plan);
  }
};

const evolve = (plan: AftercarePlan, event: AftercarePlanEvent, { time }: { readonly time: string }): AftercarePlan => {
  if (event.type === 'AftercarePlanDrafted') {
    const { draftedAt, ...ids } = event.data;
    return { status: 'Drafted', ids, draftedAt, links: {} };
  }
  if (plan.status === 'Unknown') return plan;
  switch (event.type) {
    case 'AftercarePlanApproved': {
      const { planVersion, components, wellnessToolkit: toolkit } = event.data;
      return { ...plan, status: 'Approved', planVersion, components, toolkit };
    }
    case 'RelapsePreventionPlanSigned':
      return plan;
    case 'ContinuingCareLinked':
      return { ...plan, links: { ...plan.links, [event.data.linkId]: { made: event.data, linkedAt: time, kept: null } } };
    case 'WarmHandoffCompleted': {
      const { linkId, kept } = event.data;
      const link = entryOf(plan.links, linkId);
      return link === undefined ? plan : { ...plan, links: { ...plan.links, [linkId]: { ...link, kept } } };
    }
  }
};

export const aftercarePlan: Decider<AftercarePlanCommand, AftercarePlan, AftercarePlanEvent, ClientEnrollments> = {
  initial: { status: 'Unknown' },
  decide,
  evolve,
};
