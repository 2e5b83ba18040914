import { dayIn, daysFrom } from '../../calendar/ward-days.js';
import type { FactNamed, TimelineFact } from './client-timeline.view.js';
import type { ContinuityGap } from './timeline.js';

const opened = ({
  id: eventId,
  time: detectedAt,
  data: { enrollmentId, since, threshold },
}: FactNamed<'ContinuityGapDetected' | 'LostToFollowUp'>): ContinuityGap => ({
  eventId,
  enrollmentId,
  since,
  detectedAt,
  thresholdDays: threshold,
  closedAt: null,
  days: null,
});

const closed = (gap: ContinuityGap, closedAt: string, days: number): ContinuityGap => ({ ...gap, closedAt, days });

/** The gaps in a client's care after a program (R27), closed by the first service seen or by coming back. */
export const gapsOf = (facts: readonly TimelineFact[], zone: string): readonly ContinuityGap[] => {
  let gaps: readonly ContinuityGap[] = [];
  for (const fact of facts) {
    if (fact.type === 'ContinuityGapDetected') gaps = [...gaps, opened(fact)];
    if (fact.type === 'LostToFollowUp') {
      const { enrollmentId } = fact.data;
      if (!gaps.some((gap) => gap.enrollmentId === enrollmentId)) gaps = [...gaps, opened(fact)];
      gaps = gaps.map((gap) => (gap.enrollmentId === enrollmentId ? { ...gap, lostToFollowUpAt: fact.time } : gap));
    }
    if (fact.type === 'ReceivingServiceSeen') {
      const { enrollmentId, seenAt, gapDays } = fact.data;
      gaps = gaps.map((gap) => (gap.closedAt === null && gap.enrollmentId === enrollmentId ? closed(gap, seenAt, gapDays) : gap));
    }
    if (fact.type === 'ClientAdmitted') {
      const { admittedAt } = fact.data;
      gaps = gaps.map((gap) => (gap.closedAt === null ? closed(gap, admittedAt, daysFrom(dayIn(zone, gap.since), dayIn(zone, admittedAt))) : gap));
    }
  }
  return gaps;
};
