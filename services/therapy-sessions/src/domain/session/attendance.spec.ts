import { describe, it } from '@jest/globals';
import type { AttendanceCorrected, SessionAttended, SessionCompleted, SessionMissed, SessionStarted } from '@continuum/contracts';
import { HappensInTheFuture, type Decided } from '@continuum/event-sourcing';
import { order, specOf } from '@continuum/testing';
import { place } from '../../testing/admitted-client.js';
import { CompleteSession, CorrectAttendance, RecordAttendance, type ClientWhoAttended, type ClientWhoMissed } from './session.commands.js';
import {
  AttendanceAlreadyRecorded,
  AttendanceNotRecorded,
  AttendanceOutsideSession,
  ClientNamedTwice,
  ClientNotInProgram,
  ClientNotOnRoster,
  CorrectionContradictsItself,
  SessionEndsTooEarly,
  SessionNotStarted,
} from './session.refusals.js';
import { session } from './session.js';
import type { KnownToSession } from './start.js';

const sessionId = '2026-W10.session-1';
const ofSession = { sessionId, programId: 'program-1', modality: 'group', day: '2026-03-04', isoWeek: '2026-W10' } as const;
const started: SessionStarted = {
  type: 'SessionStarted',
  data: {
    ...ofSession,
    facilitatorRef: 'staff-7',
    actualStart: '2026-03-04T14:00:00.000Z',
    plannedMinutes: 180,
    topics: [],
    roster: [
      { clientRef: 'client-1', enrollmentId: 'enrollment-1' },
      { clientRef: 'client-2', enrollmentId: 'enrollment-2' },
    ],
  },
};
const completed: SessionCompleted = {
  type: 'SessionCompleted',
  data: { ...ofSession, facilitatorRef: 'staff-7', topics: [], actualStart: '2026-03-04T14:00:00.000Z', actualEnd: '2026-03-04T17:00:00.000Z', rosterSize: 2 },
};
const attended = (over: Partial<SessionAttended['data']> = {}): Decided<SessionAttended> => ({
  type: 'SessionAttended',
  data: {
    ...ofSession,
    enrollmentId: 'enrollment-1',
    clientRef: 'client-1',
    arrivedAt: '2026-03-04T14:00:00.000Z',
    leftAt: '2026-03-04T17:00:00.000Z',
    minutesAttended: 180,
    partial: false,
    mode: 'in-person',
    ...over,
  },
  time: over.arrivedAt ?? '2026-03-04T14:00:00.000Z',
  policyversion: '1',
});
const missed = (over: Partial<SessionMissed['data']> = {}): Decided<SessionMissed> => ({
  type: 'SessionMissed',
  data: { ...ofSession, enrollmentId: 'enrollment-2', clientRef: 'client-2', plannedMinutes: 180, kind: 'cancelled-late', ...over },
  time: '2026-03-04T14:00:00.000Z',
  policyversion: '1',
});
const corrected = (over: Partial<AttendanceCorrected['data']> = {}): Decided<AttendanceCorrected> => ({
  type: 'AttendanceCorrected',
  data: {
    ...ofSession,
    enrollmentId: 'enrollment-1',
    clientRef: 'client-1',
    corrects: 'event-1',
    formerMinutes: 180,
    formerStatus: 'attended',
    reason: 'entry-error',
    ...over,
  },
  time: '2026-03-04T14:00:00.000Z',
});

const later = order({ now: '2026-03-05T09:00:00.000Z' });
const here = (over: Partial<ClientWhoAttended> = {}): ClientWhoAttended => ({
  clientRef: 'client-1',
  arrivedAt: '2026-03-04T14:00:00.000Z',
  leftAt: '2026-03-04T17:00:00.000Z',
  mode: 'in-person',
  ...over,
});
const away = (over: Partial<ClientWhoMissed> = {}): ClientWhoMissed => ({ clientRef: 'client-2', kind: 'cancelled-late', ...over });
const recordAttendance = (over: Partial<RecordAttendance> = {}): RecordAttendance => Object.assign(new RecordAttendance(), { sessionId, order: later }, over);
const correctAttendance = (over: Partial<CorrectAttendance> = {}): CorrectAttendance =>
  Object.assign(new CorrectAttendance(), { sessionId, clientRef: 'client-1', reason: 'entry-error', order: later }, over);

const known: KnownToSession = { slot: null, places: { 'client-1': place(), 'client-2': place({ enrollmentId: 'enrollment-2', clientRef: 'client-2' }) } };
const { given } = specOf(session, known);
const nextWeek = order({ now: '2026-03-12T09:00:00.000Z' });

describe('recording attendance', () => {
  it('tells of several clients at once', () =>
    given(started)
      .when(recordAttendance({ attended: [here()], missed: [away()] }))
      .then([attended(), missed()]));
  it('counts the minutes that the client was there', () =>
    given(started)
      .when(recordAttendance({ attended: [here({ leftAt: '2026-03-04T15:29:59.000Z' })] }))
      .then([attended({ leftAt: '2026-03-04T15:29:59.000Z', minutesAttended: 89 })]));
  it('is whole 15 minutes after the beginning', () =>
    given(started)
      .when(recordAttendance({ attended: [here({ arrivedAt: '2026-03-04T14:15:00.000Z' })] }))
      .then([attended({ arrivedAt: '2026-03-04T14:15:00.000Z', minutesAttended: 165, partial: false })]));
  it('is partial a moment later', () =>
    given(started)
      .when(recordAttendance({ attended: [here({ arrivedAt: '2026-03-04T14:15:01.000Z' })] }))
      .then([attended({ arrivedAt: '2026-03-04T14:15:01.000Z', minutesAttended: 164, partial: true })]));
  it('calls for outreach within 24 hours of a no-show', () =>
    given(started)
      .when(recordAttendance({ missed: [away({ kind: 'no-show' })] }))
      .then([missed({ kind: 'no-show', outreachDue: '2026-03-05T14:00:00.000Z' })]));
  it('may follow the end of the session', () =>
    given(started, completed)
      .when(recordAttendance({ attended: [here()] }))
      .then([attended()]));

  it.each([
    ['from before it began', { arrivedAt: '2026-03-04T13:59:59.000Z' }],
    ['for no time at all', { arrivedAt: '2026-03-04T15:00:00.000Z', leftAt: '2026-03-04T15:00:00.000Z' }],
    ['until after it ended', { leftAt: '2026-03-04T17:00:01.000Z' }],
  ])('is refused %s', (_how, over) =>
    given(started, completed)
      .when(recordAttendance({ attended: [here(over)] }))
      .thenRefused(AttendanceOutsideSession),
  );
  it('may last a week in a session that nobody has ended', () =>
    given(started)
      .when(recordAttendance({ attended: [here({ leftAt: '2026-03-11T14:00:59.999Z' })], order: nextWeek }))
      .then([attended({ leftAt: '2026-03-11T14:00:59.999Z', minutesAttended: 10_080 })]));
  it('is refused for a minute more than a week', () =>
    given(started)
      .when(recordAttendance({ attended: [here({ leftAt: '2026-03-11T14:01:00.000Z' })], order: nextWeek }))
      .thenRefused(AttendanceOutsideSession));
  it('is refused ahead of the clock', () =>
    given(started)
      .when(recordAttendance({ attended: [here({ leftAt: '2026-03-05T09:00:01.000Z' })] }))
      .thenRefused(HappensInTheFuture));
  it('is refused of a client who is not on the roster', () =>
    given(started)
      .when(recordAttendance({ attended: [here({ clientRef: 'client-3' })] }))
      .thenRefused(ClientNotOnRoster));
  it('is refused of a client on leave', () =>
    given(started)
      .knowing({ slot: null, places: { 'client-1': place({ leaves: [{ from: '2026-03-04T14:00:00.000Z', to: null }] }) } })
      .when(recordAttendance({ attended: [here()] }))
      .thenRefused(ClientNotInProgram));
  it('is refused of a client who was discharged before', () =>
    given(started)
      .knowing({ slot: null, places: { 'client-1': place({ dischargedAt: '2026-03-04T14:00:00.000Z' }) } })
      .when(recordAttendance({ attended: [here()] }))
      .thenRefused(ClientNotInProgram));
  it('is told of a client who was discharged afterwards', () =>
    given(started)
      .knowing({ slot: null, places: { 'client-1': place({ dischargedAt: '2026-03-04T17:00:00.000Z' }) } })
      .when(recordAttendance({ attended: [here()] }))
      .then([attended()]));
  it('is refused of a client named twice', () =>
    given(started)
      .when(recordAttendance({ attended: [here()], missed: [away({ clientRef: 'client-1' })] }))
      .thenRefused(ClientNamedTwice));
  it('is refused of a session that has not started', () =>
    given()
      .when(recordAttendance({ attended: [here()] }))
      .thenRefused(SessionNotStarted));

  it('changes nothing where the same was recorded', () =>
    given(started, attended(), missed())
      .when(recordAttendance({ attended: [here()], missed: [away()] }))
      .thenNothing());
  it('is refused where something else was recorded', () =>
    given(started, attended())
      .when(recordAttendance({ missed: [away({ clientRef: 'client-1' })] }))
      .thenRefused(AttendanceAlreadyRecorded));
});

describe('correcting attendance', () => {
  it('gives other minutes, at the time of the session', () =>
    given(started, attended())
      .when(correctAttendance({ newMinutes: 90 }))
      .then([corrected({ newMinutes: 90 })]));
  it('says that the client was not there', () =>
    given(started, attended())
      .when(correctAttendance({ newStatus: 'no-show' }))
      .then([corrected({ newStatus: 'no-show' })]));
  it('says that the client was there after all', () =>
    given(started, missed({ clientRef: 'client-1', enrollmentId: 'enrollment-1', kind: 'no-show' }))
      .when(correctAttendance({ newStatus: 'attended', newMinutes: 120 }))
      .then([corrected({ newStatus: 'attended', newMinutes: 120, formerMinutes: 0, formerStatus: 'no-show' })]));
  it('names the first fact, a second time too', () =>
    given(started, attended(), corrected({ newMinutes: 90 }))
      .when(correctAttendance({ newMinutes: 100 }))
      .then([corrected({ newMinutes: 100, formerMinutes: 90 })]));
  it('changes nothing where it holds already', () =>
    given(started, attended())
      .when(correctAttendance({ newMinutes: 180 }))
      .thenNothing());
  it('gives as many minutes as the session had', () =>
    given(started, attended({ minutesAttended: 90 }), completed)
      .when(correctAttendance({ newMinutes: 180 }))
      .then([corrected({ newMinutes: 180, formerMinutes: 90 })]));
  it('is refused for one minute more', () =>
    given(started, attended({ minutesAttended: 90 }), completed)
      .when(correctAttendance({ newMinutes: 181 }))
      .thenRefused(AttendanceOutsideSession));
  it('is refused where nothing was recorded', () =>
    given(started)
      .when(correctAttendance({ newMinutes: 90 }))
      .thenRefused(AttendanceNotRecorded));
  it.each([{}, { newStatus: 'no-show', newMinutes: 30 }] as const)('is refused where it says %j', (over) =>
    given(started, attended()).when(correctAttendance(over)).thenRefused(CorrectionContradictsItself),
  );
  it.each([{ newStatus: 'attended' }, { newMinutes: 30 }] as const)('is refused of a missed session where it says %j', (over) =>
    given(started, missed())
      .when(correctAttendance({ clientRef: 'client-2', ...over }))
      .thenRefused(CorrectionContradictsItself),
  );
});

describe('completing a session with attendance', () => {
  const completeSession = (occurredAt: string): CompleteSession => Object.assign(new CompleteSession(), { sessionId, occurredAt, order: later });

  it('may be when the last client leaves', () => given(started, attended()).when(completeSession('2026-03-04T17:00:00.000Z')).then([completed]));
  it('is refused a moment before', () => given(started, attended()).when(completeSession('2026-03-04T16:59:59.000Z')).thenRefused(SessionEndsTooEarly));
});
