import { describe, it } from '@jest/globals';
import { defaultLimits, type FollowUpAttempted, type FollowUpCompleted, type FollowUpDue, type FollowUpsOpened } from '@continuum/contracts';
import { specOf } from '@continuum/testing';
import { enrollment, ordered } from '../../testing/builders.js';
import { EnrollmentUnknown } from '../enrollments/client-enrollments.js';
import { AttemptFollowUp, CompleteFollowUp, MarkFollowUpDue, OpenFollowUps } from './follow-ups.commands.js';
import {
  FollowUpAlreadyCompleted,
  FollowUpNotYetDue,
  followUps,
  FollowUpsUnknown,
  FollowUpUnknown,
  FollowUpWithoutAnswers,
  GraduatedBeforeAdmission,
} from './follow-ups.js';

const graduatedAt = '2026-05-04T14:00:00.000Z';
const ids = { enrollmentId: 'enrollment-1', clientRef: 'client-1' };

// Each at midnight in Chicago: 05:00 UTC in summer, 06:00 in winter.
const due = [
  { day: 7, dueAt: '2026-05-11T05:00:00.000Z' },
  { day: 30, dueAt: '2026-06-03T05:00:00.000Z' },
  { day: 90, dueAt: '2026-08-02T05:00:00.000Z' },
  { day: 180, dueAt: '2026-10-31T05:00:00.000Z' },
  { day: 365, dueAt: '2027-05-04T05:00:00.000Z' },
] as const;
const justBefore = (instant: string): string => new Date(Date.parse(instant) - 1).toISOString();

const openedUnder = (policyversion: string, days: FollowUpsOpened['data']['due']): FollowUpsOpened & { policyversion: string } => ({
  type: 'FollowUpsOpened',
  data: { ...ids, graduatedAt, due: days },
  policyversion,
});
const opened = openedUnder('1', [...due]);
const dueOn = (day: number, dueAt: string): FollowUpDue => ({ type: 'FollowUpDue', data: { ...ids, day, dueAt } });
const attempted: FollowUpAttempted = {
  type: 'FollowUpAttempted',
  data: { ...ids, day: 7, channel: 'phone', result: 'no-answer', attemptedAt: '2026-05-11T05:00:00.000Z' },
};
const answers = { abstinent30d: true, employment: 1, livingArrangement: 3, arrests30d: 0, selfHelpAttendance30d: 4, phq9: 3 } as const;
const completed: FollowUpCompleted = {
  type: 'FollowUpCompleted',
  data: { ...ids, day: 7, channel: 'phone', ...answers, completedAt: '2026-05-11T05:00:00.000Z' },
};

const open = (occurredAt = graduatedAt) => ordered(OpenFollowUps, { ...ids, occurredAt });
const markDue = (day: number, occurredAt: string) => ordered(MarkFollowUpDue, { enrollmentId: 'enrollment-1', day, occurredAt });
const attempt = (occurredAt: string, day = 7) =>
  ordered(AttemptFollowUp, { enrollmentId: 'enrollment-1', day, channel: 'phone', result: 'no-answer', occurredAt });
const complete = (occurredAt: string, told: Partial<CompleteFollowUp> = answers) =>
  ordered(CompleteFollowUp, { enrollmentId: 'enrollment-1', day: 7, channel: 'phone', ...told, occurredAt });

const { given } = specOf(followUps, [enrollment()]);

describe('opening the follow-ups of a graduation (R28)', () => {
  it('sets them on days 7, 30, 90, 180 and 365, as the program counts days', () => given().when(open()).then([opened]));
  it('follows the policy under which the client was admitted', () =>
    given()
      .knowing([enrollment({ policyVersion: '2', limits: { ...defaultLimits, followUpDays: [14] } })])
      .when(open())
      .then([openedUnder('2', [{ day: 14, dueAt: '2026-05-18T05:00:00.000Z' }])]));
  it('opens none where the policy wants none', () =>
    given()
      .knowing([enrollment({ limits: { ...defaultLimits, followUpDays: [] } })])
      .when(open())
      .thenNothing());
  it('changes nothing when they are open', () => given(opened).when(open()).thenNothing());
  it('is refused for an enrollment nobody knows', () => given().knowing([]).when(open()).thenRefused(EnrollmentUnknown));
  it('is refused before the admission', () => given().when(open('2026-03-02T14:59:00.000Z')).thenRefused(GraduatedBeforeAdmission));
});

describe.each(due)('the follow-up of day $day (R28)', ({ day, dueAt }) => {
  it('is due from the start of that day', () =>
    given(opened)
      .when(markDue(day, dueAt))
      .then([dueOn(day, dueAt)]));
  it('is not due a moment earlier', () =>
    given(opened)
      .when(markDue(day, justBefore(dueAt)))
      .thenRefused(FollowUpNotYetDue));
});

describe('marking a follow-up due', () => {
  it('changes nothing when it was due', () => given(opened, dueOn(7, due[0].dueAt)).when(markDue(7, due[0].dueAt)).thenNothing());
  it('changes nothing once it was completed', () => given(opened, completed).when(markDue(7, due[0].dueAt)).thenNothing());
  it('is refused of a day that has none', () => given(opened).when(markDue(8, due[0].dueAt)).thenRefused(FollowUpUnknown));
  it('is refused where no follow-ups were opened', () => given().when(markDue(7, due[0].dueAt)).thenRefused(FollowUpsUnknown));
});

describe('trying to reach a client', () => {
  it('is recorded from the day it is due', () => given(opened).when(attempt(due[0].dueAt)).then([attempted]));
  it('may be repeated', () => given(opened, attempted).when(attempt(due[0].dueAt)).then([attempted]));
  it('is refused before', () =>
    given(opened)
      .when(attempt(justBefore(due[0].dueAt)))
      .thenRefused(FollowUpNotYetDue));
  it('is refused once the client has answered', () => given(opened, completed).when(attempt(due[0].dueAt)).thenRefused(FollowUpAlreadyCompleted));
});

describe('completing a follow-up', () => {
  it('records the answers', () => given(opened, dueOn(7, due[0].dueAt)).when(complete(due[0].dueAt)).then([completed]));
  it('leaves out what was not answered', () =>
    given(opened)
      .when(complete(due[0].dueAt, { employment: 3 }))
      .then([{ type: 'FollowUpCompleted', data: { ...ids, day: 7, channel: 'phone', employment: 3, completedAt: due[0].dueAt } }]));
  it('is refused without any answer', () => given(opened).when(complete(due[0].dueAt, {})).thenRefused(FollowUpWithoutAnswers));
  it('is refused before the day', () =>
    given(opened)
      .when(complete(justBefore(due[0].dueAt)))
      .thenRefused(FollowUpNotYetDue));
  it('is refused a second time', () => given(opened, completed).when(complete(due[0].dueAt)).thenRefused(FollowUpAlreadyCompleted));
});
