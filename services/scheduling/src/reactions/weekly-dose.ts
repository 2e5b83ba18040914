import { boundsOfWeek, isoWeekOf, weekAfter } from '@continuum/care-calendar';
import type {
  AttendanceCorrected,
  AttendanceStatus,
  ClientAdmitted,
  ClientDischarged,
  ClientScheduleAssigned,
  ClientScheduleChanged,
  LeaveOfAbsenceEnded,
  LeaveOfAbsenceStarted,
  SessionAttended,
  SessionMissed,
} from '@continuum/contracts';
import { ask, type Asked, type Deadline, type ProcessManager, type Reaction } from '@continuum/messaging';
import { CloseWeek } from '../domain/client-schedule/client-schedule.commands.js';
import { countOf, withSession, type SessionCount, type SessionsOfWeek } from './session-count.js';

type Heard =
  | ClientAdmitted
  | ClientScheduleAssigned
  | ClientScheduleChanged
  | SessionAttended
  | SessionMissed
  | AttendanceCorrected
  | LeaveOfAbsenceStarted
  | LeaveOfAbsenceEnded
  | ClientDischarged;

interface Counting {
  readonly enrollmentId: string;
  readonly timeZone: string;
  readonly firstWeek: string;
  /** The first week that is not closed yet. */
  readonly openWeek: string;
  /** What was recorded of each session, by ISO week and session. */
  readonly weeks: Readonly<Record<string, SessionsOfWeek>>;
}

type WeeklyDose =
  | { readonly status: 'NotAdmitted' }
  | (Counting & { readonly status: 'InCare' })
  /** Until `lastWeek` is closed weeks still end; corrections are counted ever after. */
  | (Counting & { readonly status: 'Discharged'; readonly lastWeek: string });

const close = ({ enrollmentId, weeks }: Counting, isoWeek: string): Asked => ask(CloseWeek, { enrollmentId, isoWeek, ...countOf(weeks[isoWeek] ?? {}) });

const endOf = (isoWeek: string, timeZone: string): Deadline => ({ name: `close-week:${isoWeek}`, dueAt: boundsOfWeek(isoWeek, timeZone).end });

/** Every closed week from this one on, counted anew. */
const recountFrom = (state: Counting, isoWeek: string): readonly Asked[] => {
  const recounts: Asked[] = [];
  for (let week = isoWeek > state.firstWeek ? isoWeek : state.firstWeek; week < state.openWeek; week = weekAfter(week)) recounts.push(close(state, week));
  return recounts;
};

const recounted = (state: WeeklyDose, from: string): Reaction<WeeklyDose> =>
  state.status === 'NotAdmitted' ? {} : { commands: recountFrom(state, isoWeekOf(from, state.timeZone)) };

const admitted = ({ enrollmentId, admittedAt, timeZone }: ClientAdmitted['data']): Reaction<WeeklyDose> => {
  const firstWeek = isoWeekOf(admittedAt, timeZone);
  return { state: { status: 'InCare', enrollmentId, timeZone, firstWeek, openWeek: firstWeek, weeks: {} }, deadlines: [endOf(firstWeek, timeZone)] };
};

/** A session's latest word; of a week that is closed already it brings a recount. */
const counted = (state: WeeklyDose, isoWeek: string, sessionId: string, count: SessionCount): Reaction<WeeklyDose> => {
  if (state.status === 'NotAdmitted') return {};
  const next = { ...state, weeks: { ...state.weeks, [isoWeek]: withSession(state.weeks[isoWeek], sessionId, count) } };
  return { state: next, commands: isoWeek < state.openWeek ? [close(next, isoWeek)] : [] };
};

const statusAfter = ({ newStatus, newMinutes, formerStatus }: AttendanceCorrected['data']): AttendanceStatus =>
  newStatus ?? (newMinutes === undefined ? formerStatus : 'attended');

/** A session that was attended and now counts as missed keeps the minutes it had as its length. */
const corrected = (state: WeeklyDose, data: AttendanceCorrected['data']): Reaction<WeeklyDose> => {
  if (state.status === 'NotAdmitted') return {};
  const { isoWeek, sessionId, day, newMinutes, formerMinutes } = data;
  const before = state.weeks[isoWeek]?.[sessionId];
  return counted(state, isoWeek, sessionId, { day, status: statusAfter(data), minutes: newMinutes ?? before?.minutes ?? formerMinutes });
};

const discharged = (state: WeeklyDose, { dischargedAt }: ClientDischarged['data']): Reaction<WeeklyDose> => {
  if (state.status === 'NotAdmitted') return {};
  const lastWeek = isoWeekOf(dischargedAt, state.timeZone);
  const next = { ...state, status: 'Discharged' as const, lastWeek };
  return lastWeek >= state.openWeek ? { state: next } : { state: next, commands: recountFrom(state, lastWeek), cancel: [`close-week:${state.openWeek}`] };
};

const weekEnded = (state: WeeklyDose): Reaction<WeeklyDose> => {
  if (state.status === 'NotAdmitted') return {};
  const openWeek = weekAfter(state.openWeek);
  const goesOn = state.status === 'InCare' || openWeek <= state.lastWeek;
  return { state: { ...state, openWeek }, commands: [close(state, state.openWeek)], deadlines: goesOn ? [endOf(openWeek, state.timeZone)] : [] };
};

/** Closes each ISO week of an enrollment as it ends (R3), and again when what was recorded of it changes (PM6). */
export const weeklyDose: ProcessManager<Heard, WeeklyDose> = {
  name: 'weekly-dose',
  initial: { status: 'NotAdmitted' },
  key: ({ data }) => data.enrollmentId,
  on: {
    ClientAdmitted: (state, { data }) => (state.status === 'NotAdmitted' ? admitted(data) : {}),
    ClientScheduleAssigned: (state, { data }) => recounted(state, `${data.effectiveFrom}T12:00:00Z`),
    ClientScheduleChanged: (state, { data }) => recounted(state, `${data.effectiveFrom}T12:00:00Z`),
    SessionAttended: (state, { data: { isoWeek, sessionId, day, minutesAttended: minutes } }) =>
      counted(state, isoWeek, sessionId, { day, minutes, status: 'attended' }),
    SessionMissed: (state, { data: { isoWeek, sessionId, day, plannedMinutes: minutes, kind: status } }) =>
      counted(state, isoWeek, sessionId, { day, minutes, status }),
    AttendanceCorrected: (state, { data }) => corrected(state, data),
    LeaveOfAbsenceStarted: (state, { data }) => recounted(state, data.startedAt),
    LeaveOfAbsenceEnded: (state, { data }) => recounted(state, data.endedAt),
    ClientDischarged: (state, { data }) => discharged(state, data),
  },
  due: { 'close-week': weekEnded },
};
