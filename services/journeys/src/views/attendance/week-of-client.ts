import type { DoseVerdict, MissedKind } from '@continuum/contracts';
import { sundayOf } from '../../calendar/ward-days.js';
import type { AttendanceStay, AttendanceWeek } from './attendance.view.js';

/** One client, one ISO week: the dose against its prescription. */
export interface WeekOfClient {
  readonly clientRef: string;
  readonly enrollmentId: string;
  readonly programId: string;
  readonly isoWeek: string;
  /** Of the closed week as it was counted; of an open one as the schedule says. `null`: no prescription is known. */
  readonly prescribedMinutes: number | null;
  /** Known once the week is closed. */
  readonly scheduledMinutes: number | null;
  readonly attendedMinutes: number;
  readonly attendedDays: number;
  readonly attended: number;
  /** Missed sessions by kind; kinds that did not occur are left out. */
  readonly missed: Readonly<Partial<Record<MissedKind, number>>>;
  /** Absent while the week is open, and until a correction is recounted. */
  readonly verdict?: DoseVerdict;
  /** How many corrections are in these numbers. */
  readonly corrections: number;
}

const prescribedIn = (isoWeek: string, stay: AttendanceStay | undefined): number | null =>
  stay?.prescribed.findLast(({ effectiveFrom }) => effectiveFrom <= sundayOf(isoWeek))?.minutesPerWeek ?? null;

/** A week's row as it is answered. `stay` tells what is prescribed while the week is open. */
export const weekOfClient = (week: AttendanceWeek, stay: AttendanceStay | undefined): WeekOfClient => {
  const { clientRef, enrollmentId, programId, isoWeek, corrections, closed } = week;
  const sessions = Object.values(week.sessions);
  const attendedMinutes = sessions.reduce((sum, { minutes }) => sum + minutes, 0);
  const missed: Partial<Record<MissedKind, number>> = {};
  for (const { status } of sessions) if (status !== 'attended') missed[status] = (missed[status] ?? 0) + 1;
  return {
    clientRef,
    enrollmentId,
    programId,
    isoWeek,
    prescribedMinutes: closed?.prescribedMinutes ?? prescribedIn(isoWeek, stay),
    scheduledMinutes: closed?.scheduledMinutes ?? null,
    attendedMinutes,
    attendedDays: new Set(sessions.filter(({ minutes }) => minutes > 0).map(({ day }) => day)).size,
    attended: sessions.filter(({ status }) => status === 'attended').length,
    missed,
    ...(closed?.attendedMinutes === attendedMinutes ? { verdict: closed.verdict } : {}),
    corrections: corrections.length,
  };
};
