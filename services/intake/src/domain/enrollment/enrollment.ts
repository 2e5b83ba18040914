import type { ClientDischarged, LeaveOfAbsenceEnded, LeaveOfAbsenceStarted } from '@continuum/contracts';
import { dayOf, daysBetween } from '@continuum/care-calendar';
import { happenedAt, type Decider } from '@continuum/event-sourcing';
import type { DischargeClient, EndLeave, EnrollmentCommand, StartLeave } from './enrollment.commands.js';
import {
  AlreadyOnLeave,
  BeforeAdmission,
  DischargedForAnotherReason,
  EnrollmentNotOpen,
  EnrollmentUnknown,
  LastContactBeforeAdmission,
  LastContactInTheFuture,
  LeaveEndsBeforeItStarts,
  LeaveOverlapsLeave,
  NotOnLeave,
  ReturnBeforeLeave,
} from './enrollment.refusals.js';
import { placeInCareFold, type Enrollment, type PlaceInCare, type PlaceInCareEvent } from './place-in-care.js';

type Current = Exclude<Enrollment, { status: 'Discharged' }>;

const enrollmentOf = ({ enrollmentId }: EnrollmentCommand, { enrollments }: PlaceInCare): Enrollment => {
  const enrollment = enrollments.find((known) => known.enrollmentId === enrollmentId);
  if (enrollment === undefined) throw new EnrollmentUnknown(`Enrollment ${enrollmentId} is not known.`, { enrollmentId });
  return enrollment;
};

const current = (enrollment: Enrollment): Current => {
  const { enrollmentId } = enrollment;
  if (enrollment.status === 'Discharged') throw new EnrollmentNotOpen(`Enrollment ${enrollmentId} ended.`, { enrollmentId });
  return enrollment;
};

export const startLeave = (command: StartLeave, place: PlaceInCare): LeaveOfAbsenceStarted => {
  const { enrollmentId, clientRef, reason, expectedReturn } = command;
  const startedAt = happenedAt(command);
  const enrollment = current(enrollmentOf(command, place));
  if (enrollment.status === 'OnLeave') throw new AlreadyOnLeave(`Enrollment ${enrollmentId} is on leave.`, { enrollmentId });
  if (startedAt < enrollment.admittedAt) throw new BeforeAdmission(`Enrollment ${enrollmentId} began at ${enrollment.admittedAt}.`, { enrollmentId });
  if (startedAt < enrollment.presentSince)
    throw new LeaveOverlapsLeave(`The last leave of ${enrollmentId} ended at ${enrollment.presentSince}.`, { enrollmentId });
  if (expectedReturn !== undefined && expectedReturn < dayOf(startedAt, enrollment.timeZone)) {
    throw new ReturnBeforeLeave(`The return to ${enrollmentId} is expected before the leave.`, { enrollmentId });
  }

  return { type: 'LeaveOfAbsenceStarted', data: { enrollmentId, clientRef, reason, startedAt, ...(expectedReturn === undefined ? {} : { expectedReturn }) } };
};

export const endLeave = (command: EndLeave, place: PlaceInCare): LeaveOfAbsenceEnded => {
  const { enrollmentId, clientRef } = command;
  const endedAt = happenedAt(command);
  const enrollment = current(enrollmentOf(command, place));
  if (enrollment.status !== 'OnLeave') throw new NotOnLeave(`Enrollment ${enrollmentId} is not on leave.`, { enrollmentId });
  const startedAt = enrollment.leaveStartedAt;
  if (endedAt < startedAt) throw new LeaveEndsBeforeItStarts(`The leave of ${enrollmentId} began at ${startedAt}.`, { enrollmentId });

  return { type: 'LeaveOfAbsenceEnded', data: { enrollmentId, clientRef, startedAt, endedAt } };
};

/** R30: from the day of admission to the earlier of last contact and discharge, both days counted, in the program's time zone. */
const lengthOfStay = ({ admittedAt, timeZone }: Enrollment, lastContactAt: string, dischargedAt: string): number =>
  daysBetween(admittedAt, lastContactAt < dischargedAt ? lastContactAt : dischargedAt, timeZone) + 1;

const refuseImpossibleTimes = ({ enrollmentId, lastContactAt, order }: DischargeClient, enrollment: Current, dischargedAt: string): void => {
  const { admittedAt } = enrollment;
  const presentSince = enrollment.status === 'OnLeave' ? enrollment.leaveStartedAt : enrollment.presentSince;
  if (dischargedAt < admittedAt) throw new BeforeAdmission(`Enrollment ${enrollmentId} began at ${admittedAt}.`, { enrollmentId });
  if (dischargedAt < presentSince) throw new LeaveOverlapsLeave(`A leave of ${enrollmentId} lasted until ${presentSince}.`, { enrollmentId });
  if (lastContactAt < admittedAt) throw new LastContactBeforeAdmission(`Enrollment ${enrollmentId} began at ${admittedAt}.`, { enrollmentId });
  if (lastContactAt > order.now && lastContactAt > dischargedAt) {
    throw new LastContactInTheFuture(`The last contact of ${enrollmentId} lies in the future.`, { enrollmentId });
  }
};

export const discharge = (command: DischargeClient, place: PlaceInCare): readonly ClientDischarged[] => {
  const { type: _type, order: _order, occurredAt: _occurredAt, ...asked } = command;
  const { enrollmentId, lastContactAt, reason, againstAdvice = false } = asked;
  const dischargedAt = happenedAt(command);
  const enrollment = enrollmentOf(command, place);
  if (enrollment.status === 'Discharged') {
    if (enrollment.reason === reason) return [];
    throw new DischargedForAnotherReason(`Enrollment ${enrollmentId} ended for another reason.`, { enrollmentId });
  }
  refuseImpossibleTimes(command, enrollment, dischargedAt);

  const { programId, levelOfCare: levelAtDischarge } = enrollment;
  const lengthOfStayDays = lengthOfStay(enrollment, lastContactAt, dischargedAt);
  return [{ type: 'ClientDischarged', data: { ...asked, programId, dischargedAt, levelAtDischarge, lengthOfStayDays, againstAdvice } }];
};

/** Leave and discharge of a client who was admitted. */
export const enrollment: Decider<EnrollmentCommand, PlaceInCare, PlaceInCareEvent> = {
  ...placeInCareFold,
  decide: (command, place) => {
    switch (command.type) {
      case 'StartLeave':
        return [startLeave(command, place)];
      case 'EndLeave':
        return [endLeave(command, place)];
      case 'DischargeClient':
        return discharge(command, place);
    }
  },
};
