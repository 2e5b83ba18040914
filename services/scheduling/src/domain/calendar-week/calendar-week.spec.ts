import { describe, it } from '@jest/globals';
import { order, specOf } from '@continuum/testing';
import { BeforeAdmission, ClientNotEnrolled } from '../enrollment/enrollments.js';
import { GroupNotOpen, GroupUnknown } from '../therapy-group/group-refusals.js';
import type { TherapyGroup } from '../therapy-group/therapy-group.js';
import { enrollment, limits, programOf } from '../../testing/builders.js';
import {
  attendee,
  cancelSession,
  rescheduleSession,
  scheduleSession,
  sessionCancelled,
  sessionRescheduled,
  sessionScheduled,
} from '../../testing/calendar-builders.js';
import type { Attendee } from './attending.js';
import { calendarWeek, type KnownOfWeek } from './calendar-week.js';
import type { CalendarWeekEvent } from './week-state.js';
import {
  BeforeSessionWasScheduled,
  ClientDoubleBooked,
  FacilitatorDoubleBooked,
  GroupHasNoMembers,
  GroupOfAnotherProgram,
  GroupSessionWithoutGroup,
  IndividualSessionForOne,
  SessionForNobody,
  SessionHasStarted,
  SessionLeavesItsWeek,
  SessionRunsPastItsWeek,
  SessionUnknown,
  SessionWasCancelled,
  SessionWithinObligation,
  TreatmentPlanHasLapsed,
} from './calendar-refusals.js';

const noGroup: TherapyGroup = { status: 'Unknown' };
const group: TherapyGroup = {
  status: 'Open',
  programId: 'program-1',
  openedAt: '2026-02-01T14:00:00.000Z',
  minCapacity: 2,
  maxCapacity: 12,
  seated: [],
  waiting: [],
  gone: [],
};
const known = (over: Partial<KnownOfWeek> = {}): KnownOfWeek => ({
  program: programOf(),
  group: noGroup,
  attendees: [attendee(1)],
  progress: 'NotStarted',
  ...over,
});
const spec = specOf(calendarWeek, known());
/** What stands in the calendar was written on the Friday before. */
const given = (...facts: readonly CalendarWeekEvent[]) => spec.given(...facts.map((fact) => ({ ...fact, time: '2026-02-27T17:00:00.000Z' })));
const other = { clientRefs: ['client-2'], facilitatorRef: 'staff-2' };
const at = (start: string, plannedMinutes = 60) => ({ start, plannedMinutes });
const knowing = (...attendees: Attendee[]) => known({ attendees });

describe('scheduling a session', () => {
  it('books it on its day', () =>
    given()
      .when(scheduleSession(1))
      .then([sessionScheduled(1)]));

  it('counts the day and the week where the program is', () => {
    const late = at('2026-03-09T02:00:00.000Z');
    given()
      .when(scheduleSession(1, late))
      .then([sessionScheduled(1, { ...late, day: '2026-03-08' })]);
  });

  it('up to the end of the week is right', () => {
    const late = at('2026-03-09T03:00:00.000Z');
    given()
      .when(scheduleSession(1, late))
      .then([sessionScheduled(1, { ...late, day: '2026-03-08' })]);
  });
  it('past the end of the week is refused', () =>
    given()
      .when(scheduleSession(1, at('2026-03-09T03:00:00.000Z', 61)))
      .thenRefused(SessionRunsPastItsWeek));

  it('needs whom it is for', () => {
    const { clientRefs: _clientRefs, ...forNobody } = scheduleSession(1, { modality: 'family' });
    given().when(forNobody).thenRefused(SessionForNobody);
  });
  it('is not for a group and for others at once', () =>
    given()
      .when(scheduleSession(1, { groupId: 'group-1' }))
      .thenRefused(SessionForNobody));
  it('of a group names the group', () =>
    given()
      .when(scheduleSession(1, { modality: 'group' }))
      .thenRefused(GroupSessionWithoutGroup));
  it('for one alone is not for two', () =>
    given()
      .when(scheduleSession(1, { clientRefs: ['client-1', 'client-2'] }))
      .thenRefused(IndividualSessionForOne));

  it('is refused for who is not enrolled', () =>
    given()
      .knowing(knowing(attendee(1, { enrollments: [] })))
      .when(scheduleSession(1))
      .thenRefused(ClientNotEnrolled));
  it('is refused after discharge', () =>
    given()
      .knowing(knowing(attendee(1, { enrollments: [enrollment({ dischargedAt: '2026-03-02T13:59:59.999Z' })] })))
      .when(scheduleSession(1))
      .thenRefused(ClientNotEnrolled));
  it('is refused before admission', () =>
    given()
      .knowing(knowing(attendee(1, { enrollments: [enrollment({ admittedAt: '2026-03-02T14:00:00.001Z' })] })))
      .when(scheduleSession(1))
      .thenRefused(BeforeAdmission));
});

describe('double-booking (R10)', () => {
  const nextHour = at('2026-03-02T15:00:00.000Z');
  const aMinuteEarly = at('2026-03-02T14:59:00.000Z');

  it('a facilitator may go from one session to the next', () =>
    given(sessionScheduled(1))
      .when(scheduleSession(2, { ...nextHour, clientRefs: ['client-2'] }))
      .then([sessionScheduled(2, nextHour)]));
  it('a facilitator may not leave a session a minute early', () =>
    given(sessionScheduled(1, { clientRefs: ['client-2'] }))
      .when(scheduleSession(2, aMinuteEarly))
      .thenRefused(FacilitatorDoubleBooked));
  it('a facilitator may not come a minute late', () =>
    given(sessionScheduled(1, { clientRefs: ['client-2'] }))
      .when(scheduleSession(2, at('2026-03-02T13:01:00.000Z')))
      .thenRefused(FacilitatorDoubleBooked));
  it('nor stay away from a session to help in another', () =>
    given(sessionScheduled(1, { clientRefs: ['client-2'] }))
      .when(scheduleSession(2, { facilitatorRef: 'staff-2', coFacilitatorRef: 'staff-1' }))
      .thenRefused(FacilitatorDoubleBooked));
  it('a client may go from one session to the next', () =>
    given(sessionScheduled(1, { facilitatorRef: 'staff-2' }))
      .when(scheduleSession(2, nextHour))
      .then([sessionScheduled(2, nextHour)]));
  it('a client may not leave a session a minute early', () =>
    given(sessionScheduled(1, { facilitatorRef: 'staff-2' }))
      .when(scheduleSession(2, aMinuteEarly))
      .thenRefused(ClientDoubleBooked));
  it('others may meet at the same time', () =>
    given(sessionScheduled(1, other))
      .when(scheduleSession(2))
      .then([sessionScheduled(2)]));
  it('the time of a cancelled session is free', () =>
    given(sessionScheduled(1), sessionCancelled(1))
      .when(scheduleSession(2))
      .then([sessionScheduled(2)]));
  it('the time that a session has left is free', () =>
    given(sessionScheduled(1), sessionRescheduled(1))
      .when(scheduleSession(2))
      .then([sessionScheduled(2)]));
  it('the time that a session was moved to is not', () =>
    given(sessionScheduled(1), sessionRescheduled(1)).when(scheduleSession(2, nextHour)).thenRefused(FacilitatorDoubleBooked));
});

describe('a session within a declared obligation (R10)', () => {
  const works = (from: string, to: string, day: 'SU' | 'MO' = 'MO'): Attendee =>
    attendee(1, {
      obligations: [
        { status: 'Holds', obligationId: 'obligation-1', clientRef: 'client-1', windows: [{ day, from, to }], declaredAt: '2026-02-10T14:00:00.000Z' },
      ],
    });
  const ended = (one: Attendee): Attendee => ({ ...one, obligations: one.obligations.map((obligation) => ({ ...obligation, status: 'Ended' as const })) });
  const warned = sessionScheduled(1, { conflicts: [{ clientRef: 'client-1', obligationId: 'obligation-1' }] });
  const refusing = (one: Attendee): KnownOfWeek =>
    known({ attendees: [one], program: programOf({ limits: limits({ doubleBookingWithinObligation: 'refuse' }) }) });

  it('is booked with a warning', () =>
    given()
      .knowing(knowing(works('09:59', '17:00')))
      .when(scheduleSession(1))
      .then([warned]));
  it('is booked without one when work begins as it ends', () =>
    given()
      .knowing(knowing(works('10:00', '17:00')))
      .when(scheduleSession(1))
      .then([sessionScheduled(1)]));
  it('is booked without one when work ends as it begins', () =>
    given()
      .knowing(knowing(works('05:00', '09:00')))
      .when(scheduleSession(1))
      .then([sessionScheduled(1)]));
  it('is booked without one on another day', () =>
    given()
      .knowing(knowing(works('09:00', '17:00', 'SU')))
      .when(scheduleSession(1))
      .then([sessionScheduled(1)]));
  it('is seen in a shift of the night before', () =>
    given()
      .knowing(knowing(works('22:00', '09:01', 'SU')))
      .when(scheduleSession(1))
      .then([warned]));
  it('is booked without one after the obligation ended', () =>
    given()
      .knowing(knowing(ended(works('09:00', '17:00'))))
      .when(scheduleSession(1))
      .then([sessionScheduled(1)]));
  it('is refused where the policy says so', () =>
    given()
      .knowing(refusing(works('09:59', '17:00')))
      .when(scheduleSession(1))
      .thenRefused(SessionWithinObligation));
  it('is not refused beside it', () =>
    given()
      .knowing(refusing(works('10:00', '17:00')))
      .when(scheduleSession(1))
      .then([sessionScheduled(1)]));
  it('warns when a session is moved into it', () =>
    given(sessionScheduled(1))
      .knowing(knowing(works('10:59', '17:00')))
      .when(rescheduleSession(1))
      .then([sessionRescheduled(1, { conflicts: [{ clientRef: 'client-1', obligationId: 'obligation-1' }] })]));
});

describe('a lapsed treatment plan (R17)', () => {
  const lapsed = attendee(1, { plan: 'Lapsed' });
  it('does not block scheduling', () =>
    given()
      .knowing(knowing(lapsed))
      .when(scheduleSession(1))
      .then([sessionScheduled(1)]));
  it('blocks it where the policy says so', () =>
    given()
      .knowing(known({ attendees: [lapsed], program: programOf({ limits: limits({ lapsedPlanBlocksScheduling: true }) }) }))
      .when(scheduleSession(1))
      .thenRefused(TreatmentPlanHasLapsed));
});

describe('scheduling a group session', () => {
  const { clientRefs: _clientRefs, ...forGroup } = scheduleSession(1, { modality: 'group', groupId: 'group-1' });
  const members = (...attendees: Attendee[]): KnownOfWeek => known({ group, attendees });
  const booked = (clientRefs: string[], isBelow = false) =>
    sessionScheduled(1, { modality: 'group', groupId: 'group-1', clientRefs, ...(isBelow ? { isBelowGroupMinimum: true } : {}) });

  it('books its members', () =>
    given()
      .knowing(members(attendee(1), attendee(2)))
      .when(forGroup)
      .then([booked(['client-1', 'client-2'])]));
  it('says when they are fewer than the group is meant to have (R9)', () =>
    given()
      .knowing(members(attendee(1)))
      .when(forGroup)
      .then([booked(['client-1'], true)]));
  it('leaves out who is no longer enrolled', () =>
    given()
      .knowing(members(attendee(1), attendee(2), attendee(3, { enrollments: [enrollment({ dischargedAt: '2026-03-01T14:00:00.000Z' })] })))
      .when(forGroup)
      .then([booked(['client-1', 'client-2'])]));
  it('is refused while nobody is in it', () => given().knowing(members()).when(forGroup).thenRefused(GroupHasNoMembers));
  it('is refused of a group of another program', () =>
    given()
      .knowing(known({ group: { ...group, programId: 'program-2' } }))
      .when(forGroup)
      .thenRefused(GroupOfAnotherProgram));
  it('is refused of a closed group', () =>
    given()
      .knowing(known({ group: { status: 'Closed', programId: 'program-1', gone: [] } }))
      .when(forGroup)
      .thenRefused(GroupNotOpen));
  it('is refused of a group nobody knows', () => given().when(forGroup).thenRefused(GroupUnknown));
  it('is refused when one of its members is elsewhere', () =>
    given(sessionScheduled(2, other))
      .knowing(members(attendee(1), attendee(2)))
      .when(forGroup)
      .thenRefused(ClientDoubleBooked));
});

describe('rescheduling a session', () => {
  const sunday = { start: '2026-03-09T03:00:00.000Z', plannedMinutes: 60 };

  it('moves it', () =>
    given(sessionScheduled(1))
      .when(rescheduleSession(1))
      .then([sessionRescheduled(1)]));
  it('may move it by less than its length', () => {
    const soon = { start: '2026-03-02T14:10:00.000Z' };
    given(sessionScheduled(1))
      .when(rescheduleSession(1, soon))
      .then([sessionRescheduled(1, soon)]);
  });
  it('may give it another facilitator', () =>
    given(sessionScheduled(1))
      .when(rescheduleSession(1, { facilitatorRef: 'staff-2' }))
      .then([sessionRescheduled(1, { facilitatorRef: 'staff-2' })]));
  it('within the week is right', () =>
    given(sessionScheduled(1))
      .when(rescheduleSession(1, sunday))
      .then([sessionRescheduled(1, { ...sunday, day: '2026-03-08' })]));
  it('past the end of the week is refused', () =>
    given(sessionScheduled(1))
      .when(rescheduleSession(1, { ...sunday, plannedMinutes: 61 }))
      .thenRefused(SessionRunsPastItsWeek));
  it('to another week is refused', () =>
    given(sessionScheduled(1))
      .when(rescheduleSession(1, { start: '2026-03-09T04:00:00.000Z' }))
      .thenRefused(SessionLeavesItsWeek));
  it('to where it stands changes nothing', () =>
    given(sessionScheduled(1))
      .when(rescheduleSession(1, { start: '2026-03-02T14:00:00.000Z' }))
      .thenNothing());
  it('into another session of its facilitator is refused', () =>
    given(sessionScheduled(1), sessionScheduled(2, { start: '2026-03-02T15:59:00.000Z', clientRefs: ['client-2'] }))
      .when(rescheduleSession(1))
      .thenRefused(FacilitatorDoubleBooked));
  it('of a session that has started is refused', () =>
    given(sessionScheduled(1))
      .knowing(known({ progress: 'Started' }))
      .when(rescheduleSession(1))
      .thenRefused(SessionHasStarted));
  it('of a cancelled session is refused', () => given(sessionScheduled(1), sessionCancelled(1)).when(rescheduleSession(1)).thenRefused(SessionWasCancelled));
  it('of a session nobody knows is refused', () => given().when(rescheduleSession(1)).thenRefused(SessionUnknown));
});

describe('cancelling a session', () => {
  const later = { order: order({ now: '2026-03-02T13:00:00.000Z' }) };

  it('frees its time', () =>
    given(sessionScheduled(1))
      .when(cancelSession(1, later))
      .then([sessionCancelled(1)]));
  it('changes nothing the second time', () => given(sessionScheduled(1), sessionCancelled(1)).when(cancelSession(1, later)).thenNothing());
  it('before it was scheduled is refused', () =>
    given(sessionScheduled(1))
      .when(cancelSession(1, { ...later, occurredAt: '2026-02-27T16:59:59.999Z' }))
      .thenRefused(BeforeSessionWasScheduled));
  it('once it has started is refused', () =>
    given(sessionScheduled(1))
      .knowing(known({ progress: 'Started' }))
      .when(cancelSession(1, later))
      .thenRefused(SessionHasStarted));
  it('nobody knows is refused', () => given().when(cancelSession(1, later)).thenRefused(SessionUnknown));
});
