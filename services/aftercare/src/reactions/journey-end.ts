import type {
  AlumniGroupAttended,
  ClientAdmitted,
  ClientDischarged,
  FollowUpCompleted,
  JourneyClosed,
  JourneyReopened,
  ReceivingServiceSeen,
  RelapseReported,
} from '@continuum/contracts';
import { ask, type ProcessManager, type Reaction } from '@continuum/messaging';
import { startOfDayAfter } from '../domain/enrollments/start-of-day.js';
import { CloseJourney } from '../domain/journey/journey.commands.js';

type Heard =
  ClientAdmitted | ClientDischarged | ReceivingServiceSeen | FollowUpCompleted | AlumniGroupAttended | RelapseReported | JourneyClosed | JourneyReopened;

interface Contact {
  readonly clientRef: string;
  readonly isEnrolled: boolean;
  readonly timeZone: string;
  readonly closesDays: number;
  readonly lastContactAt: string;
}

const hearFrom = (state: Contact, at: string): Reaction<Contact> => {
  const { isEnrolled, closesDays, timeZone } = state;
  const lastContactAt = at > state.lastContactAt ? at : state.lastContactAt;
  const next = { ...state, lastContactAt };
  if (isEnrolled || closesDays === 0) return { state: next };
  return { state: next, deadlines: [{ name: 'journey-end', dueAt: startOfDayAfter(lastContactAt, closesDays + 1, timeZone) }] };
};

const discharge = (state: Contact, { clientRef, reason, lastContactAt, dischargedAt }: ClientDischarged['data']): Reaction<Contact> => {
  const left = { ...state, isEnrolled: false };
  if (reason === 6) return { state: left, commands: [ask(CloseJourney, { clientRef, outcome: 'deceased', occurredAt: dischargedAt })] };
  return hearFrom(left, lastContactAt);
};

/** A journey ends with a death, or once nobody has heard of a client outside the program for as long as the policy says (R28). */
export const journeyEnd: ProcessManager<Heard, Contact> = {
  name: 'journey-end',
  initial: { clientRef: '', isEnrolled: false, timeZone: 'utc', closesDays: 0, lastContactAt: '' },
  key: ({ data }) => data.clientRef,
  on: {
    ClientAdmitted: (state, { data: { clientRef, timeZone, policy, admittedAt: lastContactAt } }) => ({
      state: { ...state, clientRef, isEnrolled: true, timeZone, closesDays: policy.limits.journeyClosesDays, lastContactAt },
      cancel: ['journey-end'],
    }),
    ClientDischarged: (state, { data }) => discharge(state, data),
    ReceivingServiceSeen: (state, { data }) => hearFrom(state, data.seenAt),
    FollowUpCompleted: (state, { data }) => hearFrom(state, data.completedAt),
    AlumniGroupAttended: (state, { data }) => hearFrom(state, data.attendedAt),
    RelapseReported: (state, { data }) => hearFrom(state, data.reportedAt),
    JourneyReopened: (state, { data }) => hearFrom(state, data.reopenedAt),
    JourneyClosed: () => ({ cancel: ['journey-end'] }),
  },
  due: {
    'journey-end': ({ clientRef }, { dueAt }) => ({ commands: [ask(CloseJourney, { clientRef, outcome: 'no-contact', occurredAt: dueAt })] }),
  },
};
