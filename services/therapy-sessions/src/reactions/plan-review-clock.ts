import type {
  AttendanceCorrected,
  ClientAdmitted,
  ClientDischarged,
  PlanLapse,
  Recorded,
  SessionAttended,
  TreatmentPlanApproved,
  TreatmentPlanReviewed,
} from '@continuum/contracts';
import { plusDays } from '@continuum/care-calendar';
import { ask, type Asked, type Deadline, type ProcessManager, type Reaction } from '@continuum/messaging';
import { LapsePlan } from '../domain/treatment-plan/treatment-plan.commands.js';

type Heard = ClientAdmitted | SessionAttended | AttendanceCorrected | TreatmentPlanApproved | TreatmentPlanReviewed | ClientDischarged;

interface Enrolled {
  readonly enrollmentId: string;
  readonly clientRef: string;
}

/** A client whose plan is not approved yet, under a policy that wants it within so many sessions. */
interface CountingSessions extends Enrolled {
  readonly status: 'CountingSessions';
  readonly approvedWithin: number;
  readonly attended: readonly { readonly sessionId: string; readonly at: string }[];
}

export type PlanWatch = { readonly status: 'NotWatched' } | ({ readonly status: 'Watched' } & Enrolled) | CountingSessions;

const noLongerCounting = ({ enrollmentId, clientRef }: Enrolled): PlanWatch => ({ status: 'Watched', enrollmentId, clientRef });

const lapsed = ({ enrollmentId, clientRef }: Enrolled, lapse: PlanLapse, dueAt: string): Asked =>
  ask(LapsePlan, { enrollmentId, clientRef, lapse, dueAt, occurredAt: dueAt });

const admitted = (watch: PlanWatch, { data }: Recorded<ClientAdmitted>): Reaction<PlanWatch> => {
  if (watch.status !== 'NotWatched') return {};
  const { enrollmentId, clientRef, admittedAt, timeZone, policy } = data;
  const { planApprovedWithinDays, planApprovedWithinSessions: approvedWithin } = policy.limits;
  const enrolled = { enrollmentId, clientRef };
  return {
    state: approvedWithin === null ? noLongerCounting(enrolled) : { status: 'CountingSessions', ...enrolled, approvedWithin, attended: [] },
    deadlines: [{ name: 'approve', dueAt: plusDays(admittedAt, planApprovedWithinDays, timeZone) }],
  };
};

/** The last of the sessions, in the order in which they were, is the one by which the plan was due. */
const attended = (watch: PlanWatch, sessionId: string, at: string): Reaction<PlanWatch> => {
  if (watch.status !== 'CountingSessions' || watch.attended.some((session) => session.sessionId === sessionId)) return {};
  const sessions = [...watch.attended, { sessionId, at }].sort((one, other) => (one.at < other.at ? -1 : 1));
  if (sessions.length < watch.approvedWithin) return { state: { ...watch, attended: sessions } };
  const dueAt = sessions.at(-1)?.at ?? at;
  return { state: noLongerCounting(watch), commands: [lapsed(watch, 'not-approved-in-sessions', dueAt)], cancel: ['approve'] };
};

const corrected = (watch: PlanWatch, { time, data }: Recorded<AttendanceCorrected>): Reaction<PlanWatch> => {
  if ((data.newStatus ?? data.formerStatus) === 'attended') return attended(watch, data.sessionId, time);
  if (watch.status !== 'CountingSessions') return {};
  return { state: { ...watch, attended: watch.attended.filter(({ sessionId }) => sessionId !== data.sessionId) } };
};

const nextReview = (watch: PlanWatch, dueAt: string): Reaction<PlanWatch> => ({
  ...(watch.status === 'CountingSessions' ? { state: noLongerCounting(watch) } : {}),
  deadlines: [{ name: 'review', dueAt }],
  cancel: ['approve'],
});

const goneBy =
  (lapse: PlanLapse) =>
  (watch: PlanWatch, { dueAt }: Deadline): Reaction<PlanWatch> =>
    watch.status === 'NotWatched' ? {} : { state: noLongerCounting(watch), commands: [lapsed(watch, lapse, dueAt)] };

/** R17: a plan is approved within so many days or sessions of admission and reviewed every so many days, else it lapses. */
export const planReviewClock: ProcessManager<Heard, PlanWatch> = {
  name: 'plan-review-clock',
  initial: { status: 'NotWatched' },
  key: ({ data }) => data.enrollmentId,
  on: {
    ClientAdmitted: admitted,
    SessionAttended: (watch, { time, data }) => attended(watch, data.sessionId, time),
    AttendanceCorrected: corrected,
    TreatmentPlanApproved: (watch, { data }) => nextReview(watch, data.nextReviewDue),
    TreatmentPlanReviewed: (watch, { data }) => nextReview(watch, data.nextReviewDue),
    ClientDischarged: () => ({ state: null }),
  },
  due: { approve: goneBy('not-approved'), review: goneBy('not-reviewed') },
};
