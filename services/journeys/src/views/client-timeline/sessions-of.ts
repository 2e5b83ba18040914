import type { FactNamed, TimelineFact } from './client-timeline.view.js';
import type { Correction, Session, SessionCounts } from './timeline.js';

type Corrected = FactNamed<'AttendanceCorrected'>;

const attended = ({ id: eventId, time: at, data }: FactNamed<'SessionAttended'>): Session => {
  const { sessionId, day, isoWeek, modality, minutesAttended, partial, mode, participation } = data;
  const said: Session = { sessionId, eventId, at, day, isoWeek, modality, status: 'attended', minutes: minutesAttended, partial, mode };
  return participation === undefined ? said : { ...said, participation };
};

const missed = ({ id: eventId, time: at, data: { sessionId, day, isoWeek, modality, kind, plannedMinutes } }: FactNamed<'SessionMissed'>): Session => ({
  sessionId,
  eventId,
  at,
  day,
  isoWeek,
  modality,
  status: kind,
  minutes: 0,
  plannedMinutes,
});

const corrected = (session: Session, { id, recordedtime, data: { newMinutes, newStatus, reason } }: Corrected): Session => {
  const { status: former, minutes: formerMinutes, partial: _judgedBefore, ...rest } = session;
  const status = newStatus ?? former;
  const correction: Correction = { eventId: id, recordedAt: recordedtime, reason, from: { status: former, minutes: formerMinutes } };
  return {
    ...rest,
    status,
    minutes: status === 'attended' ? (newMinutes ?? formerMinutes) : 0,
    corrections: [...(session.corrections ?? []), correction],
  };
};

/** Later corrections hold over earlier ones, in the order in which they were written down. */
const asTheyHold = (sessions: readonly Session[], corrections: readonly Corrected[]): readonly Session[] => {
  if (corrections.length === 0) return sessions;
  const inOrder = corrections.toSorted((a, b) => a.position - b.position);
  return sessions.map((session) => inOrder.filter(({ data }) => data.corrects === session.eventId).reduce(corrected, session));
};

/** The sessions of each enrollment, corrections applied, in the order in which they happened. */
export const sessionsOf = (facts: readonly TimelineFact[]): ReadonlyMap<string, readonly Session[]> => {
  const recorded = new Map<string, Session[]>();
  const corrections: Corrected[] = [];
  const put = (enrollmentId: string, session: Session): void => {
    const others = recorded.get(enrollmentId);
    if (others === undefined) recorded.set(enrollmentId, [session]);
    else others.push(session);
  };
  for (const fact of facts) {
    if (fact.type === 'SessionAttended') put(fact.data.enrollmentId, attended(fact));
    if (fact.type === 'SessionMissed') put(fact.data.enrollmentId, missed(fact));
    if (fact.type === 'AttendanceCorrected') corrections.push(fact);
  }
  return new Map([...recorded].map(([enrollmentId, sessions]) => [enrollmentId, asTheyHold(sessions, corrections)]));
};

const countsAgainst: ReadonlySet<Session['status']> = new Set(['no-show', 'cancelled-late']);

/** How many were attended, missed, and excused (R32). */
export const countsOf = (sessions: readonly Session[]): SessionCounts => {
  let [there, away] = [0, 0];
  for (const { status } of sessions) {
    if (status === 'attended') there += 1;
    else if (countsAgainst.has(status)) away += 1;
  }
  return { attended: there, missed: away, excused: sessions.length - there - away };
};
