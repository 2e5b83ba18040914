import type {
  AttendanceCorrected,
  ClientAdmitted,
  ClientDischarged,
  LeaveOfAbsenceEnded,
  LeaveOfAbsenceStarted,
  OutreachRecorded,
  Recorded,
  SessionAttended,
  SessionMissed,
} from '@continuum/contracts';
import { plusHours } from '@continuum/care-calendar';
import { ask, type Asked, type Deadline, type ProcessManager, type Reaction } from '@continuum/messaging';
import { RaiseAttendanceAlarm } from '../domain/attendance-watch/attendance-watch.commands.js';
import { inContact, outreachTo, reachedOut, withoutContact, type Watch, type Watched } from './attendance-contact.js';
import { attendedMark, callForReview, correctedMark, missedMark, withMark, type Mark } from './attendance-marks.js';

type Heard =
  ClientAdmitted | SessionAttended | SessionMissed | AttendanceCorrected | OutreachRecorded | LeaveOfAbsenceStarted | LeaveOfAbsenceEnded | ClientDischarged;

const admitted = ({ data }: Recorded<ClientAdmitted>): Reaction<Watch> => {
  const { enrollmentId, clientRef, timeZone, admittedAt, policy } = data;
  const { outreachWithinHours, missedInARow, attendanceRateMinPercent, attendanceWindowDays, noContactDropOutDays, noContactAdministrativeDays } =
    policy.limits;
  const limits = { outreachWithinHours, missedInARow, attendanceRateMinPercent, attendanceWindowDays, noContactDropOutDays, noContactAdministrativeDays };
  const empty = { isOnLeave: false, isUnderReview: false, marks: [], awaitingOutreach: [] };
  const watch: Watched = { status: 'Watched', enrollmentId, clientRef, timeZone, limits, admittedAt, lastContactAt: admittedAt, ...empty };
  return { state: watch, deadlines: withoutContact(watch) };
};

/** R20: a review is called for once, when what calls for it begins. */
const reviewed = (watch: Watched, occurredAt: string): { readonly watch: Watched; readonly commands: readonly Asked[] } => {
  const misses = callForReview(watch.marks, watch);
  const latest = misses.at(-1);
  if (latest === undefined) return { watch: { ...watch, isUnderReview: false }, commands: [] };
  if (watch.isUnderReview) return { watch, commands: [] };
  return { watch: { ...watch, isUnderReview: true }, commands: [alarm(watch, 'review', latest.at, misses, occurredAt)] };
};

const alarm = ({ enrollmentId, clientRef }: Watched, kind: RaiseAttendanceAlarm['kind'], since: string, evidence: readonly Mark[], occurredAt: string): Asked =>
  ask(RaiseAttendanceAlarm, { enrollmentId, clientRef, kind, since, evidenceEventIds: evidence.map(({ eventId }) => eventId), occurredAt });

const attended = (before: Watched, { id, time, recordedtime, data }: Recorded<SessionAttended>): Reaction<Watch> => {
  const marked = { ...before, marks: withMark(before.marks, attendedMark(data, time, id), before) };
  const { watch: contacted, deadlines, cancel } = inContact(marked, time);
  const { watch, commands } = reviewed(contacted, recordedtime);
  return { state: watch, commands, deadlines, cancel };
};

const missed = (before: Watched, { id, time, recordedtime, data }: Recorded<SessionMissed>): Reaction<Watch> => {
  const mark = missedMark(data, time, id);
  const { watch, commands } = reviewed({ ...before, marks: withMark(before.marks, mark, before) }, recordedtime);
  const isAnswered = time < watch.lastContactAt;
  return data.outreachDue === undefined || isAnswered ? { state: watch, commands } : { commands, ...awaiting(watch, mark, data.outreachDue) };
};

const awaiting = (watch: Watched, mark: Mark, dueAt: string): Reaction<Watch> => {
  const others = watch.awaitingOutreach.filter(({ sessionId }) => sessionId !== mark.sessionId);
  return { state: { ...watch, awaitingOutreach: [...others, mark] }, deadlines: [{ name: outreachTo(mark), dueAt }] };
};

const corrected = (before: Watched, { id, time, recordedtime, data }: Recorded<AttendanceCorrected>): Reaction<Watch> => {
  const former = before.marks.find(({ sessionId }) => sessionId === data.sessionId);
  const mark = correctedMark(former, data, time, id);
  const marked = { ...before, marks: withMark(before.marks, mark, before) };
  const wasThere = (data.newStatus ?? data.formerStatus) === 'attended';
  const { watch: contacted, deadlines } = wasThere ? inContact(marked, time) : { watch: marked, deadlines: [] };
  const { watch, commands } = reviewed(contacted, recordedtime);
  if (data.newStatus === 'no-show') return { commands, ...awaiting(watch, mark, plusHours(recordedtime, watch.limits.outreachWithinHours)) };
  if (data.newStatus === undefined) return { state: watch, commands, deadlines };
  const awaitingOutreach = watch.awaitingOutreach.filter(({ sessionId }) => sessionId !== data.sessionId);
  return { state: { ...watch, awaitingOutreach }, commands, deadlines, cancel: [outreachTo(mark)] };
};

const outreach = (before: Watched, { time, data }: Recorded<OutreachRecorded>): Reaction<Watch> => {
  if (data.reached) {
    const { watch, ...deadlines } = inContact(before, time);
    return { state: watch, ...deadlines };
  }
  const { watch, cancel } = reachedOut(before, time);
  return { state: watch, cancel };
};

const leaveEnded = (before: Watched, { time }: Recorded<LeaveOfAbsenceEnded>): Reaction<Watch> => {
  const watch = { ...before, isOnLeave: false, lastContactAt: time > before.lastContactAt ? time : before.lastContactAt };
  return { state: watch, deadlines: withoutContact(watch) };
};

const outreachDue = (watch: Watched, { name, dueAt }: Deadline): Reaction<Watch> => {
  const mark = watch.awaitingOutreach.find((each) => outreachTo(each) === name);
  if (mark === undefined) return {};
  const awaitingOutreach = watch.awaitingOutreach.filter((each) => each !== mark);
  const asked = Object.assign(alarm(watch, 'outreach', mark.at, [mark], dueAt), { sessionId: mark.sessionId });
  return { state: { ...watch, awaitingOutreach }, commands: [asked] };
};

const stayedAway =
  (kind: 'propose-discharge' | 'administrative-discharge') =>
  (watch: Watched, { dueAt }: Deadline): Reaction<Watch> => {
    const misses = watch.marks.filter(({ at, counts }) => counts === 'missed' && at > watch.lastContactAt);
    return watch.isOnLeave ? {} : { commands: [alarm(watch, kind, watch.lastContactAt, misses, dueAt)] };
  };

/** What comes before the admission or after the discharge is nothing to watch. */
const whileWatched =
  <E>(react: (watch: Watched, event: E) => Reaction<Watch>) =>
  (watch: Watch, event: E): Reaction<Watch> =>
    watch.status === 'Watched' ? react(watch, event) : {};

/** PM3: looks after clients who stay away (R20, with the attendance rate of R32). All numbers are the policy's at admission. */
export const attendanceWatcher: ProcessManager<Heard, Watch> = {
  name: 'attendance-watch',
  initial: { status: 'NotWatched' },
  key: ({ data }) => data.enrollmentId,
  on: {
    ClientAdmitted: (_watch, event) => admitted(event),
    SessionAttended: whileWatched(attended),
    SessionMissed: whileWatched(missed),
    AttendanceCorrected: whileWatched(corrected),
    OutreachRecorded: whileWatched(outreach),
    LeaveOfAbsenceStarted: whileWatched((watch) => ({ state: { ...watch, isOnLeave: true }, cancel: ['no-contact', 'administrative'] })),
    LeaveOfAbsenceEnded: whileWatched(leaveEnded),
    ClientDischarged: () => ({ state: null }),
  },
  due: {
    outreach: whileWatched(outreachDue),
    'no-contact': whileWatched(stayedAway('propose-discharge')),
    administrative: whileWatched(stayedAway('administrative-discharge')),
  },
};
