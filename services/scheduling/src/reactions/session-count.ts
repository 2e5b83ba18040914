import type { AttendanceStatus } from '@continuum/contracts';

/** What is recorded of one session and one client: minutes attended, or, where it was missed, minutes planned. */
export interface SessionCount {
  readonly day: string;
  readonly minutes: number;
  readonly status: AttendanceStatus;
}

export type SessionsOfWeek = Readonly<Record<string, SessionCount>>;

interface DayMinutes {
  day: string;
  minutes: number;
}

/** What a week's sessions add up to, as `CloseWeek` takes it. */
export interface WeekCount {
  readonly attended: DayMinutes[];
  readonly excused: DayMinutes[];
  readonly notHeld: string[];
}

/** Missed without the client's doing (R32). */
const excuses: readonly AttendanceStatus[] = ['cancelled-excused', 'medical', 'incarcerated'];

const perDay = (sessions: readonly SessionCount[]): DayMinutes[] => {
  const days = new Map<string, number>();
  for (const { day, minutes } of sessions) days.set(day, (days.get(day) ?? 0) + minutes);
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, minutes]) => ({ day, minutes }));
};

export const countOf = (sessions: SessionsOfWeek): WeekCount => {
  const all = Object.values(sessions);
  return {
    attended: perDay(all.filter(({ status }) => status === 'attended')),
    excused: perDay(all.filter(({ status }) => excuses.includes(status))),
    notHeld: Object.entries(sessions).flatMap(([sessionId, { status }]) => (status === 'program-cancelled' ? [sessionId] : [])),
  };
};

export const withSession = (sessions: SessionsOfWeek = {}, sessionId: string, count: SessionCount): SessionsOfWeek => ({ ...sessions, [sessionId]: count });
