import type { AttendanceCorrected, AttendanceStatus, SessionAttended, SessionMissed } from '@continuum/contracts';
import { entryOf, HappensInTheFuture, type Command, type Decided } from '@continuum/event-sourcing';
import { minutesBetween, plusHours } from '@continuum/care-calendar';
import { presentStay, type PlaceInCare, type Stay } from '../place-in-care/place-in-care.js';
import type { ClientWhoAttended, ClientWhoMissed, CorrectAttendance, RecordAttendance } from './session.commands.js';
import {
  AttendanceAlreadyRecorded,
  AttendanceNotRecorded,
  AttendanceOutsideSession,
  ClientNamedTwice,
  ClientNotInProgram,
  ClientNotOnRoster,
  CorrectionContradictsItself,
} from './session.refusals.js';
import { saidAttended, type BegunSession, type Mark } from './session-state.js';

type Places = Readonly<Record<string, PlaceInCare>>;

/** Whose attendance at which session, as every fact about it says. */
const attendance = (session: BegunSession, clientRef: string, enrollmentId: string) => {
  const { sessionId, programId, modality, day, isoWeek } = session;
  return { sessionId, enrollmentId, clientRef, programId, modality, day, isoWeek };
};

/** R16: the client's stay at that instant. @throws ClientNotOnRoster, ClientNotInProgram */
const presentClient = (session: BegunSession, places: Places, clientRef: string, at: string): Stay => {
  const { sessionId, programId, roster } = session;
  if (entryOf(roster, clientRef) === undefined)
    throw new ClientNotOnRoster(`Client ${clientRef} is not on the roster of session ${sessionId}.`, { clientRef, sessionId });
  const stay = presentStay(entryOf(places, clientRef) ?? [], programId, at);
  if (stay === undefined)
    throw new ClientNotInProgram(`Client ${clientRef} was not enrolled in ${programId} at ${at}, or was on leave.`, { clientRef, programId });
  return stay;
};

/** No session is as long as a week; one that nobody ended may look so. */
const mostMinutes = 7 * 24 * 60;

/** R15: nobody attends more than there was. @throws AttendanceOutsideSession, HappensInTheFuture */
const withinSession = (session: BegunSession, { clientRef, arrivedAt, leftAt }: ClientWhoAttended, { order }: Command): void => {
  const { sessionId, actualStart } = session;
  const isAfterEnd = session.status === 'Completed' && leftAt > session.actualEnd;
  if (arrivedAt < actualStart || leftAt <= arrivedAt || isAfterEnd || minutesBetween(arrivedAt, leftAt) > mostMinutes) {
    throw new AttendanceOutsideSession(`Client ${clientRef} cannot have been in session ${sessionId} from ${arrivedAt} to ${leftAt}.`, {
      clientRef,
      sessionId,
    });
  }
  if (leftAt > order.now) throw new HappensInTheFuture(leftAt);
};

const attendedBy = (session: BegunSession, client: ClientWhoAttended, stay: Stay): Decided<SessionAttended> => {
  const { clientRef, arrivedAt, leftAt, mode, participation, goalIds } = client;
  const { policy } = stay;
  return {
    type: 'SessionAttended',
    data: {
      ...attendance(session, clientRef, stay.enrollmentId),
      ...(session.groupId === undefined ? {} : { groupId: session.groupId }),
      arrivedAt,
      leftAt,
      minutesAttended: minutesBetween(arrivedAt, leftAt),
      partial: Date.parse(arrivedAt) - Date.parse(session.actualStart) > policy.limits.lateArrivalMinutes * 60_000,
      mode,
      ...(participation === undefined ? {} : { participation }),
      ...(goalIds === undefined ? {} : { goalIds }),
    },
    time: arrivedAt,
    policyversion: policy.version,
  };
};

const missedBy = (session: BegunSession, { clientRef, kind, reason }: ClientWhoMissed, { enrollmentId, policy }: Stay): Decided<SessionMissed> => {
  const { actualStart, plannedMinutes } = session;
  return {
    type: 'SessionMissed',
    data: {
      ...attendance(session, clientRef, enrollmentId),
      plannedMinutes,
      kind,
      ...(reason === undefined ? {} : { reason }),
      ...(kind === 'no-show' ? { outreachDue: plusHours(actualStart, policy.limits.outreachWithinHours) } : {}),
    },
    time: actualStart,
    policyversion: policy.version,
  };
};

/** R16: once per session. Whether the same was recorded before. @throws AttendanceAlreadyRecorded where something else was */
const isRecorded = ({ sessionId, marks }: BegunSession, clientRef: string, said: string): boolean => {
  const mark = entryOf(marks, clientRef);
  if (mark !== undefined && mark.said !== said) {
    throw new AttendanceAlreadyRecorded(`Attendance of client ${clientRef} at session ${sessionId} is recorded; correct it instead.`, { clientRef, sessionId });
  }
  return mark !== undefined;
};

/** @throws ClientNamedTwice */
const eachNamedOnce = (clientRefs: readonly string[]): void => {
  const twice = clientRefs.find((clientRef, index) => clientRefs.indexOf(clientRef) !== index);
  if (twice !== undefined) throw new ClientNamedTwice(`Client ${twice} is named twice.`, { clientRef: twice });
};

export const record = (command: RecordAttendance, session: BegunSession, places: Places): readonly (SessionAttended | SessionMissed)[] => {
  const { attended = [], missed = [] } = command;
  eachNamedOnce([...attended, ...missed].map(({ clientRef }) => clientRef));

  const present = attended.flatMap((client) => {
    if (isRecorded(session, client.clientRef, saidAttended(client))) return [];
    withinSession(session, client, command);
    return [attendedBy(session, client, presentClient(session, places, client.clientRef, client.arrivedAt))];
  });
  const absent = missed.flatMap((client) =>
    isRecorded(session, client.clientRef, client.kind)
      ? []
      : [missedBy(session, client, presentClient(session, places, client.clientRef, session.actualStart))],
  );
  return [...present, ...absent];
};

/** What holds after the correction. @throws CorrectionContradictsItself */
const meantBy = ({ sessionId, clientRef, newMinutes, newStatus }: CorrectAttendance, mark: Mark): { status: AttendanceStatus; minutes: number } => {
  const status = newStatus ?? mark.status;
  const minutes = newMinutes ?? (status === 'attended' && mark.status === 'attended' ? mark.minutes : undefined);
  const saysNothing = newMinutes === undefined && newStatus === undefined;
  if (saysNothing || (status === 'attended' && minutes === undefined) || (status !== 'attended' && newMinutes !== undefined)) {
    throw new CorrectionContradictsItself(`Minutes go with a session attended, and only with one.`, { sessionId, clientRef });
  }
  return { status, minutes: minutes ?? 0 };
};

export const correct = (command: CorrectAttendance, session: BegunSession): readonly Decided<AttendanceCorrected>[] => {
  const { sessionId, clientRef, reason } = command;
  const mark = entryOf(session.marks, clientRef);
  const enrollmentId = entryOf(session.roster, clientRef);
  if (mark === undefined || enrollmentId === undefined) {
    throw new AttendanceNotRecorded(`Nothing is recorded of client ${clientRef} at session ${sessionId}.`, { clientRef, sessionId });
  }
  const { status, minutes } = meantBy(command, mark);
  const length = minutesBetween(session.actualStart, session.status === 'Completed' ? session.actualEnd : command.order.now);
  if (minutes > length) throw new AttendanceOutsideSession(`Session ${sessionId} lasted ${length} minutes.`, { clientRef, sessionId, length });
  if (status === mark.status && minutes === mark.minutes) return [];

  const changes = { ...(status === 'attended' ? { newMinutes: minutes } : {}), ...(status === mark.status ? {} : { newStatus: status }) };
  const former = { formerMinutes: mark.minutes, formerStatus: mark.status };
  return [
    {
      type: 'AttendanceCorrected',
      data: { ...attendance(session, clientRef, enrollmentId), corrects: mark.factId, ...changes, ...former, reason },
      time: mark.time,
    },
  ];
};
