import { describe, expect, it } from '@jest/globals';
import {
  aJourney,
  attendanceCorrected,
  attended,
  clientAdmitted,
  clientDischarged,
  gapDetected,
  leaveStarted,
  levelStarted,
  lostToFollowUp,
  missed,
  noon,
  scheduleAssigned,
  scheduleChanged,
  sessionAttended,
  weeklyDoseClosed,
} from '../../testing/a-journey.js';
import { filled, logged, told, type Told } from '../../testing/told.js';
import { clientTimeline, type TimelineEvent } from './client-timeline.view.js';
import { timelineOf } from './timeline-of.js';
import type { Moment, Timeline, Week } from './timeline.js';

const timelineTold = (tale: readonly Told<TimelineEvent>[], moment: Moment = {}): Timeline =>
  timelineOf([...filled(clientTimeline, logged(tale)).values()], moment);

const weekOf = (timeline: Timeline, isoWeek: string): Week | undefined => timeline.enrollments[0]?.weeks.find((week) => week.isoWeek === isoWeek);

const admitted = told(noon('2026-03-02'), clientAdmitted());

describe('a correction written down today for last week', () => {
  const lastWeek = '2026-03-08';
  const today = '2026-03-11T15:00:00.000Z';
  const tale = [
    admitted,
    attended('2026-03-02', '2026-W10', 180),
    told('2026-03-09T06:00:00.000Z', weeklyDoseClosed({ attendedMinutes: 180, verdict: 'short-client' })),
    told(noon('2026-03-02'), attendanceCorrected({ corrects: 'event-2', sessionId: '2026-W10.2026-03-02', newMinutes: 120 }), today),
    told('2026-03-09T06:00:00.000Z', weeklyDoseClosed({ attendedMinutes: 120, verdict: 'excused', supersedes: 'event-3' }), today),
  ];

  it('changes the timeline as of last week, as it is known now', () => {
    const timeline = timelineTold(tale, { asOf: lastWeek });
    expect(weekOf(timeline, '2026-W10')).toMatchObject({ attendedMinutes: 120, attendedDays: 1 });
    expect(timeline.enrollments[0]?.sessions).toMatchObject([
      {
        minutes: 120,
        status: 'attended',
        corrections: [{ eventId: 'event-4', recordedAt: today, reason: 'entry-error', from: { status: 'attended', minutes: 180 } }],
      },
    ]);
  });

  it('leaves what was known last week as it was', () => {
    const timeline = timelineTold(tale, { asOf: lastWeek, knownAt: lastWeek });
    expect(weekOf(timeline, '2026-W10')).toMatchObject({ attendedMinutes: 180, attendedDays: 1 });
    expect(timeline.enrollments[0]?.sessions[0]).not.toHaveProperty('corrections');
    expect(timeline).toStrictEqual(timelineTold(tale.slice(0, 2), { asOf: lastWeek, knownAt: lastWeek }));
  });

  it('holds for both clocks by themselves', () => {
    expect(weekOf(timelineTold(tale, { knownAt: '2026-03-10' }), '2026-W10')).toMatchObject({ attendedMinutes: 180, verdict: 'short-client' });
    expect(weekOf(timelineTold(tale), '2026-W10')).toMatchObject({ attendedMinutes: 120, verdict: 'excused' });
  });

  it('is known from the very instant at which it was written down', () => {
    const minutesKnownAt = (knownAt: string): number | undefined => weekOf(timelineTold(tale, { knownAt }), '2026-W10')?.attendedMinutes;
    expect([minutesKnownAt('2026-03-11T14:59:59.999Z'), minutesKnownAt(today), minutesKnownAt('2026-03-11T10:00:00-05:00')]).toStrictEqual([180, 120, 120]);
  });

  it('takes the verdict away until the week is counted again', () => {
    expect(weekOf(timelineTold(tale.slice(0, 4)), '2026-W10')).not.toHaveProperty('verdict');
  });
});

describe('correcting attendance', () => {
  const correction = (over: Parameters<typeof attendanceCorrected>[0]) => told(noon('2026-03-02'), attendanceCorrected({ corrects: 'event-2', ...over }));

  it('makes a missed session of one attended, without minutes', () => {
    const { newMinutes: _none, ...toMissed } = attendanceCorrected({ corrects: 'event-2', newStatus: 'no-show' }).data;
    const timeline = timelineTold([admitted, attended('2026-03-02', '2026-W10'), told(noon('2026-03-02'), { type: 'AttendanceCorrected', data: toMissed })]);
    expect(weekOf(timeline, '2026-W10')).toMatchObject({ attendedMinutes: 0, attendedDays: 0, sessions: { attended: 0, missed: 1, excused: 0 } });
  });

  it('makes an attended session of one missed', () => {
    const timeline = timelineTold([admitted, missed('2026-03-02', '2026-W10'), correction({ newStatus: 'attended', newMinutes: 90 })]);
    expect(weekOf(timeline, '2026-W10')).toMatchObject({ attendedMinutes: 90, attendedDays: 1, sessions: { attended: 1, missed: 0, excused: 0 } });
  });

  it('lets the correction written down last hold, and keeps both', () => {
    const timeline = timelineTold([admitted, attended('2026-03-02', '2026-W10'), correction({ newMinutes: 100 }), correction({ newMinutes: 110 })]);
    expect(timeline.enrollments[0]?.sessions[0]).toMatchObject({ minutes: 110, corrections: [{ from: { minutes: 180 } }, { from: { minutes: 100 } }] });
  });

  it('leaves other sessions alone', () => {
    const timeline = timelineTold([admitted, attended('2026-03-02', '2026-W10'), attended('2026-03-04', '2026-W10', 60), correction({ newMinutes: 100 })]);
    expect(timeline.enrollments[0]?.sessions.map(({ minutes }) => minutes)).toStrictEqual([100, 60]);
  });
});

describe('as of a day', () => {
  const lateEvening = '2026-03-03T05:59:59.999Z';
  const tale = [
    admitted,
    told(lateEvening, sessionAttended({ sessionId: 'one', minutesAttended: 10 })),
    told('2026-03-03T06:00:00.000Z', sessionAttended({ sessionId: 'two', day: '2026-03-03', minutesAttended: 5 })),
  ];

  it('counts that day to its last millisecond in the time zone of the program', () => {
    const timeline = timelineTold(tale, { asOf: '2026-03-02' });
    expect(timeline.asOf).toBe(lateEvening);
    expect(timeline.enrollments[0]?.totals.attendedMinutes).toBe(10);
    expect(timelineTold(tale, { asOf: '2026-03-03' }).enrollments[0]?.totals.attendedMinutes).toBe(15);
  });

  it('tells nothing of what came later', () => {
    const timeline = timelineTold(aJourney(), { asOf: '2026-03-01' });
    expect(timeline.enrollments).toStrictEqual([]);
    expect(timeline.milestones.map(({ what }) => what)).toStrictEqual(['referral-received', 'screened']);
  });

  it('orders facts as they happened, not as they were written down', () => {
    const timeline = timelineTold([admitted, attended('2026-03-04', '2026-W10'), attended('2026-03-03', '2026-W10')]);
    expect(timeline.enrollments[0]?.sessions.map(({ day }) => day)).toStrictEqual(['2026-03-03', '2026-03-04']);
  });
});

describe('the whole journey', () => {
  const timeline = timelineTold(aJourney());

  it('walks through the levels across enrollments', () => {
    expect(timeline.levels).toStrictEqual([
      { level: '2.1', from: noon('2026-03-02'), to: noon('2026-04-24'), days: 53, enrollmentId: 'enrollment-1', programId: 'program-1' },
      { level: '1.0', from: noon('2026-04-24'), to: noon('2026-06-14'), days: 51 },
      { level: '2.1', from: noon('2026-06-14'), to: null, days: null, enrollmentId: 'enrollment-2', programId: 'program-1' },
    ]);
  });

  it('says how each enrollment began and ended', () => {
    expect(timeline.enrollments).toMatchObject([
      {
        enrollmentId: 'enrollment-1',
        pathway: 'step-down',
        admittedOn: '2026-03-02',
        dischargedOn: '2026-04-24',
        reason: { code: 1, text: 'completed' },
        lengthOfStayDays: 54,
        totals: { attendedMinutes: 1060, sessions: { attended: 6, missed: 1, excused: 2 } },
      },
      { enrollmentId: 'enrollment-2', pathway: 'readmission', readmission: { previousEnrollmentId: 'enrollment-1', daysSinceDischarge: 51, linked: false } },
    ]);
    expect(timeline.enrollments[1]).not.toHaveProperty('dischargedOn');
  });

  it('sets the dose of each week beside its prescription, weeks without a session too', () => {
    const [stay] = timeline.enrollments;
    expect(stay?.weeks.map(({ isoWeek }) => isoWeek)).toStrictEqual([10, 11, 12, 13, 14, 15, 16, 17].map((week) => `2026-W${week}`));
    expect(weekOf(timeline, '2026-W11')).toStrictEqual({
      isoWeek: '2026-W11',
      prescribedMinutes: 540,
      attendedMinutes: 550,
      attendedDays: 3,
      sessions: { attended: 3, missed: 0, excused: 0 },
      verdict: 'met',
    });
    expect(weekOf(timeline, '2026-W12')).toMatchObject({ attendedMinutes: 0, onLeave: true, sessions: { attended: 0, missed: 0, excused: 1 } });
    expect(weekOf(timeline, '2026-W13')).not.toHaveProperty('onLeave');
  });

  it('names its milestones, each with the event that says so', () => {
    expect(timeline.milestones.map(({ what }) => what)).toStrictEqual([
      'referral-received',
      'screened',
      'admitted',
      'schedule-assigned',
      'plan-approved',
      'leave-started',
      'leave-ended',
      'goal-achieved',
      'graduated',
      'stepped-down',
      'discharged',
      'continuity-gap',
      'receiving-service-seen',
      'follow-up-completed',
      'relapse-reported',
      'readmission-requested',
      'admitted',
      'readmitted',
    ]);
    expect(timeline.milestones.find(({ what }) => what === 'goal-achieved')).toStrictEqual({
      at: noon('2026-03-27'),
      day: '2026-03-27',
      what: 'goal-achieved',
      tone: 'good',
      eventId: 'event-20',
      enrollmentId: 'enrollment-1',
      detail: { goalId: 'goal-1', domain: 'coping', required: true },
    });
  });

  it('closes the gap when the next service has seen the client', () => {
    expect(timeline.gaps).toMatchObject([
      { since: noon('2026-04-24'), detectedAt: noon('2026-05-02'), thresholdDays: 7, closedAt: noon('2026-05-04'), days: 10 },
    ]);
  });

  it('says how many facts it was told with, and up to where', () => {
    expect([timeline.facts, timeline.position]).toStrictEqual([aJourney().length, aJourney().length]);
  });
});

describe('levels of care', () => {
  it('begin once where admission and journey both tell of them', () => {
    const both = [admitted, told(noon('2026-03-02'), levelStarted({ level: '2.1', enrollmentId: 'enrollment-1', startedAt: noon('2026-03-02') }))];
    expect(timelineTold(both).levels).toHaveLength(1);
  });

  it('show the days between two of them where nobody cared for the client', () => {
    const tale = [
      admitted,
      told(noon('2026-04-24'), clientDischarged()),
      told(noon('2026-05-04'), clientAdmitted({ enrollmentId: 'enrollment-2', admittedAt: noon('2026-05-04') })),
    ];
    expect(timelineTold(tale).levels).toMatchObject([{ to: noon('2026-04-24') }, { from: noon('2026-05-04'), gapDays: 10 }]);
  });
});

describe('gaps in care', () => {
  it('stay open while nobody has seen the client, and say since when the client counts as lost', () => {
    const tale = [admitted, told(noon('2026-05-02'), gapDetected()), told(noon('2026-05-25'), lostToFollowUp())];
    expect(timelineTold(tale).gaps).toMatchObject([{ closedAt: null, days: null, lostToFollowUpAt: noon('2026-05-25') }]);
  });

  it('are closed by coming back to the program', () => {
    const back = clientAdmitted({ enrollmentId: 'enrollment-2', admittedAt: noon('2026-05-09') });
    const tale = [admitted, told(noon('2026-05-02'), gapDetected()), told(noon('2026-05-09'), back)];
    expect(timelineTold(tale).gaps).toMatchObject([{ closedAt: noon('2026-05-09'), days: 15 }]);
  });
});

describe('the weekly prescription', () => {
  it('is that of the schedule in force, else that of the admission', () => {
    const changed = scheduleChanged({ effectiveFrom: '2026-03-16', minutesPerWeek: 360 });
    const tale = [admitted, told(noon('2026-03-02'), scheduleAssigned()), told(noon('2026-03-12'), changed), attended('2026-03-18', '2026-W12')];
    expect(timelineTold(tale).enrollments[0]?.weeks.map(({ prescribedMinutes }) => prescribedMinutes)).toStrictEqual([540, 540, 360]);
    expect(timelineTold([admitted]).enrollments[0]?.weeks).toMatchObject([{ prescribedMinutes: 540 }]);
  });

  it('is that of the count once the week is closed', () => {
    const tale = [admitted, told('2026-03-09T06:00:00.000Z', weeklyDoseClosed({ prescribedMinutes: 360, attendedMinutes: 0 }))];
    expect(weekOf(timelineTold(tale), '2026-W10')).toMatchObject({ prescribedMinutes: 360, verdict: 'short-client' });
  });
});

describe('a leave', () => {
  it('lasts until the discharge where nobody came back', () => {
    const tale = [admitted, told(noon('2026-03-16'), leaveStarted()), told(noon('2026-04-24'), clientDischarged({ reason: 2 }))];
    expect(timelineTold(tale).enrollments[0]?.leaves).toStrictEqual([{ from: noon('2026-03-16'), to: noon('2026-04-24'), reason: 'family' }]);
  });
});

describe('telling a timeline', () => {
  it('is refused with facts of two clients, and with none', () => {
    const facts = [...filled(clientTimeline, logged([admitted, told(noon('2026-03-02'), clientAdmitted({ clientRef: 'client-2' }))])).values()];
    expect(() => timelineOf(facts)).toThrow(RangeError);
    expect(() => timelineOf([])).toThrow(RangeError);
  });
});
