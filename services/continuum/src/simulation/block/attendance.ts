import type { AbsenceReason, AttendanceMode, MissedKind, Participation } from '@continuum/contracts';
import { type Dice, type Weighted } from '../population/dice.js';

/** What is charted of one client and one session. Minutes are those of the clock: `late` after the start, `early` before the end. */
export type Mark =
  | { readonly status: 'attended'; readonly late: number; readonly early: number; readonly mode: AttendanceMode; readonly participation: Participation }
  | { readonly status: 'missed'; readonly kind: MissedKind; readonly reason?: AbsenceReason };

/** Assumed: how sessions are missed, and how they are attended (docs/simulation.md). */
const waysToMiss: Weighted<{ kind: MissedKind; reason: AbsenceReason }> = [
  [{ kind: 'no-show', reason: 'unknown' }, 40],
  [{ kind: 'cancelled-late', reason: 'transport' }, 12],
  [{ kind: 'cancelled-late', reason: 'childcare' }, 8],
  [{ kind: 'cancelled-excused', reason: 'work' }, 12],
  [{ kind: 'cancelled-excused', reason: 'court' }, 6],
  [{ kind: 'cancelled-excused', reason: 'school' }, 4],
  [{ kind: 'medical', reason: 'illness' }, 18],
];
const participations: Weighted<Participation> = [
  [1, 3],
  [2, 10],
  [3, 30],
  [4, 37],
  [5, 20],
];
const latePercent = 9;
const earlyPercent = 3;
const telehealthPercent = 8;

export const missed = (dice: Dice): Mark => ({ status: 'missed', ...dice.weighted(waysToMiss) });

export const attended = (dice: Dice): Mark => {
  const late = dice.chance(latePercent / 100) ? dice.whole(3, 35) : 0;
  const early = dice.chance(earlyPercent / 100) ? dice.whole(5, 20) : 0;
  const mode = dice.chance(telehealthPercent / 100) ? 'telehealth' : 'in-person';
  return { status: 'attended', late, early, mode, participation: dice.weighted(participations) };
};

/** There, from the first minute to the last. */
export const attendedWhole: Mark = { status: 'attended', late: 0, early: 0, mode: 'in-person', participation: 4 };

export const stayedAway: Mark = { status: 'missed', kind: 'no-show', reason: 'unknown' };
export const inCustody: Mark = { status: 'missed', kind: 'incarcerated' };

export const minutesOf = (mark: Mark, plannedMinutes: number): number => (mark.status === 'attended' ? plannedMinutes - mark.late - mark.early : 0);
