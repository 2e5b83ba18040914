import { boundsOfWeek, isIsoWeek } from '@continuum/care-calendar';
import { enrollmentOf } from '../enrollment/enrollments.js';
import type { CloseWeek } from './client-schedule.commands.js';
import { NoSuchWeek, WeekNotOver } from './schedule-refusals.js';
import { assigned, type ClientSchedule, type ClientScheduleEvent, type KnownOfSchedule } from './schedule-state.js';
import { doseOf, type Dose } from './weekly-dose.js';

const isSameDose = (a: Dose, b: Dose): boolean =>
  a.prescribedMinutes === b.prescribedMinutes &&
  a.scheduledMinutes === b.scheduledMinutes &&
  a.attendedMinutes === b.attendedMinutes &&
  a.attendedDays === b.attendedDays &&
  a.claimableDays === b.claimableDays &&
  a.isTedsIntensive === b.isTedsIntensive &&
  a.verdict === b.verdict;

/** The count happened at the end of the week, whenever it was made; a recount that comes out otherwise names the one it replaces. */
export const closeWeek = (command: CloseWeek, schedule: ClientSchedule, { enrollments, booked }: KnownOfSchedule): readonly ClientScheduleEvent[] => {
  const { enrollmentId, isoWeek, attended, excused, notHeld } = command;
  const { clientRef, programId, prescriptions, closedWeeks } = assigned(schedule, enrollmentId);
  const enrollment = enrollmentOf(enrollments, enrollmentId);
  if (!isIsoWeek(isoWeek)) throw new NoSuchWeek(`There is no week ${isoWeek}.`, { isoWeek });
  const weekEnd = boundsOfWeek(isoWeek, enrollment.timeZone).end;
  if (command.order.now < weekEnd) throw new WeekNotOver(`Week ${isoWeek} is not over.`, { isoWeek });

  const scheduled = booked.filter(({ sessionId }) => !notHeld.includes(sessionId));
  const dose = doseOf({ isoWeek, scheduled, attended, excused }, prescriptions, enrollment);
  const before = closedWeeks.get(isoWeek);
  if (before === undefined && dose.prescribedMinutes === 0 && dose.attendedMinutes === 0) return [];
  if (before !== undefined && isSameDose(before.dose, dose)) return [];

  const supersedes = before === undefined ? {} : { supersedes: before.eventId };
  const data = { enrollmentId, clientRef, programId, isoWeek, ...dose, ...supersedes };
  return [{ type: 'WeeklyDoseClosed', data, time: weekEnd, policyversion: enrollment.policy.version }];
};
