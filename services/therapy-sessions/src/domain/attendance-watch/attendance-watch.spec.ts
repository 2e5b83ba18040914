import { describe, it } from '@jest/globals';
import type { AttendanceAlarmRaised, OutreachRecorded } from '@continuum/contracts';
import type { Decided } from '@continuum/event-sourcing';
import { order, specOf } from '@continuum/testing';
import { place } from '../../testing/admitted-client.js';
import { BeforeAdmission, EnrollmentNotOpen, EnrollmentUnknown } from '../place-in-care/place-in-care.js';
import { RaiseAttendanceAlarm, RecordOutreach } from './attendance-watch.commands.js';
import { attendanceWatch } from './attendance-watch.js';

const enrollment = { enrollmentId: 'enrollment-1', clientRef: 'client-1' };
const later = order({ now: '2026-03-09T09:00:00.000Z' });

const alarmRaised = (over: Partial<AttendanceAlarmRaised['data']> = {}): Decided<AttendanceAlarmRaised> => ({
  type: 'AttendanceAlarmRaised',
  data: { ...enrollment, programId: 'program-1', kind: 'review', since: '2026-03-04T14:00:00.000Z', evidenceEventIds: ['event-1', 'event-2'], ...over },
  policyversion: '1',
});
const outreachRecorded: OutreachRecorded = { type: 'OutreachRecorded', data: { ...enrollment, programId: 'program-1', channel: 'phone', reached: true } };

const raiseAlarm = (over: Partial<RaiseAttendanceAlarm> = {}): RaiseAttendanceAlarm =>
  Object.assign(
    new RaiseAttendanceAlarm(),
    { ...enrollment, kind: 'review', since: '2026-03-04T14:00:00.000Z', evidenceEventIds: ['event-1', 'event-2'], order: later },
    over,
  );
const recordOutreach = (over: Partial<RecordOutreach> = {}): RecordOutreach =>
  Object.assign(new RecordOutreach(), { ...enrollment, channel: 'phone', reached: true, order: later }, over);

const { given } = specOf(attendanceWatch, place());

describe('raising an attendance alarm', () => {
  it('tells what it rests on', () => given().when(raiseAlarm()).then([alarmRaised()]));
  it('is done once for the same absence', () => given(alarmRaised()).when(raiseAlarm()).thenNothing());
  it('is done again for the next absence', () =>
    given(alarmRaised())
      .when(raiseAlarm({ since: '2026-03-05T14:00:00.000Z' }))
      .then([alarmRaised({ since: '2026-03-05T14:00:00.000Z' })]));
  it('is done again for another kind', () =>
    given(alarmRaised())
      .when(raiseAlarm({ kind: 'propose-discharge' }))
      .then([alarmRaised({ kind: 'propose-discharge' })]));
  it('is left alone once the client was discharged', () =>
    given()
      .knowing(place({ dischargedAt: '2026-03-06T09:00:00.000Z' }))
      .when(raiseAlarm())
      .thenNothing());
  it('is refused of an enrollment nobody knows', () => given().knowing([]).when(raiseAlarm()).thenRefused(EnrollmentUnknown));
});

describe('recording outreach', () => {
  it('tells whether the client was reached', () => given(alarmRaised()).when(recordOutreach()).then([outreachRecorded]));
  it('is refused before admission', () =>
    given()
      .when(recordOutreach({ occurredAt: '2026-03-02T08:59:59.999Z' }))
      .thenRefused(BeforeAdmission));
  it('is refused after discharge', () =>
    given()
      .knowing(place({ dischargedAt: '2026-03-06T09:00:00.000Z' }))
      .when(recordOutreach())
      .thenRefused(EnrollmentNotOpen));
});
