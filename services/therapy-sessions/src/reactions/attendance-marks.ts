import { plusDays } from '@continuum/care-calendar';
import type { AttendanceCorrected, AttendanceStatus, ProgramLimits, SessionAttended, SessionMissed } from '@continuum/contracts';

/** How a session counts: there; there for part of it; missed; or left out of the rate (R32). */
export type Counts = 'attended' | 'partial' | 'missed' | 'left-out';

export interface Mark {
  readonly sessionId: string;
  /** When the session was, so that marks stand in its order and not in that of their recording. */
  readonly at: string;
  readonly counts: Counts;
  readonly eventId: string;
}

type RateLimits = Pick<ProgramLimits, 'missedInARow' | 'attendanceRateMinPercent' | 'attendanceWindowDays'>;

/** What the rate is taken of: the stay that began then, in that time zone, under those limits. */
export interface Observed {
  readonly admittedAt: string;
  readonly timeZone: string;
  readonly limits: RateLimits;
}

const countsAs = (status: AttendanceStatus): Counts => {
  switch (status) {
    case 'attended':
      return 'attended';
    case 'no-show':
    case 'cancelled-late':
      return 'missed';
    case 'cancelled-excused':
    case 'medical':
    case 'incarcerated':
    case 'program-cancelled':
      return 'left-out';
  }
};

export const attendedMark = (data: SessionAttended['data'], at: string, eventId: string): Mark => ({
  sessionId: data.sessionId,
  at,
  counts: data.partial ? 'partial' : 'attended',
  eventId,
});

export const missedMark = ({ sessionId, kind }: SessionMissed['data'], at: string, eventId: string): Mark => ({
  sessionId,
  at,
  counts: countsAs(kind),
  eventId,
});

/** A correction of the minutes alone leaves what the session counts as. */
export const correctedMark = (
  former: Mark | undefined,
  { sessionId, newStatus, formerStatus }: AttendanceCorrected['data'],
  at: string,
  eventId: string,
): Mark => ({
  sessionId,
  at,
  counts: newStatus === undefined ? (former?.counts ?? countsAs(formerStatus)) : countsAs(newStatus),
  eventId,
});

const isInRate = ({ counts }: Mark): boolean => counts === 'attended' || counts === 'missed';

/** The marks with this one in its place: those of the window, and as many before it as make a row. */
export const withMark = (marks: readonly Mark[], mark: Mark, { timeZone, limits }: Observed): readonly Mark[] => {
  const all = [...marks.filter(({ sessionId }) => sessionId !== mark.sessionId), mark].sort((one, other) => (one.at < other.at ? -1 : 1));
  const windowStart = plusDays(all.at(-1)?.at ?? mark.at, -limits.attendanceWindowDays, timeZone);
  const row = all.filter(({ counts }) => counts !== 'left-out').slice(-limits.missedInARow);
  return all.filter((each) => each.at > windowStart || row.includes(each));
};

/** The latest misses with no attendance in between; what is left out of the rate neither adds nor breaks. */
const missesInARow = (marks: readonly Mark[]): readonly Mark[] => {
  const counted = marks.filter(({ counts }) => counts !== 'left-out');
  return counted.slice(counted.findLastIndex(({ counts }) => counts !== 'missed') + 1);
};

/** The misses that bring the rate of the window below the policy's; none before the stay has lasted as long as the window. */
const missesBelowRate = (marks: readonly Mark[], { admittedAt, timeZone, limits }: Observed): readonly Mark[] => {
  const latest = marks.at(-1)?.at ?? admittedAt;
  const windowStart = plusDays(latest, -limits.attendanceWindowDays, timeZone);
  if (windowStart < admittedAt) return [];
  const inRate = marks.filter((mark) => mark.at > windowStart && isInRate(mark));
  const missed = inRate.filter(({ counts }) => counts === 'missed');
  return (inRate.length - missed.length) * 100 < inRate.length * limits.attendanceRateMinPercent ? missed : [];
};

/** R20: the misses that call for a review; none where nothing does. */
export const callForReview = (marks: readonly Mark[], observed: Observed): readonly Mark[] => {
  const row = missesInARow(marks);
  return row.length >= observed.limits.missedInARow ? row : missesBelowRate(marks, observed);
};
