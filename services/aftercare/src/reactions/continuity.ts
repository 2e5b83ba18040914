import type { ClientAdmitted, JourneyClosed, LevelOfCare, ReceivingServiceSeen, SteppedDown, TransferredOut, WarmHandoffCompleted } from '@continuum/contracts';
import { ask, type Asked, type Deadline, type ProcessManager, type Reaction } from '@continuum/messaging';
import { entryOf } from '@continuum/event-sourcing';
import { startOfDayAfter } from '../domain/enrollments/start-of-day.js';
import { DeclareLostToFollowUp, DetectContinuityGap, RecordReceivingService } from '../domain/journey/journey.commands.js';

type Heard = ClientAdmitted | WarmHandoffCompleted | SteppedDown | TransferredOut | ReceivingServiceSeen | JourneyClosed;

interface Admission {
  readonly programId: string;
  readonly level: LevelOfCare;
  readonly admittedAt: string;
  readonly timeZone: string;
  readonly gapDays: number;
  readonly lostDays: number;
}

interface Seen {
  readonly at: string;
  readonly level: LevelOfCare;
  readonly providerRef: string;
}

interface Continuity {
  readonly clientRef: string;
  readonly admissions: Readonly<Record<string, Admission>>;
  /** By enrollment: the first appointment that was kept with a service linked from it. */
  readonly kept: Readonly<Record<string, Seen>>;
  readonly stepOut: { readonly enrollmentId: string; readonly since: string } | null;
}

const timers = ['continuity-gap', 'lost-to-follow-up'];

const later = (some: string, other: string): string => (some > other ? some : other);

const recordSeen = (clientRef: string, { at, level, providerRef }: Seen, since: string): Asked =>
  ask(RecordReceivingService, { clientRef, level, providerRef, occurredAt: later(at, since) });

/** A limit is passed when the day after its last day begins: seen on day 7 is no gap, on day 8 it is. */
const timersOf = ({ timeZone, gapDays, lostDays }: Admission, since: string): readonly Deadline[] => [
  { name: 'continuity-gap', dueAt: startOfDayAfter(since, gapDays + 1, timeZone) },
  { name: 'lost-to-follow-up', dueAt: startOfDayAfter(since, lostDays + 1, timeZone) },
];

/** Who has seen the client already when the step out is recorded: a linked service, or the program admitted to since. */
const seenAlready = ({ kept, admissions }: Continuity, enrollmentId: string, since: string): Seen | undefined => {
  const [next] = Object.entries(admissions).filter(([id, { admittedAt }]) => id !== enrollmentId && admittedAt >= since);
  return entryOf(kept, enrollmentId) ?? (next && { at: next[1].admittedAt, level: next[1].level, providerRef: next[1].programId });
};

const stepOut = (state: Continuity, clientRef: string, enrollmentId: string, since: string): Reaction<Continuity> => {
  const next = { ...state, clientRef, stepOut: { enrollmentId, since } };
  const seen = seenAlready(state, enrollmentId, since);
  const admission = entryOf(state.admissions, enrollmentId);
  if (seen !== undefined) return { state: next, commands: [recordSeen(clientRef, seen, since)] };
  return { state: next, deadlines: admission === undefined ? [] : timersOf(admission, since) };
};

const admit = (state: Continuity, { enrollmentId, clientRef, ...admitted }: ClientAdmitted['data']): Reaction<Continuity> => {
  const { programId, levelOfCare: level, admittedAt, timeZone, policy } = admitted;
  const admission = { programId, level, admittedAt, timeZone, gapDays: policy.limits.continuityGapDays, lostDays: policy.limits.lostToFollowUpDays };
  const next = { ...state, clientRef, admissions: { ...state.admissions, [enrollmentId]: admission } };
  if (state.stepOut === null || admittedAt < state.stepOut.since) return { state: next };
  return { state: next, commands: [recordSeen(clientRef, { at: admittedAt, level, providerRef: programId }, state.stepOut.since)] };
};

const handOver = (state: Continuity, data: WarmHandoffCompleted['data']): Reaction<Continuity> => {
  const { clientRef, enrollmentId, levelOfCare: level, providerRef, confirmedAt: at, kept } = data;
  if (!kept) return {};
  const seen = { at, level, providerRef };
  if (state.stepOut?.enrollmentId === enrollmentId) return { commands: [recordSeen(clientRef, seen, state.stepOut.since)] };
  return { state: { ...state, clientRef, kept: { [enrollmentId]: seen, ...state.kept } } };
};

/** Follows a client from the step out of a program to the first receiving service, and counts the days between (R27). */
export const continuity: ProcessManager<Heard, Continuity> = {
  name: 'continuity',
  initial: { clientRef: '', admissions: {}, kept: {}, stepOut: null },
  key: ({ data }) => data.clientRef,
  on: {
    ClientAdmitted: (state, { data }) => admit(state, data),
    WarmHandoffCompleted: (state, { data }) => handOver(state, data),
    SteppedDown: (state, { data: { clientRef, enrollmentId, direction, steppedDownAt } }) =>
      direction === 'inbound' || enrollmentId === undefined ? {} : stepOut(state, clientRef, enrollmentId, steppedDownAt),
    TransferredOut: (state, { data }) => stepOut(state, data.clientRef, data.enrollmentId, data.transferredAt),
    ReceivingServiceSeen: (state) => ({ state: { ...state, stepOut: null }, cancel: timers }),
    JourneyClosed: (state) => ({ state: { ...state, stepOut: null }, cancel: timers }),
  },
  due: {
    'continuity-gap': ({ clientRef }, { dueAt }) => ({ commands: [ask(DetectContinuityGap, { clientRef, occurredAt: dueAt })] }),
    'lost-to-follow-up': ({ clientRef }, { dueAt }) => ({ commands: [ask(DeclareLostToFollowUp, { clientRef, occurredAt: dueAt })] }),
  },
};
