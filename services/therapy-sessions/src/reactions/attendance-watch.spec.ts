import { describe, expect, it } from '@jest/globals';
import type { LeaveOfAbsenceEnded, LeaveOfAbsenceStarted, OutreachRecorded } from '@continuum/contracts';
import { ask } from '@continuum/messaging';
import { RaiseAttendanceAlarm } from '../domain/attendance-watch/attendance-watch.commands.js';
import { recorded } from '@continuum/testing';
import { clientAdmitted } from '../testing/admitted-client.js';
import { attendedOn, clientDischarged, correctedOn, missedOn } from '../testing/attendance-facts.js';
import { processOf } from '../testing/process.js';
import { attendanceWatcher } from './attendance-watch.js';

const { given } = processOf(attendanceWatcher);
const admitted = recorded(clientAdmitted());
const enrollment = { enrollmentId: 'enrollment-1', clientRef: 'client-1' };
const outreach = (time: string, reached: boolean) =>
  recorded<OutreachRecorded>({ type: 'OutreachRecorded', data: { ...enrollment, programId: 'program-1', channel: 'phone', reached } }, { time });
const leaveStarted = recorded<LeaveOfAbsenceStarted>(
  { type: 'LeaveOfAbsenceStarted', data: { ...enrollment, reason: 'medical', startedAt: '2026-03-05T09:00:00.000Z' } },
  { time: '2026-03-05T09:00:00.000Z' },
);
const leaveEnded = recorded<LeaveOfAbsenceEnded>(
  { type: 'LeaveOfAbsenceEnded', data: { ...enrollment, startedAt: '2026-03-05T09:00:00.000Z', endedAt: '2026-03-12T09:00:00.000Z' } },
  { time: '2026-03-12T09:00:00.000Z' },
);
const alarm = (kind: RaiseAttendanceAlarm['kind'], since: string, evidenceEventIds: string[], occurredAt: string, more: { sessionId?: string } = {}) =>
  ask(RaiseAttendanceAlarm, { ...enrollment, kind, since, evidenceEventIds, occurredAt, ...more });

describe('after a no-show', () => {
  const noShow = missedOn('2026-03-04');

  it('waits 24 hours for outreach', () =>
    expect(given(admitted).when(noShow).deadlines).toStrictEqual([{ name: 'outreach:session-2026-03-04', dueAt: '2026-03-05T14:00:00.000Z' }]));
  it('raises an alarm where nobody reached out', () =>
    expect(given(admitted, noShow).due('outreach:session-2026-03-04', '2026-03-05T14:00:00.000Z').commands).toEqual([
      alarm('outreach', '2026-03-04T14:00:00.000Z', ['missed-2026-03-04'], '2026-03-05T14:00:00.000Z', { sessionId: 'session-2026-03-04' }),
    ]));
  it.each([
    ['somebody tried', outreach('2026-03-05T13:00:00.000Z', false)],
    ['somebody reached the client', outreach('2026-03-05T13:00:00.000Z', true)],
    ['the client came', attendedOn('2026-03-05')],
    ['it was no no-show', correctedOn('2026-03-04', { newStatus: 'medical', formerMinutes: 0, formerStatus: 'no-show' })],
  ])('waits no longer where %s', (_what, event) => {
    expect(given(admitted, noShow).when(event).cancel).toContain('outreach:session-2026-03-04');
    expect(given(admitted, noShow, event).due('outreach:session-2026-03-04', '2026-03-05T14:00:00.000Z')).toStrictEqual({});
  });
  it('still waits where somebody had tried before', () =>
    expect(given(admitted, noShow).when(outreach('2026-03-04T13:59:59.999Z', false)).cancel).toStrictEqual([]));
  it('does not wait where it is recorded after the client came again', () =>
    expect(given(admitted, attendedOn('2026-03-05')).when(noShow).deadlines).toBeUndefined());
  it('waits for outreach from the correction on that made it a no-show', () =>
    expect(
      given(admitted, attendedOn('2026-03-04')).when(correctedOn('2026-03-04', { newStatus: 'no-show', formerMinutes: 180, formerStatus: 'attended' }))
        .deadlines,
    ).toStrictEqual([{ name: 'outreach:session-2026-03-04', dueAt: '2026-03-28T09:00:00.000Z' }]));
  it('does not wait after a late cancellation', () => expect(given(admitted).when(missedOn('2026-03-04', 'cancelled-late')).deadlines).toBeUndefined());
});

describe('misses in a row', () => {
  const reviewed = [alarm('review', '2026-03-05T14:00:00.000Z', ['missed-2026-03-04', 'missed-2026-03-05'], '2026-03-05T17:00:00.000Z')];

  it('do not call for a review after one', () => expect(given(admitted).when(missedOn('2026-03-04')).commands).toStrictEqual([]));
  it('call for a review after two', () => expect(given(admitted, missedOn('2026-03-04')).when(missedOn('2026-03-05')).commands).toStrictEqual(reviewed));
  it('call for it whatever order they are recorded in', () =>
    expect(given(admitted, missedOn('2026-03-05')).when(missedOn('2026-03-04', 'cancelled-late')).commands).toHaveLength(1));
  it('call for it once while they go on', () =>
    expect(given(admitted, missedOn('2026-03-04'), missedOn('2026-03-05')).when(missedOn('2026-03-06')).commands).toStrictEqual([]));
  it('call for it again after the client came', () =>
    expect(
      given(admitted, missedOn('2026-03-03'), missedOn('2026-03-04'), attendedOn('2026-03-05'), missedOn('2026-03-06')).when(missedOn('2026-03-07')).commands,
    ).toHaveLength(1));
  it('are broken by an attendance', () =>
    expect(given(admitted, missedOn('2026-03-03'), attendedOn('2026-03-04')).when(missedOn('2026-03-05')).commands).toStrictEqual([]));
  it('are not broken by what the program cancelled', () =>
    expect(given(admitted, missedOn('2026-03-03'), missedOn('2026-03-04', 'program-cancelled')).when(missedOn('2026-03-05')).commands).toHaveLength(1));
  it('are not made of excused ones', () =>
    expect(given(admitted, missedOn('2026-03-04', 'medical')).when(missedOn('2026-03-05', 'cancelled-excused')).commands).toStrictEqual([]));
  it('are found by a correction too', () =>
    expect(
      given(admitted, missedOn('2026-03-04'), attendedOn('2026-03-05')).when(
        correctedOn('2026-03-05', { newStatus: 'no-show', formerMinutes: 180, formerStatus: 'attended' }),
      ).commands,
    ).toStrictEqual([alarm('review', '2026-03-05T14:00:00.000Z', ['missed-2026-03-04', 'corrected-2026-03-05'], '2026-03-27T09:00:00.000Z')]));
});

describe('the attendance rate of 14 days', () => {
  const attendedAll = (...days: readonly string[]) => days.map((day) => attendedOn(`2026-03-${day}`));

  it('is left alone at 75 percent', () =>
    expect(given(admitted, ...attendedAll('09', '11', '13')).when(missedOn('2026-03-16', 'cancelled-late')).commands).toStrictEqual([]));
  it('calls for a review below 75 percent', () =>
    expect(given(admitted, ...attendedAll('11', '13')).when(missedOn('2026-03-16', 'cancelled-late')).commands).toStrictEqual([
      alarm('review', '2026-03-16T14:00:00.000Z', ['missed-2026-03-16'], '2026-03-16T17:00:00.000Z'),
    ]));
  it('is taken once the client has been there for 14 days', () =>
    expect(given(admitted, ...attendedAll('11', '13')).when(missedOn('2026-03-15', 'cancelled-late')).commands).toStrictEqual([]));
  it('is not raised by a session attended for part of it', () =>
    expect(
      given(admitted, ...attendedAll('09', '11'), attendedOn('2026-03-13', { partial: true })).when(missedOn('2026-03-16', 'cancelled-late')).commands,
    ).toHaveLength(1));
  it('is not lowered by an excused absence', () =>
    expect(
      given(admitted, ...attendedAll('09', '11', '12'), missedOn('2026-03-13', 'medical')).when(missedOn('2026-03-16', 'cancelled-late')).commands,
    ).toStrictEqual([]));
  it('forgets what fell out of the window', () => {
    const { state } = given(admitted, ...attendedAll('03', '04', '05'), attendedOn('2026-03-25'), attendedOn('2026-03-26'));
    expect(state).toMatchObject({ marks: [{ sessionId: 'session-2026-03-25' }, { sessionId: 'session-2026-03-26' }] });
  });
});

describe('days without contact', () => {
  it('are counted from admission', () =>
    expect(given().when(admitted).deadlines).toStrictEqual([
      { name: 'no-contact', dueAt: '2026-03-16T08:00:00.000Z' },
      { name: 'administrative', dueAt: '2026-04-01T08:00:00.000Z' },
    ]));
  it('are counted anew from each session attended', () =>
    expect(given(admitted).when(attendedOn('2026-03-10')).deadlines).toStrictEqual([
      { name: 'no-contact', dueAt: '2026-03-24T14:00:00.000Z' },
      { name: 'administrative', dueAt: '2026-04-09T14:00:00.000Z' },
    ]));
  it('are counted anew once the client is reached', () => expect(given(admitted).when(outreach('2026-03-10T09:00:00.000Z', true)).deadlines).toHaveLength(2));
  it('go on where outreach reached nobody', () => expect(given(admitted).when(outreach('2026-03-10T09:00:00.000Z', false)).deadlines).toBeUndefined());
  it('go on where an older session is recorded late', () =>
    expect(given(admitted, attendedOn('2026-03-10')).when(attendedOn('2026-03-09')).deadlines).toStrictEqual([]));
  it('propose discharge after 14', () =>
    expect(given(admitted, attendedOn('2026-03-10'), missedOn('2026-03-12')).due('no-contact', '2026-03-24T14:00:00.000Z').commands).toStrictEqual([
      alarm('propose-discharge', '2026-03-10T14:00:00.000Z', ['missed-2026-03-12'], '2026-03-24T14:00:00.000Z'),
    ]));
  it('make it a matter of administration after 30', () =>
    expect(given(admitted).due('administrative', '2026-04-01T08:00:00.000Z').commands).toStrictEqual([
      alarm('administrative-discharge', '2026-03-02T09:00:00.000Z', [], '2026-04-01T08:00:00.000Z'),
    ]));
  it('are not counted during leave', () => expect(given(admitted).when(leaveStarted).cancel).toStrictEqual(['no-contact', 'administrative']));
  it('are counted anew from the end of leave', () =>
    expect(given(admitted, leaveStarted).when(leaveEnded).deadlines).toStrictEqual([
      { name: 'no-contact', dueAt: '2026-03-26T09:00:00.000Z' },
      { name: 'administrative', dueAt: '2026-04-11T09:00:00.000Z' },
    ]));
});

describe('the watch', () => {
  it('ends at discharge', () => expect(given(admitted).when(clientDischarged())).toStrictEqual({ state: null }));
  it('says nothing of a client who was discharged', () => expect(given(admitted, clientDischarged()).when(missedOn('2026-04-06'))).toStrictEqual({}));
  it('is moved by nothing that comes twice', () => {
    const events = [
      admitted,
      missedOn('2026-03-04'),
      attendedOn('2026-03-05'),
      missedOn('2026-03-06'),
      missedOn('2026-03-07'),
      outreach('2026-03-07T15:00:00.000Z', true),
    ];
    const doubled = [admitted, ...events.slice(1).flatMap((event) => [event, event])];
    expect(given(...doubled).state).toStrictEqual(given(...events).state);
    expect(given(admitted, missedOn('2026-03-04'), missedOn('2026-03-05')).when(missedOn('2026-03-05')).commands).toStrictEqual([]);
  });
});
