import { describe, it } from '@jest/globals';
import { order, specOf } from '@continuum/testing';
import { ClientNotEnrolled } from '../enrollment/enrollments.js';
import { enrollment } from '../../testing/builders.js';
import { closeWeek, scheduleAssigned, scheduleChanged, weekClosed } from '../../testing/schedule-builders.js';
import { clientSchedule } from './client-schedule.js';
import { NoSuchWeek, ScheduleNotAssigned, WeekNotOver } from './schedule-refusals.js';

const [monday, wednesday, friday] = ['2026-03-02', '2026-03-04', '2026-03-06'];
const on = (day = monday, minutes = 180) => ({ day, minutes });
const booked = [
  { sessionId: 'session-mo', ...on(monday) },
  { sessionId: 'session-we', ...on(wednesday) },
  { sessionId: 'session-fr', ...on(friday) },
];
const known = (over: Parameters<typeof enrollment>[0] = {}, sessions = booked) => ({ enrollments: [enrollment(over)], booked: sessions });
const { given } = specOf(clientSchedule, known());
const all = [on(monday), on(wednesday), on(friday)];
const twoDays = { attendedMinutes: 360, attendedDays: 2, claimableDays: 2, isTedsIntensive: false };
const nothing = { attendedMinutes: 0, attendedDays: 0, claimableDays: 0, isTedsIntensive: false };

describe('closing a week (R3)', () => {
  it('finds the dose met with the least minutes on the least days', () =>
    given(scheduleAssigned())
      .when(closeWeek({ attended: all }))
      .then([weekClosed()]));

  it('finds it missed by one minute', () =>
    given(scheduleAssigned())
      .when(closeWeek({ attended: [on(monday), on(wednesday), on(friday, 179)] }))
      .then([weekClosed({ attendedMinutes: 539, claimableDays: 2, verdict: 'short-client' })]));

  it('finds it missed by one day, however long the others were', () =>
    given(scheduleAssigned())
      .when(closeWeek({ attended: [on(monday, 300), on(wednesday, 300)] }))
      .then([weekClosed({ ...twoDays, attendedMinutes: 600, verdict: 'short-client' })]));

  it('finds it met with nine hours where more was prescribed', () => {
    const twelveHours = { days: ['MO', 'TU', 'WE', 'FR'] as const, minutesPerDay: [180, 180, 180, 180] };
    given(scheduleAssigned(twelveHours))
      .when(closeWeek({ attended: all }))
      .then([weekClosed({ prescribedMinutes: 720 })]);
  });

  it('excuses what was missed with an excuse', () =>
    given(scheduleAssigned())
      .when(closeWeek({ attended: [on(monday), on(wednesday)], excused: [on(friday)] }))
      .then([weekClosed({ ...twoDays, verdict: 'excused' })]));

  it('does not excuse the rest', () =>
    given(scheduleAssigned())
      .when(closeWeek({ attended: [on(monday)], excused: [on(friday)] }))
      .then([weekClosed({ attendedMinutes: 180, attendedDays: 1, claimableDays: 1, isTedsIntensive: false, verdict: 'short-client' })]));

  it('counts no more minutes than a week has, whatever was recorded', () =>
    given(scheduleAssigned())
      .knowing(known({}, [{ sessionId: 'session-mo', ...on(monday, 10_081) }]))
      .when(closeWeek({ attended: [on(monday, 10_080), on(wednesday), on(friday)] }))
      .then([weekClosed({ scheduledMinutes: 10_080, attendedMinutes: 10_080 })]));

  it('blames the program that booked too little', () =>
    given(scheduleAssigned())
      .knowing(known({}, booked.slice(0, 2)))
      .when(closeWeek({ attended: [on(monday), on(wednesday)] }))
      .then([weekClosed({ ...twoDays, scheduledMinutes: 360, verdict: 'short-program' })]));

  it('blames the program that did not hold what was booked', () =>
    given(scheduleAssigned())
      .when(closeWeek({ attended: [on(monday), on(wednesday)], notHeld: ['session-fr'] }))
      .then([weekClosed({ ...twoDays, scheduledMinutes: 360, verdict: 'short-program' })]));

  it('excuses days of leave', () =>
    given(scheduleAssigned())
      .knowing(known({ leaves: [{ from: '2026-03-05T14:00:00.000Z', to: '2026-03-09T14:00:00.000Z' }] }, booked.slice(0, 2)))
      .when(closeWeek({ attended: [on(monday), on(wednesday)] }))
      .then([weekClosed({ ...twoDays, scheduledMinutes: 360, verdict: 'excused' })]));

  it('excuses no day of leave after the return', () =>
    given(scheduleAssigned())
      .knowing(known({ leaves: [{ from: '2026-03-05T14:00:00.000Z', to: '2026-03-06T14:00:00.000Z' }] }))
      .when(closeWeek({ attended: [on(monday), on(wednesday)] }))
      .then([weekClosed({ ...twoDays, verdict: 'short-client' })]));

  it('names a week without anything by its client', () =>
    given(scheduleAssigned())
      .when(closeWeek())
      .then([weekClosed({ ...nothing, verdict: 'short-client' })]));
});

describe('closing a part week', () => {
  it('asks what was prescribed from the first day of the schedule on', () =>
    given(scheduleAssigned({ effectiveFrom: '2026-03-04' }))
      .knowing(known({}, booked.slice(1)))
      .when(closeWeek({ attended: [on(wednesday), on(friday)] }))
      .then([weekClosed({ ...twoDays, prescribedMinutes: 360, scheduledMinutes: 360 })]));

  it('asks nothing after the day of discharge', () =>
    given(scheduleAssigned())
      .knowing(known({ dischargedAt: '2026-03-04T20:00:00.000Z' }, booked.slice(0, 2)))
      .when(closeWeek({ attended: [on(monday), on(wednesday)] }))
      .then([weekClosed({ ...twoDays, prescribedMinutes: 360, scheduledMinutes: 360 })]));

  it('asks what each day had prescribed when the schedule changed in between', () =>
    given(scheduleAssigned(), scheduleChanged({ days: ['MO', 'TU', 'WE', 'TH'], minutesPerDay: [240, 240, 240, 240], effectiveFrom: '2026-03-04' }))
      .when(closeWeek({ attended: all }))
      .then([weekClosed({ prescribedMinutes: 660 })]));

  it('is no week of dose where nothing was prescribed', () =>
    given(scheduleAssigned({ effectiveFrom: '2026-03-09' }))
      .knowing(known({}, []))
      .when(closeWeek())
      .thenNothing());
});

describe('counting claimable days (R2) and what TEDS calls intensive (R4)', () => {
  const attended = (...minutes: number[]) => closeWeek({ attended: minutes.map((one, index) => on([monday, wednesday, friday][index], one)) });

  it('takes a day of 180 minutes for claimable and one of 179 for none', () =>
    given(scheduleAssigned())
      .when(attended(180, 179, 240))
      .then([weekClosed({ attendedMinutes: 599, claimableDays: 2 })]));

  it('takes three days of 120 minutes for intensive', () =>
    given(scheduleAssigned())
      .when(attended(120, 120, 120))
      .then([weekClosed({ attendedMinutes: 360, claimableDays: 0, verdict: 'short-client' })]));

  it('takes a day of 119 minutes for none', () =>
    given(scheduleAssigned())
      .when(attended(240, 240, 119))
      .then([weekClosed({ attendedMinutes: 599, claimableDays: 2, isTedsIntensive: false })]));
});

describe('closing a week again', () => {
  it('changes nothing when it comes out the same', () =>
    given(scheduleAssigned(), weekClosed())
      .when(closeWeek({ attended: all }))
      .thenNothing());

  it('supersedes the count when it comes out otherwise', () =>
    given(scheduleAssigned(), weekClosed())
      .when(closeWeek({ attended: [on(monday), on(wednesday)], order: order({ now: '2026-03-20T12:00:00.000Z' }) }))
      .then([weekClosed({ ...twoDays, verdict: 'short-client', supersedes: 'event-1' })]));

  it('supersedes the latest count', () =>
    given(scheduleAssigned(), weekClosed(), weekClosed({ attendedMinutes: 0, supersedes: 'event-1' }))
      .when(closeWeek({ attended: all }))
      .then([weekClosed({ supersedes: 'event-2' })]));
});

describe('closing a week is refused', () => {
  it('before it is over', () =>
    given(scheduleAssigned())
      .when(closeWeek({ order: order({ now: '2026-03-09T03:59:59.999Z' }) }))
      .thenRefused(WeekNotOver));
  it('where there is no such week', () =>
    given(scheduleAssigned())
      .when(closeWeek({ isoWeek: '2025-W53' }))
      .thenRefused(NoSuchWeek));
  it('without a schedule', () => given().when(closeWeek()).thenRefused(ScheduleNotAssigned));
  it('without the enrollment', () => given(scheduleAssigned()).knowing({ enrollments: [], booked: [] }).when(closeWeek()).thenRefused(ClientNotEnrolled));
});
