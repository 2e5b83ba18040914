import { describe, expect, it } from '@jest/globals';
import type { SessionCancelled, SessionCompleted, SessionRescheduled, SessionScheduled, SessionStarted } from '@continuum/contracts';
import { order, specOf } from '@continuum/testing';
import { folded, place } from '../../testing/admitted-client.js';
import { calendarWeek, weekOfSession, type Slot } from './calendar-week.js';
import { CompleteSession, StartSession } from './session.commands.js';
import {
  ClientNotInProgram,
  RosterEmpty,
  SessionAlreadyCompleted,
  SessionAlreadyStarted,
  SessionEndsTooEarly,
  SessionNotScheduled,
  SessionNotStarted,
  SessionOutsideItsSlot,
  SessionWasCancelled,
} from './session.refusals.js';
import { session } from './session.js';
import type { KnownToSession } from './start.js';

const sessionId = '2026-W10.session-1';
const slot: Slot = {
  programId: 'program-1',
  modality: 'group',
  groupId: 'group-1',
  clientRefs: ['client-1', 'client-2'],
  start: '2026-03-04T14:00:00.000Z',
  plannedMinutes: 180,
  facilitatorRef: 'staff-7',
  isoWeek: '2026-W10',
  day: '2026-03-04',
  isCancelled: false,
};
const known: KnownToSession = { slot, places: { 'client-1': place(), 'client-2': place({ enrollmentId: 'enrollment-2', clientRef: 'client-2' }) } };
const later = order({ now: '2026-03-05T09:00:00.000Z' });

const startSession = (over: Partial<StartSession> = {}): StartSession =>
  Object.assign(new StartSession(), { sessionId, occurredAt: '2026-03-04T14:00:00.000Z', order: later }, over);
const completeSession = (occurredAt = '2026-03-04T17:00:00.000Z'): CompleteSession =>
  Object.assign(new CompleteSession(), { sessionId, occurredAt, order: later });
const sessionStarted = (over: Partial<SessionStarted['data']> = {}): SessionStarted => ({
  type: 'SessionStarted',
  data: {
    sessionId,
    programId: 'program-1',
    modality: 'group',
    groupId: 'group-1',
    facilitatorRef: 'staff-7',
    actualStart: '2026-03-04T14:00:00.000Z',
    plannedMinutes: 180,
    day: '2026-03-04',
    isoWeek: '2026-W10',
    topics: [],
    roster: [
      { clientRef: 'client-1', enrollmentId: 'enrollment-1' },
      { clientRef: 'client-2', enrollmentId: 'enrollment-2' },
    ],
    ...over,
  },
});
const sessionCompleted: SessionCompleted = {
  type: 'SessionCompleted',
  data: {
    sessionId,
    programId: 'program-1',
    modality: 'group',
    groupId: 'group-1',
    facilitatorRef: 'staff-7',
    topics: [],
    actualStart: '2026-03-04T14:00:00.000Z',
    actualEnd: '2026-03-04T17:00:00.000Z',
    day: '2026-03-04',
    isoWeek: '2026-W10',
    rosterSize: 2,
  },
};
const onlyClientOne = [{ clientRef: 'client-1', enrollmentId: 'enrollment-1' }];
const clientTwoOnLeave: KnownToSession = {
  slot,
  places: { ...known.places, 'client-2': place({ leaves: [{ from: '2026-03-03T09:00:00.000Z', to: null }] }) },
};

const { given } = specOf(session, known);

describe('starting a session', () => {
  it('puts the clients booked on the roster', () => given().when(startSession()).then([sessionStarted()]));
  it('keeps its topics', () =>
    given()
      .when(startSession({ topics: ['coping'] }))
      .then([sessionStarted({ topics: ['coping'] })]));
  it('takes the clients named instead of those booked', () =>
    given()
      .when(startSession({ clientRefs: ['client-1'] }))
      .then([sessionStarted({ roster: onlyClientOne })]));
  it('leaves a client who is on leave off the roster', () =>
    given()
      .knowing(clientTwoOnLeave)
      .when(startSession())
      .then([sessionStarted({ roster: onlyClientOne })]));
  it('leaves a client whom nobody admitted off the roster', () =>
    given()
      .knowing({ slot, places: { 'client-1': place() } })
      .when(startSession())
      .then([sessionStarted({ roster: onlyClientOne })]));
  it('is refused where a client named is on leave', () =>
    given()
      .knowing(clientTwoOnLeave)
      .when(startSession({ clientRefs: ['client-1', 'client-2'] }))
      .thenRefused(ClientNotInProgram));
  it('is refused where nobody is left on the roster', () => given().knowing({ slot, places: {} }).when(startSession()).thenRefused(RosterEmpty));
  it('is refused of a session nobody scheduled', () => given().knowing({ slot: null, places: {} }).when(startSession()).thenRefused(SessionNotScheduled));
  it('knows no client by the name of what every object has', () =>
    given()
      .when(startSession({ clientRefs: ['constructor'] }))
      .thenRefused(ClientNotInProgram));
  it('is refused of a session that was cancelled', () =>
    given()
      .knowing({ ...known, slot: { ...slot, isCancelled: true } })
      .when(startSession())
      .thenRefused(SessionWasCancelled));
  it('is refused twice', () => given(sessionStarted()).when(startSession()).thenRefused(SessionAlreadyStarted));
  it('may be later than planned by the length of the session', () =>
    given()
      .when(startSession({ occurredAt: '2026-03-04T17:00:00.000Z' }))
      .then([sessionStarted({ actualStart: '2026-03-04T17:00:00.000Z' })]));
  it.each(['2026-03-04T17:01:00.000Z', '2026-03-04T10:59:00.000Z'])('is refused outside its slot, at %s', (occurredAt) =>
    given().when(startSession({ occurredAt })).thenRefused(SessionOutsideItsSlot),
  );
});

describe('completing a session', () => {
  it('tells when it ended', () => given(sessionStarted()).when(completeSession()).then([sessionCompleted]));
  it('is refused before it began', () => given(sessionStarted()).when(completeSession('2026-03-04T14:00:00.000Z')).thenRefused(SessionEndsTooEarly));
  it('is refused of a session that has not started', () => given().when(completeSession()).thenRefused(SessionNotStarted));
  it('is refused twice', () => given(sessionStarted(), sessionCompleted).when(completeSession()).thenRefused(SessionAlreadyCompleted));
});

describe('the slot of a session', () => {
  const scheduled: SessionScheduled = {
    type: 'SessionScheduled',
    data: {
      sessionId,
      programId: 'program-1',
      modality: 'group',
      groupId: 'group-1',
      clientRefs: ['client-1', 'client-2'],
      start: '2026-03-04T14:00:00.000Z',
      plannedMinutes: 180,
      facilitatorRef: 'staff-7',
      delivery: 'in-person',
      isoWeek: '2026-W10',
      day: '2026-03-04',
    },
  };
  const rescheduled: SessionRescheduled = {
    type: 'SessionRescheduled',
    data: {
      sessionId,
      programId: 'program-1',
      start: '2026-03-05T14:00:00.000Z',
      plannedMinutes: 120,
      facilitatorRef: 'staff-8',
      isoWeek: '2026-W10',
      day: '2026-03-05',
    },
  };
  const cancelled: SessionCancelled = {
    type: 'SessionCancelled',
    data: { sessionId, programId: 'program-1', cancelledBy: 'program', reason: 'facilitator-unavailable' },
  };

  it('is as it was booked', () => expect(folded(calendarWeek, scheduled)).toStrictEqual({ [sessionId]: slot }));
  it('is as it was moved', () =>
    expect(folded(calendarWeek, scheduled, rescheduled)[sessionId]).toMatchObject({
      start: '2026-03-05T14:00:00.000Z',
      day: '2026-03-05',
      plannedMinutes: 120,
    }));
  it('is cancelled', () => expect(folded(calendarWeek, scheduled, cancelled)[sessionId]?.isCancelled).toBe(true));
  it('stands in the week that its id begins with', () => expect(weekOfSession(sessionId)).toBe('2026-W10'));
});
