import { describe, expect, it } from '@jest/globals';
import {
  attendanceCorrected,
  clientAdmitted,
  noon,
  scheduleAssigned,
  scheduleChanged,
  sessionAttended,
  sessionMissed,
  weeklyDoseClosed,
} from '../../testing/a-journey.js';
import { filled, logged, told, twice, type Told } from '../../testing/told.js';
import { attendance, keyOfStay, keyOfWeek, type AttendanceEvent, type AttendanceStay, type AttendanceWeek } from './attendance.view.js';
import { weekOfClient } from './week-of-client.js';

const admitted = told(noon('2026-03-02'), clientAdmitted());
const scheduled = told(noon('2026-03-02'), scheduleAssigned({ minutesPerWeek: 570 }));
const attended = told(noon('2026-03-02'), sessionAttended({ sessionId: 'session-1' }));
const missed = told(noon('2026-03-04'), sessionMissed({ sessionId: 'session-2', day: '2026-03-04' }));
/** The third of the tale's facts is the one it names. */
const corrected = told(noon('2026-03-02'), attendanceCorrected({ sessionId: 'session-1', newMinutes: 120 }));
const closed = told('2026-03-09T06:00:00.000Z', weeklyDoseClosed());
const recounted = told('2026-03-09T06:00:00.000Z', weeklyDoseClosed({ attendedMinutes: 120, supersedes: 'event-5' }));
const tale = [admitted, scheduled, attended, missed, closed, corrected, recounted];

const rowsAfter = (...facts: readonly Told<AttendanceEvent>[]) => filled(attendance, logged(facts));

const stayAfter = (...facts: readonly Told<AttendanceEvent>[]): AttendanceStay | undefined => {
  const row = rowsAfter(...facts).get(keyOfStay('enrollment-1'));
  return row?.kind === 'stay' ? row : undefined;
};
const weekAfter = (...facts: readonly Told<AttendanceEvent>[]): AttendanceWeek | undefined => {
  const row = rowsAfter(...facts).get(keyOfWeek('enrollment-1', '2026-W10'));
  return row?.kind === 'week' ? row : undefined;
};

const emptyWeek: AttendanceWeek = {
  kind: 'week',
  facility: 'facility-north',
  clientRef: 'client-1',
  enrollmentId: 'enrollment-1',
  programId: 'program-1',
  isoWeek: '2026-W10',
  sessions: {},
  corrections: [],
  closed: null,
};

describe('attendance', () => {
  it('knows from the admission what is prescribed', () => {
    expect(stayAfter(admitted)).toStrictEqual({
      kind: 'stay',
      facility: 'facility-north',
      clientRef: 'client-1',
      enrollmentId: 'enrollment-1',
      programId: 'program-1',
      prescribed: [{ effectiveFrom: '', minutesPerWeek: 540 }],
    });
  });

  it('knows from the schedule what is prescribed from a day on', () => {
    expect(stayAfter(admitted, scheduled)?.prescribed).toStrictEqual([
      { effectiveFrom: '', minutesPerWeek: 540 },
      { effectiveFrom: '2026-03-02', minutesPerWeek: 570 },
    ]);
  });

  it('replaces what a changed schedule overtakes', () => {
    const changed = told(noon('2026-03-05'), scheduleChanged({ effectiveFrom: '2026-03-02', minutesPerWeek: 360 }));
    expect(stayAfter(admitted, scheduled, changed)?.prescribed).toStrictEqual([
      { effectiveFrom: '', minutesPerWeek: 540 },
      { effectiveFrom: '2026-03-02', minutesPerWeek: 360 },
    ]);
  });

  it('puts down a session attended with its minutes', () => {
    expect(weekAfter(attended)).toStrictEqual({
      ...emptyWeek,
      sessions: { 'session-1': { eventId: 'event-1', day: '2026-03-02', status: 'attended', minutes: 180 } },
    });
  });

  it('puts down a session missed with its kind', () => {
    expect(weekAfter(missed)).toStrictEqual({
      ...emptyWeek,
      sessions: { 'session-2': { eventId: 'event-1', day: '2026-03-04', status: 'no-show', minutes: 0 } },
    });
  });

  it('leaves a correction aside of a session that it does not know, though every object knows its name', () => {
    const ofNone = told(noon('2026-03-02'), attendanceCorrected({ sessionId: 'constructor', newMinutes: 120 }));
    expect(weekAfter(attended, ofNone)).toStrictEqual(weekAfter(attended));
  });

  it('lets a correction hold, and names it', () => {
    const week = weekAfter(attended, corrected);
    expect(week?.sessions['session-1']).toMatchObject({ status: 'attended', minutes: 120 });
    expect(week?.corrections).toStrictEqual(['event-2']);
    const { newMinutes: _none, ...data } = attendanceCorrected({ sessionId: 'session-1', newStatus: 'medical' }).data;
    expect(weekAfter(attended, told(noon('2026-03-02'), { type: 'AttendanceCorrected', data }))?.sessions['session-1']).toMatchObject({
      status: 'medical',
      minutes: 0,
    });
  });

  it('takes the count of a closed week, and the recount instead', () => {
    expect(weekAfter(attended, closed)?.closed).toStrictEqual({
      prescribedMinutes: 540,
      scheduledMinutes: 540,
      attendedMinutes: 180,
      verdict: 'short-client',
    });
    expect(weekAfter(...tale)?.closed).toMatchObject({ attendedMinutes: 120 });
  });

  it('is the same with everything delivered twice', () => {
    expect(filled(attendance, twice(logged<AttendanceEvent>(tale)))).toStrictEqual(rowsAfter(...tale));
  });
});

describe('a week as it is answered', () => {
  const answered = (...facts: readonly Told<AttendanceEvent>[]) => weekOfClient(weekAfter(...facts) ?? emptyWeek, stayAfter(...facts));

  it('is the closed count, with the sessions by kind', () => {
    expect(answered(...tale)).toStrictEqual({
      clientRef: 'client-1',
      enrollmentId: 'enrollment-1',
      programId: 'program-1',
      isoWeek: '2026-W10',
      prescribedMinutes: 540,
      scheduledMinutes: 540,
      attendedMinutes: 120,
      attendedDays: 1,
      attended: 1,
      missed: { 'no-show': 1 },
      verdict: 'short-client',
      corrections: 1,
    });
  });

  it('takes the prescription of the schedule while it is open', () => {
    expect(answered(admitted, scheduled, attended)).toMatchObject({ prescribedMinutes: 570, scheduledMinutes: null });
    expect(answered(attended)).toMatchObject({ prescribedMinutes: null });
  });

  it('has no verdict between a correction and the recount', () => {
    expect(answered(admitted, scheduled, attended, missed, closed, corrected)).not.toHaveProperty('verdict');
  });
});
