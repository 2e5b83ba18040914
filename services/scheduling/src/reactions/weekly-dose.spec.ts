import { describe, expect, it } from '@jest/globals';
import type { ClientScheduleChanged } from '@continuum/contracts';
import { ask } from '@continuum/messaging';
import { CloseWeek } from '../domain/client-schedule/client-schedule.commands.js';
import { attendanceCorrected, clientAdmitted, clientDischarged, sessionAttended, sessionMissed } from '../testing/care-builders.js';
import { wake, walk } from '../testing/process.js';
import { scheduleAssigned } from '../testing/schedule-builders.js';
import { weeklyDose } from './weekly-dose.js';

const dose = walk(weeklyDose);
const session = (id: string, day: string, isoWeek = '2026-W10') => ({ sessionId: `${isoWeek}.${id}`, day, isoWeek });
const [monday, secondOfMonday, wednesday, friday] = [
  session('mo', '2026-03-02'),
  session('mo2', '2026-03-02'),
  session('we', '2026-03-04'),
  session('fr', '2026-03-06'),
];
const closed = (isoWeek: string, over: Partial<Omit<CloseWeek, 'type' | 'order'>> = {}) =>
  ask(CloseWeek, { enrollmentId: 'enrollment-1', isoWeek, attended: [], excused: [], notHeld: [], ...over });
const on = (day: string, minutes = 180) => ({ day, minutes });
const change = (effectiveFrom: string): ClientScheduleChanged => ({ type: 'ClientScheduleChanged', data: scheduleAssigned({ effectiveFrom }).data });
const week10 = wake('close-week:2026-W10');
const week11 = wake('close-week:2026-W11');

describe('a week of care', () => {
  it('ends with the Sunday of the facility, in a week with 23 hours on it too', () =>
    expect(dose.through(clientAdmitted()).deadlines).toStrictEqual({ 'close-week:2026-W10': '2026-03-09T04:00:00.000Z' }));

  it('is closed with what was attended on each day', () =>
    expect(
      dose.through(clientAdmitted(), sessionAttended(monday, 90), sessionAttended(secondOfMonday, 60), sessionAttended(wednesday, 180), week10).commands,
    ).toStrictEqual([closed('2026-W10', { attended: [on('2026-03-02', 150), on('2026-03-04')] })]));

  it('tells excuses apart from what the program did not hold, and from what the client missed', () =>
    expect(
      dose.through(clientAdmitted(), sessionMissed(monday, 'medical'), sessionMissed(wednesday, 'program-cancelled'), sessionMissed(friday, 'no-show'), week10)
        .commands,
    ).toStrictEqual([closed('2026-W10', { excused: [on('2026-03-02')], notHeld: [wednesday.sessionId] })]));

  it('is followed by the next', () =>
    expect(dose.through(clientAdmitted(), week10).deadlines).toStrictEqual({ 'close-week:2026-W11': '2026-03-16T04:00:00.000Z' }));

  it('is none before admission', () => expect(dose.through(sessionAttended(monday, 180)).commands).toStrictEqual([]));
});

describe('a word on a session', () => {
  it('of an open week waits for its end', () => expect(dose.through(clientAdmitted(), sessionAttended(monday, 180)).commands).toStrictEqual([]));

  it('recorded late closes the week again', () =>
    expect(dose.through(clientAdmitted(), week10, sessionAttended(monday, 180)).commands).toStrictEqual([
      closed('2026-W10', { attended: [on('2026-03-02')] }),
    ]));

  it('told twice counts once', () =>
    expect(dose.through(clientAdmitted(), sessionAttended(monday, 180), sessionAttended(monday, 180), week10).commands).toStrictEqual([
      closed('2026-W10', { attended: [on('2026-03-02')] }),
    ]));

  it('corrected to other minutes closes the week again', () =>
    expect(dose.through(clientAdmitted(), sessionAttended(monday, 180), week10, attendanceCorrected(monday, { newMinutes: 120 })).commands).toStrictEqual([
      closed('2026-W10', { attended: [on('2026-03-02', 120)] }),
    ]));

  it('corrected to an absence is no longer attended', () =>
    expect(dose.through(clientAdmitted(), sessionAttended(monday, 180), week10, attendanceCorrected(monday, { newStatus: 'medical' })).commands).toStrictEqual([
      closed('2026-W10', { excused: [on('2026-03-02')] }),
    ]));

  it('corrected to an attendance is no longer missed', () => {
    const correction = attendanceCorrected(monday, { newStatus: 'attended', newMinutes: 170, formerMinutes: 0, formerStatus: 'no-show' });
    expect(dose.through(clientAdmitted(), sessionMissed(monday, 'no-show'), week10, correction).commands).toStrictEqual([
      closed('2026-W10', { attended: [on('2026-03-02', 170)] }),
    ]);
  });
});

describe('a schedule changed after the fact', () => {
  it('has the closed weeks counted again that it touches', () =>
    expect(dose.through(clientAdmitted(), week10, week11, change('2026-03-11')).commands).toStrictEqual([closed('2026-W11')]));

  it('has none counted again that are still to come', () => expect(dose.through(clientAdmitted(), week10, change('2026-03-09')).commands).toStrictEqual([]));
});

describe('a discharge', () => {
  it('lets its week end, and no other', () => {
    const course = dose.through(clientAdmitted(), week10, clientDischarged('2026-03-11T15:00:00.000Z'), week11);
    expect(course.commands).toStrictEqual([closed('2026-W11')]);
    expect(course.deadlines).toStrictEqual({});
  });

  it('told before the week before it has ended lets both end', () => {
    const course = dose.through(clientAdmitted(), clientDischarged('2026-03-11T15:00:00.000Z'), week10, week11);
    expect(course.commands).toStrictEqual([closed('2026-W11')]);
    expect(course.deadlines).toStrictEqual({});
  });

  it('of an earlier week has the weeks since counted again, and waits for none', () => {
    const course = dose.through(clientAdmitted(), week10, week11, clientDischarged('2026-03-04T15:00:00.000Z'));
    expect(course.commands).toStrictEqual([closed('2026-W10'), closed('2026-W11')]);
    expect(course.deadlines).toStrictEqual({});
  });

  it('does not stop corrections from being counted', () =>
    expect(
      dose.through(
        clientAdmitted(),
        sessionAttended(monday, 180),
        clientDischarged('2026-03-04T15:00:00.000Z'),
        week10,
        attendanceCorrected(monday, { newMinutes: 60 }),
      ).commands,
    ).toStrictEqual([closed('2026-W10', { attended: [on('2026-03-02', 60)] })]));
});
