import type { ClientScheduleAssigned, ClientScheduleChanged, ObligationDeclared, ObligationEnded, WeeklyDoseClosed, WeeklyWindow } from '@continuum/contracts';
import type { Placed } from '@continuum/event-sourcing';
import type { Enrollments } from '../enrollment/enrollments.js';
import type { Told } from '../told.js';
import type { DayMinutes, Prescription } from './prescription.js';
import { ScheduleNotAssigned } from './schedule-refusals.js';
import type { Dose } from './weekly-dose.js';

export type ClientScheduleEvent = Told<ClientScheduleAssigned | ClientScheduleChanged | ObligationDeclared | ObligationEnded | WeeklyDoseClosed>;

/** A client's work, school or care; `status` tells whether it still holds. */
export interface Obligation {
  readonly status: 'Holds' | 'Ended';
  readonly obligationId: string;
  readonly clientRef: string;
  readonly windows: readonly WeeklyWindow[];
  readonly declaredAt: string;
}

interface ClosedWeek {
  readonly eventId: string;
  readonly dose: Dose;
}

/** Obligations may be told before the schedule is assigned. */
export type ClientSchedule =
  | { readonly status: 'Unassigned'; readonly obligations: readonly Obligation[] }
  | {
      readonly status: 'Assigned';
      readonly obligations: readonly Obligation[];
      readonly clientRef: string;
      readonly programId: string;
      /** In the order in which they were written; the last that has begun on a day holds. */
      readonly prescriptions: readonly [Prescription, ...Prescription[]];
      readonly closedWeeks: ReadonlyMap<string, ClosedWeek>;
    };

export type AssignedSchedule = Extract<ClientSchedule, { status: 'Assigned' }>;

/** A session booked for the client in the week to be closed, if the program did not cancel it. */
export interface BookedSession extends DayMinutes {
  readonly sessionId: string;
}

/** What a handler fetched: the client's enrollments, and for a week to be closed the sessions booked in it. */
export interface KnownOfSchedule {
  readonly enrollments: Enrollments;
  readonly booked: readonly BookedSession[];
}

/** @throws ScheduleNotAssigned */
export const assigned = (schedule: ClientSchedule, enrollmentId: string): AssignedSchedule => {
  if (schedule.status === 'Unassigned') throw new ScheduleNotAssigned(`Enrollment ${enrollmentId} has no schedule yet.`, { enrollmentId });
  return schedule;
};

export const evolve = (schedule: ClientSchedule, event: ClientScheduleEvent, at: Placed): ClientSchedule => {
  const { obligations } = schedule;
  switch (event.type) {
    case 'ClientScheduleAssigned': {
      const { clientRef, programId, days, minutesPerDay, effectiveFrom } = event.data;
      return { status: 'Assigned', obligations, clientRef, programId, prescriptions: [{ days, minutesPerDay, effectiveFrom }], closedWeeks: new Map() };
    }
    case 'ClientScheduleChanged': {
      if (schedule.status === 'Unassigned') return schedule;
      const { days, minutesPerDay, effectiveFrom } = event.data;
      return { ...schedule, prescriptions: [...schedule.prescriptions, { days, minutesPerDay, effectiveFrom }] };
    }
    case 'ObligationDeclared': {
      const { obligationId, clientRef, windows } = event.data;
      return { ...schedule, obligations: [...obligations, { status: 'Holds', obligationId, clientRef, windows, declaredAt: at.time }] };
    }
    case 'ObligationEnded':
      return { ...schedule, obligations: obligations.map((one) => (one.obligationId === event.data.obligationId ? { ...one, status: 'Ended' } : one)) };
    case 'WeeklyDoseClosed': {
      if (schedule.status === 'Unassigned') return schedule;
      const { isoWeek, enrollmentId: _e, clientRef: _c, programId: _p, supersedes: _s, ...dose } = event.data;
      return { ...schedule, closedWeeks: new Map(schedule.closedWeeks).set(isoWeek, { eventId: at.id, dose }) };
    }
  }
};
