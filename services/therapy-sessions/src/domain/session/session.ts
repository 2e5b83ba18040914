import type { SessionCompleted, SessionStarted } from '@continuum/contracts';
import { happenedAt, type Decider } from '@continuum/event-sourcing';
import { minutesBetween } from '@continuum/care-calendar';
import { correct, record } from './attendance.js';
import type { CompleteSession, SessionCommand } from './session.commands.js';
import { SessionAlreadyCompleted, SessionEndsTooEarly, SessionNotStarted } from './session.refusals.js';
import { sessionState, type BegunSession, type Session, type SessionEvent } from './session-state.js';
import { start, type KnownToSession } from './start.js';

/** @throws SessionNotStarted */
const begun = (session: Session, sessionId: string): BegunSession => {
  if (session.status === 'NotStarted') throw new SessionNotStarted(`Session ${sessionId} has not started.`, { sessionId });
  return session;
};

export const complete = (command: CompleteSession, session: Session): SessionCompleted => {
  const { status, roster, marks, lastLeftAt, plannedMinutes: _planned, ...data } = begun(session, command.sessionId);
  const { sessionId, actualStart } = data;
  const actualEnd = happenedAt(command);
  if (status === 'Completed') throw new SessionAlreadyCompleted(`Session ${sessionId} is completed.`, { sessionId });
  const mostMinutes = Math.max(0, ...Object.values(marks).map(({ minutes }) => minutes));
  if (actualEnd <= actualStart || actualEnd < lastLeftAt || minutesBetween(actualStart, actualEnd) < mostMinutes) {
    throw new SessionEndsTooEarly(`Session ${sessionId} cannot end at ${actualEnd}: it began, or a client left it, later.`, { sessionId });
  }

  return { type: 'SessionCompleted', data: { ...sessionData(data), topics: data.topics, actualStart, actualEnd, rosterSize: Object.keys(roster).length } };
};

const sessionData = ({
  sessionId,
  programId,
  modality,
  groupId,
  facilitatorRef,
  day,
  isoWeek,
}: Pick<SessionStarted['data'], 'sessionId' | 'programId' | 'modality' | 'groupId' | 'facilitatorRef' | 'day' | 'isoWeek'>) => ({
  sessionId,
  programId,
  modality,
  facilitatorRef,
  day,
  isoWeek,
  ...(groupId === undefined ? {} : { groupId }),
});

const decide = (command: SessionCommand, session: Session, known: KnownToSession): readonly SessionEvent[] => {
  switch (command.type) {
    case 'StartSession':
      return [start(command, session, known)];
    case 'RecordAttendance':
      return record(command, begun(session, command.sessionId), known.places);
    case 'CorrectAttendance':
      return correct(command, begun(session, command.sessionId));
    case 'CompleteSession':
      return [complete(command, session)];
  }
};

export const session: Decider<SessionCommand, Session, SessionEvent, KnownToSession> = { ...sessionState, decide };
