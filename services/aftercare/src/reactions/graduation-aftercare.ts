import {
  isStepDown,
  type ClientAdmitted,
  type ClientDischarged,
  type ContinuingCareLinked,
  type GraduatedFromIOP,
  type LevelOfCare,
  type WarmHandoffCompleted,
} from '@continuum/contracts';
import { derivedId } from '@continuum/event-sourcing';
import { ask, type Asked, type ProcessManager } from '@continuum/messaging';
import { DraftAftercarePlan } from '../domain/aftercare-plan/aftercare-plan.commands.js';
import { OpenFollowUps } from '../domain/follow-ups/follow-ups.commands.js';
import { StepDown, StepUp, TransferOut } from '../domain/journey/journey.commands.js';

type Heard = ClientAdmitted | ContinuingCareLinked | WarmHandoffCompleted | GraduatedFromIOP | ClientDischarged;

interface Link {
  readonly linkId: string;
  readonly level: LevelOfCare;
  readonly providerRef: string;
  readonly isKept: boolean;
}

/** An enrollment on its way out: the level it is at, and the services found to carry the care on, the latest last. */
interface WayOut {
  readonly level: LevelOfCare | null;
  readonly links: readonly Link[];
}

interface Leaving {
  readonly clientRef: string;
  readonly enrollmentId: string;
  readonly from: LevelOfCare;
  readonly to?: LevelOfCare | undefined;
  readonly reason: 'graduated' | 'transferred';
  readonly at: string;
  readonly link: Link | undefined;
}

const leave = ({ clientRef, enrollmentId, from, to, reason, at, link }: Leaving): Asked => {
  const step = { clientRef, enrollmentId, from, occurredAt: at, ...(link === undefined ? {} : { receivingOrg: link.providerRef }) };
  if (to === undefined || to === from) return ask(TransferOut, { ...step, ...(to === undefined ? {} : { to }) });
  if (!isStepDown(from, to)) return ask(StepUp, { ...step, to, cause: 'transferred' });
  return ask(StepDown, { ...step, to, direction: 'outbound', reason, warmHandoff: link?.isKept ?? false });
};

const graduate = (
  { level, links }: WayOut,
  { clientRef, enrollmentId, nextLevelOfCare, graduatedAt, aftercarePlanId }: GraduatedFromIOP['data'],
): readonly Asked[] => {
  const link = links.findLast((one) => one.level === nextLevelOfCare);
  const draft = { aftercarePlanId: derivedId(enrollmentId, 'aftercare plan'), enrollmentId, clientRef, occurredAt: graduatedAt };
  return [
    leave({ clientRef, enrollmentId, from: level ?? '2.1', to: nextLevelOfCare, reason: 'graduated', at: graduatedAt, link }),
    ask(OpenFollowUps, { enrollmentId, clientRef, occurredAt: graduatedAt }),
    ...(aftercarePlanId === undefined ? [ask(DraftAftercarePlan, draft)] : []),
  ];
};

const transfer = ({ links }: WayOut, { clientRef, enrollmentId, levelAtDischarge, dischargedAt }: ClientDischarged['data']): Asked => {
  const link = links.at(-1);
  return leave({ clientRef, enrollmentId, from: levelAtDischarge, to: link?.level, reason: 'transferred', at: dischargedAt, link });
};

/** A graduation, or a discharge by transfer (R26), leads on: a step out of the program to the level that was linked; after a graduation also follow-ups and, where none was drafted, a plan. */
export const graduationAftercare: ProcessManager<Heard, WayOut> = {
  name: 'graduation-aftercare',
  initial: { level: null, links: [] },
  key: ({ data }) => data.enrollmentId,
  on: {
    ClientAdmitted: (state, { data }) => ({ state: { ...state, level: data.levelOfCare } }),
    ContinuingCareLinked: (state, { data: { linkId, levelOfCare, providerRef } }) => ({
      state: { ...state, links: [...state.links.filter((one) => one.linkId !== linkId), { linkId, level: levelOfCare, providerRef, isKept: false }] },
    }),
    WarmHandoffCompleted: (state, { data: { linkId, kept } }) => ({
      state: { ...state, links: state.links.map((one) => (one.linkId === linkId ? { ...one, isKept: kept } : one)) },
    }),
    GraduatedFromIOP: (state, { data }) => ({ commands: graduate(state, data) }),
    ClientDischarged: (state, { data }) => ({ state: null, commands: data.reason === 4 ? [transfer(state, data)] : [] }),
  },
};
