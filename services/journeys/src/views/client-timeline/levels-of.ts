import type { LevelOfCare } from '@continuum/contracts';
import { dayIn, daysFrom } from '../../calendar/ward-days.js';
import type { TimelineFact } from './client-timeline.view.js';
import type { LevelSpan } from './timeline.js';

interface Stretch {
  readonly level: LevelOfCare;
  readonly from: string;
  to: string | null;
  enrollmentId: string | undefined;
  programId: string | undefined;
}

const isOfAnother = (a: string | undefined, b: string | undefined): boolean => a !== undefined && b !== undefined && a !== b;

/** A client is at one level at a time: the next one ends the one before. Said twice, by the admission and by the journey, it begins once. */
const begin = (stretches: Stretch[], next: Omit<Stretch, 'to'>): void => {
  const same = stretches.find(
    ({ level, from, to, enrollmentId }) => level === next.level && (to === null || from === next.from) && !isOfAnother(enrollmentId, next.enrollmentId),
  );
  if (same === undefined) {
    for (const before of stretches) before.to ??= next.from;
    stretches.push({ ...next, to: null });
    return;
  }
  same.enrollmentId ??= next.enrollmentId;
  same.programId ??= next.programId;
};

const end = (stretches: readonly Stretch[], at: string, isMeant: (stretch: Stretch) => boolean): void => {
  for (const stretch of stretches) if (stretch.to === null && isMeant(stretch)) stretch.to = at;
};

const told = (stretch: Stretch, before: Stretch | undefined, zone: string): LevelSpan => {
  const { level, from, to, enrollmentId, programId } = stretch;
  const gapDays = before?.to == null ? 0 : daysFrom(dayIn(zone, before.to), dayIn(zone, from));
  return {
    level,
    from,
    to,
    days: to === null ? null : daysFrom(dayIn(zone, from), dayIn(zone, to)),
    ...(gapDays > 0 ? { gapDays } : {}),
    ...(enrollmentId === undefined ? {} : { enrollmentId }),
    ...(programId === undefined ? {} : { programId }),
  };
};

/** The levels of care a client went through, across enrollments, from facts in the order in which they happened. */
export const levelsOf = (facts: readonly TimelineFact[], zone: string): readonly LevelSpan[] => {
  const stretches: Stretch[] = [];
  for (const { type, data } of facts) {
    if (type === 'ClientAdmitted') {
      const { levelOfCare, admittedAt, enrollmentId, programId } = data;
      begin(stretches, { level: levelOfCare, from: admittedAt, enrollmentId, programId });
    }
    if (type === 'LevelOfCareStarted') {
      const { level, startedAt, enrollmentId, programId } = data;
      begin(stretches, { level, from: startedAt, enrollmentId, programId });
    }
    if (type === 'ClientDischarged') {
      const { enrollmentId, levelAtDischarge, dischargedAt } = data;
      end(stretches, dischargedAt, (stretch) => stretch.enrollmentId === enrollmentId && stretch.level === levelAtDischarge);
    }
    if (type === 'JourneyClosed') end(stretches, data.closedAt, () => true);
  }
  return stretches.map((stretch, index) => told(stretch, stretches[index - 1], zone));
};
