import { dayOf } from '@continuum/care-calendar';
import type { ClientScheduleAssigned } from '@continuum/contracts';
import { happenedAt, type Decider } from '@continuum/event-sourcing';
import { BeforeAdmission, openEnrollment, type Enrollment } from '../enrollment/enrollments.js';
import type { AssignClientSchedule, ChangeClientSchedule, ClientScheduleCommand } from './client-schedule.commands.js';
import { closeWeek } from './close-week.js';
import { declare, end } from './obligations.js';
import { allowed, isTedsIntensive, sum, type Prescription } from './prescription.js';
import { ChangeBeforeSchedule, ScheduleAlreadyAssigned } from './schedule-refusals.js';
import { assigned, evolve, type ClientSchedule, type ClientScheduleEvent, type KnownOfSchedule } from './schedule-state.js';

const notBeforeAdmission = (effectiveFrom: string, { enrollmentId, admittedAt, timeZone }: Enrollment): void => {
  if (effectiveFrom < dayOf(admittedAt, timeZone)) throw new BeforeAdmission(`${effectiveFrom} lies before the admission.`, { enrollmentId, effectiveFrom });
};

const prescribed = (command: AssignClientSchedule | ChangeClientSchedule, enrollment: Enrollment): ClientScheduleAssigned['data'] => {
  notBeforeAdmission(command.effectiveFrom, enrollment);
  const { days, minutesPerDay, effectiveFrom } = allowed(command, enrollment);
  const { enrollmentId, clientRef, programId } = enrollment;
  const minutesPerWeek = sum(minutesPerDay);
  return {
    enrollmentId,
    clientRef,
    programId,
    days,
    minutesPerDay,
    minutesPerWeek,
    effectiveFrom,
    isTedsIntensive: isTedsIntensive(minutesPerDay),
    reason: command.reason,
  };
};

const assign = (command: AssignClientSchedule, schedule: ClientSchedule, { enrollments }: KnownOfSchedule): ClientScheduleEvent => {
  const { enrollmentId } = command;
  if (schedule.status === 'Assigned') throw new ScheduleAlreadyAssigned(`Enrollment ${enrollmentId} has a schedule; change it.`, { enrollmentId });
  const enrollment = openEnrollment(enrollments, enrollmentId, happenedAt(command));

  return { type: 'ClientScheduleAssigned', data: prescribed(command, enrollment), policyversion: enrollment.policy.version };
};

const isSame = (a: Prescription, b: Prescription): boolean =>
  a.effectiveFrom <= b.effectiveFrom && a.days.join() === b.days.join() && a.minutesPerDay.join() === b.minutesPerDay.join();

const change = (command: ChangeClientSchedule, schedule: ClientSchedule, { enrollments }: KnownOfSchedule): readonly ClientScheduleEvent[] => {
  const { enrollmentId, effectiveFrom } = command;
  const { prescriptions } = assigned(schedule, enrollmentId);
  const enrollment = openEnrollment(enrollments, enrollmentId, happenedAt(command));
  const data = prescribed(command, enrollment);
  const [first] = prescriptions;
  if (effectiveFrom < first.effectiveFrom) throw new ChangeBeforeSchedule(`The schedule begins on ${first.effectiveFrom}.`, { effectiveFrom });
  if (isSame(prescriptions.at(-1) ?? first, command)) return [];

  return [{ type: 'ClientScheduleChanged', data, policyversion: enrollment.policy.version }];
};

const decide = (command: ClientScheduleCommand, schedule: ClientSchedule, known: KnownOfSchedule): readonly ClientScheduleEvent[] => {
  switch (command.type) {
    case 'AssignClientSchedule':
      return [assign(command, schedule, known)];
    case 'ChangeClientSchedule':
      return change(command, schedule, known);
    case 'DeclareObligation':
      return [declare(command, schedule, known)];
    case 'EndObligation':
      return end(command, schedule);
    case 'CloseWeek':
      return closeWeek(command, schedule, known);
  }
};

export const clientSchedule: Decider<ClientScheduleCommand, ClientSchedule, ClientScheduleEvent, KnownOfSchedule> = {
  initial: { status: 'Unassigned', obligations: [] },
  decide,
  evolve,
};
