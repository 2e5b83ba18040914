import { describe, expect, it } from '@jest/globals';
import { streams, type SessionScheduled } from '@continuum/contracts';
import type { Outcome } from '@continuum/event-sourcing';
import { CancelSession, RescheduleSession, ScheduleSession } from '../domain/calendar-week/calendar-week.commands.js';
import { SessionHasStarted, SessionUnknown } from '../domain/calendar-week/calendar-refusals.js';
import { AssignClientSchedule, ChangeClientSchedule, CloseWeek, DeclareObligation, EndObligation } from '../domain/client-schedule/client-schedule.commands.js';
import { ClientNotEnrolled } from '../domain/enrollment/enrollments.js';
import { ProgramUnknown } from '../domain/program/program.js';
import { CloseGroup, EnrollInGroup, OpenGroup, RemoveFromGroup } from '../domain/therapy-group/therapy-group.commands.js';
import { clientDischarged } from '../testing/care-builders.js';
import { facility } from '../testing/facility.js';

const group = { groupId: 'group-1', programId: 'program-1', topicSet: ['coping' as const], minCapacity: 2, maxCapacity: 12, facilitatorRef: 'staff-7' };
const session = {
  programId: 'program-1',
  modality: 'individual' as const,
  clientRefs: ['client-1'],
  start: '2026-03-03T14:00:00.000Z',
  plannedMinutes: 180,
  facilitatorRef: 'staff-1',
  delivery: 'in-person' as const,
};
const { clientRefs: _clientRefs, ...withoutClients } = session;
const threeHours = { days: ['MO' as const, 'WE' as const, 'FR' as const], minutesPerDay: [180, 180, 180], effectiveFrom: '2026-03-02' };
const ofClient1 = { enrollmentId: 'enrollment-1', clientRef: 'client-1' };
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);
const typesOf = ({ events }: Outcome): readonly string[] => events.map(({ type }) => type);
const dataOf = ({ events }: Outcome): unknown => events[0]?.data;
const idOf = (outcome: Outcome): string => (dataOf(outcome) as SessionScheduled['data']).sessionId;

describe('a hundred clients who ask for a seat at once (R9)', () => {
  it('take the twelve seats, each one once; the others wait, each in a place of their own', async () => {
    const { send } = await facility(100);
    await send(OpenGroup, group);

    const outcomes = await Promise.all(numbers(100).map((client) => send(EnrollInGroup, { groupId: 'group-1', clientRef: `client-${client}` })));

    const told = (type: string, field: string): readonly number[] =>
      outcomes
        .flatMap(({ events }) => events.filter((event) => event.type === type).map(({ data }) => Number(Reflect.get(data as object, field))))
        .sort((a, b) => a - b);
    expect(told('ClientEnrolledInGroup', 'seat')).toStrictEqual(numbers(12));
    expect(told('GroupWaitlisted', 'place')).toStrictEqual(numbers(88));
  });
});

describe('a hundred sessions for one facilitator at one time (R10)', () => {
  it('are one session', async () => {
    const { send, store } = await facility(100);
    const answers = await Promise.allSettled(numbers(100).map((client) => send(ScheduleSession, { ...session, clientRefs: [`client-${client}`] })));

    const refusals = answers.flatMap((answer) => (answer.status === 'rejected' ? [(answer.reason as { code: string }).code] : []));
    expect(refusals).toStrictEqual(Array.from({ length: 99 }, () => 'scheduling.facilitator-double-booked'));
    expect(await store.readStream(streams.calendarWeek('facility-north', '2026-W10'))).toHaveLength(1);
  });
});

describe('groups', () => {
  it('are joined, left, taken over and closed', async () => {
    const { send } = await facility(3);
    await send(OpenGroup, { ...group, maxCapacity: 2 });
    for (const client of numbers(3)) await send(EnrollInGroup, { groupId: 'group-1', clientRef: `client-${client}` });

    expect(typesOf(await send(RemoveFromGroup, { groupId: 'group-1', clientRef: 'client-1', reason: 'clinical' }))).toStrictEqual([
      'ClientRemovedFromGroup',
      'ClientEnrolledInGroup',
    ]);
    const booked = await send(ScheduleSession, { ...withoutClients, modality: 'group', groupId: 'group-1' });
    expect(dataOf(booked)).toMatchObject({ clientRefs: ['client-2', 'client-3'], isoWeek: '2026-W10', day: '2026-03-03' });
    expect(typesOf(await send(CloseGroup, { groupId: 'group-1', reason: 'completed' }))).toStrictEqual([
      'ClientRemovedFromGroup',
      'ClientRemovedFromGroup',
      'GroupClosed',
    ]);
  });

  it('are not for a client whom intake has not admitted', async () => {
    const { send } = await facility(0);
    await send(OpenGroup, group);
    await expect(send(EnrollInGroup, { groupId: 'group-1', clientRef: 'client-9' })).rejects.toThrow(ClientNotEnrolled);
  });

  it('of another facility are not known', async () => {
    const { send } = await facility(1);
    await send(OpenGroup, group);
    await expect(send(EnrollInGroup, { groupId: 'group-1', clientRef: 'client-1' }, { facility: 'facility-south' })).rejects.toMatchObject({
      kind: 'not-found',
    });
  });
});

describe('sessions', () => {
  it('are moved and cancelled under the id that scheduling gave them', async () => {
    const { send } = await facility(1);
    const sessionId = idOf(await send(ScheduleSession, session));

    expect(sessionId).toMatch(/^2026-W10\.[0-9a-f-]{36}$/);
    expect(typesOf(await send(RescheduleSession, { sessionId, start: '2026-03-04T14:00:00.000Z' }))).toStrictEqual(['SessionRescheduled']);
    expect(typesOf(await send(CancelSession, { sessionId, cancelledBy: 'program', reason: 'weather' }))).toStrictEqual(['SessionCancelled']);
  });

  it('scheduled twice under one command id are one', async () => {
    const { send } = await facility(1);
    const commandId = '019caddb-a400-7000-a000-000000000001';
    const first = await send(ScheduleSession, session, { commandId });
    const again = await send(ScheduleSession, session, { commandId });

    expect(again).toStrictEqual({ ...first, repeated: true });
    await expect(send(ScheduleSession, { ...session, start: '2026-03-17T14:00:00.000Z' }, { commandId })).rejects.toMatchObject({ code: 'command.id-reused' });
  });

  it('stay where they are once they have started', async () => {
    const { send, tell } = await facility(1);
    const sessionId = idOf(await send(ScheduleSession, session));
    const { programId, modality, facilitatorRef, plannedMinutes, start } = session;
    const started = { sessionId, programId, modality, facilitatorRef, plannedMinutes, actualStart: start, day: '2026-03-03', isoWeek: '2026-W10', topics: [] };
    await tell(streams.session(sessionId), { type: 'SessionStarted', data: { ...started, roster: [ofClient1] } });

    await expect(send(CancelSession, { sessionId, cancelledBy: 'client', reason: 'illness' })).rejects.toThrow(SessionHasStarted);
  });

  it('nobody knows are not found, whatever the id looks like', async () => {
    const { send } = await facility(0);
    for (const sessionId of ['2026-W10.nobody', '2025-W53.nobody', 'nobody']) {
      await expect(send(RescheduleSession, { sessionId, start: session.start })).rejects.toThrow(SessionUnknown);
    }
    await expect(send(ScheduleSession, { ...session, programId: 'program-9' })).rejects.toThrow(ProgramUnknown);
  });

  it('that fall into a declared obligation carry the warning', async () => {
    const { send } = await facility(1);
    const windows = [{ day: 'TU' as const, from: '08:00', to: '10:00' }];
    await send(DeclareObligation, { ...ofClient1, obligationId: 'obligation-1', kind: 'work', windows });
    const conflicts = [{ clientRef: 'client-1', obligationId: 'obligation-1' }];

    expect(dataOf(await send(ScheduleSession, session))).toMatchObject({ conflicts });
    await send(EndObligation, { obligationId: 'obligation-1', enrollmentId: 'enrollment-1' });
    expect(dataOf(await send(ScheduleSession, { ...session, start: '2026-03-10T13:00:00.000Z' }))).not.toHaveProperty('conflicts');
  });
});

describe('the weekly dose', () => {
  it('is counted from the calendar, the schedule and the stay, and counted anew when they change', async () => {
    const { send, tell } = await facility(1);
    await send(AssignClientSchedule, { ...ofClient1, ...threeHours, reason: 'admission', occurredAt: '2026-03-02T14:00:00.000Z' });
    const days = ['2026-03-03', '2026-03-04', '2026-03-06'];
    for (const day of days) await send(ScheduleSession, { ...session, start: `${day}T14:00:00.000Z` });
    const week = {
      enrollmentId: 'enrollment-1',
      isoWeek: '2026-W10',
      excused: [],
      notHeld: [],
      attended: days.slice(0, 2).map((day) => ({ day, minutes: 180 })),
    };
    const after = { now: '2026-03-09T04:00:00.000Z' };

    const first = await send(CloseWeek, week, after);
    expect(dataOf(first)).toMatchObject({ prescribedMinutes: 540, scheduledMinutes: 540, attendedMinutes: 360, attendedDays: 2, verdict: 'short-client' });
    expect(await send(CloseWeek, week, after)).toMatchObject({ events: [] });

    await send(ChangeClientSchedule, { enrollmentId: 'enrollment-1', ...threeHours, days: ['MO', 'TU', 'WE'], reason: 'clinical' }, after);
    await tell(streams.enrollment('client-1'), clientDischarged('2026-03-04T20:00:00.000Z'));
    expect(dataOf(await send(CloseWeek, { ...week, attended: [...week.attended, { day: '2026-03-02', minutes: 180 }] }, after))).toMatchObject({
      attendedMinutes: 540,
      verdict: 'met',
      supersedes: first.events[0]?.id,
    });
  });
});
