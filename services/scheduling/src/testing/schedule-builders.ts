import type { ClientScheduleAssigned, ObligationDeclared, ObligationEnded, WeeklyDoseClosed, Weekday } from '@continuum/contracts';
import { order } from '@continuum/testing';
import { AssignClientSchedule, ChangeClientSchedule, CloseWeek, DeclareObligation, EndObligation } from '../domain/client-schedule/client-schedule.commands.js';
import type { ClientScheduleEvent } from '../domain/client-schedule/schedule-state.js';

type Body<C> = Partial<Omit<C, 'type' | 'days'>> & { readonly days?: readonly Weekday[] };

const threeHours = { days: ['MO', 'WE', 'FR'], minutesPerDay: [180, 180, 180], effectiveFrom: '2026-03-02' } as const;
const oneWindow = [{ day: 'TU', from: '09:00', to: '17:00' }] as const;
const ofEnrollment = { enrollmentId: 'enrollment-1', clientRef: 'client-1' };

/** Three hours on Monday, Wednesday and Friday from 2026-03-02, under policy 1. */
export const scheduleAssigned = (
  over: { readonly days?: readonly Weekday[]; readonly minutesPerDay?: readonly number[]; readonly effectiveFrom?: string } = {},
): ClientScheduleEvent & ClientScheduleAssigned => {
  const { days, minutesPerDay, effectiveFrom } = { ...threeHours, ...over };
  const minutesPerWeek = minutesPerDay.reduce((total, one) => total + one, 0);
  const isTedsIntensive = minutesPerDay.filter((minutes) => minutes >= 120).length >= 3;
  const prescribed = { days: [...days], minutesPerDay: [...minutesPerDay], minutesPerWeek, effectiveFrom, isTedsIntensive };
  return { type: 'ClientScheduleAssigned', data: { ...ofEnrollment, programId: 'program-1', ...prescribed, reason: 'admission' }, policyversion: '1' };
};

export const scheduleChanged = (over: Parameters<typeof scheduleAssigned>[0] = {}): ClientScheduleEvent => ({
  ...scheduleAssigned(over),
  type: 'ClientScheduleChanged',
  data: { ...scheduleAssigned(over).data, reason: 'clinical' },
});

/** A job on Tuesdays from nine to five. */
export const obligationDeclared = (over: Partial<ObligationDeclared['data']> = {}): ObligationDeclared => ({
  type: 'ObligationDeclared',
  data: { obligationId: 'obligation-1', ...ofEnrollment, kind: 'work', windows: [...oneWindow], ...over },
});

export const obligationEnded: ObligationEnded = { type: 'ObligationEnded', data: { obligationId: 'obligation-1', ...ofEnrollment } };

/** Week 2026-W10: three sessions of three hours, all attended. */
export const weekClosed = (over: Partial<WeeklyDoseClosed['data']> = {}): ClientScheduleEvent => ({
  type: 'WeeklyDoseClosed',
  data: {
    ...ofEnrollment,
    programId: 'program-1',
    isoWeek: '2026-W10',
    prescribedMinutes: 540,
    scheduledMinutes: 540,
    attendedMinutes: 540,
    attendedDays: 3,
    claimableDays: 3,
    isTedsIntensive: true,
    verdict: 'met',
    ...over,
  },
  time: '2026-03-09T04:00:00.000Z',
  policyversion: '1',
});

export const assignSchedule = (over: Body<AssignClientSchedule> = {}): AssignClientSchedule =>
  Object.assign(new AssignClientSchedule(), { ...ofEnrollment, ...threeHours, reason: 'admission', order: order() }, over);

export const changeSchedule = (over: Body<ChangeClientSchedule> = {}): ChangeClientSchedule =>
  Object.assign(new ChangeClientSchedule(), { enrollmentId: 'enrollment-1', ...threeHours, reason: 'clinical', order: order() }, over);

export const declareObligation = (over: Partial<Omit<DeclareObligation, 'type'>> = {}): DeclareObligation =>
  Object.assign(new DeclareObligation(), { obligationId: 'obligation-1', ...ofEnrollment, kind: 'work', windows: oneWindow, order: order() }, over);

export const endObligation = (over: Partial<Omit<EndObligation, 'type'>> = {}): EndObligation =>
  Object.assign(new EndObligation(), { obligationId: 'obligation-1', enrollmentId: 'enrollment-1', order: order() }, over);

/** Closes week 2026-W10 at its very end, with nothing attended. */
export const closeWeek = (over: Partial<Omit<CloseWeek, 'type'>> = {}): CloseWeek =>
  Object.assign(
    new CloseWeek(),
    { enrollmentId: 'enrollment-1', isoWeek: '2026-W10', attended: [], excused: [], notHeld: [], order: order({ now: '2026-03-09T04:00:00.000Z' }) },
    over,
  );
