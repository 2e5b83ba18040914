import type { AttendanceCorrected, AttendanceStatus, SessionAttended, SessionCompleted, SessionMissed, SessionStarted } from '@continuum/contracts';
import { entryOf, type Fold, type Placed } from '@continuum/event-sourcing';

export type SessionEvent = SessionStarted | SessionAttended | SessionMissed | AttendanceCorrected | SessionCompleted;

/** What stands of one client and the session. */
export interface Mark {
  /** The SessionAttended or SessionMissed that was recorded, and when that happened. */
  readonly factId: string;
  readonly time: string;
  /** What was recorded, in one word to compare. */
  readonly said: string;
  readonly status: AttendanceStatus;
  readonly minutes: number;
}

interface Begun extends Omit<SessionStarted['data'], 'roster'> {
  /** Enrollment ids by client. */
  readonly roster: Readonly<Record<string, string>>;
  readonly marks: Readonly<Record<string, Mark>>;
  readonly lastLeftAt: string;
}

export type Session =
  { readonly status: 'NotStarted' } | ({ readonly status: 'Running' } & Begun) | ({ readonly status: 'Completed'; readonly actualEnd: string } & Begun);
export type BegunSession = Exclude<Session, { status: 'NotStarted' }>;

const marked = (session: Session, clientRef: string, mark: Mark, lastLeftAt = ''): Session =>
  session.status === 'NotStarted'
    ? session
    : { ...session, marks: { ...session.marks, [clientRef]: mark }, lastLeftAt: lastLeftAt > session.lastLeftAt ? lastLeftAt : session.lastLeftAt };

const corrected = (session: Session, { clientRef, newMinutes, newStatus }: AttendanceCorrected['data']): Session => {
  const mark = session.status === 'NotStarted' ? undefined : entryOf(session.marks, clientRef);
  return mark === undefined ? session : marked(session, clientRef, { ...mark, status: newStatus ?? mark.status, minutes: newMinutes ?? 0 });
};

/** What was said of a client, in one word to compare. */
export const saidAttended = ({ arrivedAt, leftAt, mode }: Pick<SessionAttended['data'], 'arrivedAt' | 'leftAt' | 'mode'>): string =>
  `${mode} ${arrivedAt} ${leftAt}`;

const evolve = (session: Session, event: SessionEvent, { id, time }: Placed): Session => {
  switch (event.type) {
    case 'SessionStarted': {
      const { roster, ...data } = event.data;
      return { status: 'Running', ...data, roster: Object.fromEntries(roster.map((seat) => [seat.clientRef, seat.enrollmentId])), marks: {}, lastLeftAt: '' };
    }
    case 'SessionAttended': {
      const { clientRef, minutesAttended, leftAt } = event.data;
      return marked(session, clientRef, { factId: id, time, said: saidAttended(event.data), status: 'attended', minutes: minutesAttended }, leftAt);
    }
    case 'SessionMissed': {
      const { clientRef, kind } = event.data;
      return marked(session, clientRef, { factId: id, time, said: kind, status: kind, minutes: 0 });
    }
    case 'AttendanceCorrected':
      return corrected(session, event.data);
    case 'SessionCompleted':
      return session.status === 'Running' ? { ...session, status: 'Completed', actualEnd: event.data.actualEnd } : session;
  }
};

export const sessionState: Fold<Session, SessionEvent> = { initial: { status: 'NotStarted' }, evolve };
