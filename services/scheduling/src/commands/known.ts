import { streams } from '@continuum/contracts';
import type { Read } from '@continuum/event-sourcing';
import type { Attendee } from '../domain/calendar-week/attending.js';
import { offeredTo } from '../domain/calendar-week/booked-sessions.js';
import { calendarWeek, type KnownOfWeek } from '../domain/calendar-week/calendar-week.js';
import type { ScheduleSession } from '../domain/calendar-week/calendar-week.commands.js';
import type { CloseWeek } from '../domain/client-schedule/client-schedule.commands.js';
import { clientSchedule } from '../domain/client-schedule/client-schedule.js';
import type { KnownOfSchedule } from '../domain/client-schedule/schedule-state.js';
import { enrollmentAt, enrollments } from '../domain/enrollment/enrollments.js';
import { program } from '../domain/program/program.js';
import { planStanding } from '../domain/session/plan-standing.js';
import { sessionProgress } from '../domain/session/session-progress.js';
import { therapyGroup, type KnownOfGroup } from '../domain/therapy-group/therapy-group.js';

/** What decisions need of other streams, as these stand now. Nothing is decided here. */

export const knownOfNewGroup =
  (programId: string) =>
  async (read: Read): Promise<KnownOfGroup> => ({ program: await read(program, streams.program(programId)), enrollments: [] });

export const knownOfNewMember =
  (clientRef: string) =>
  async (read: Read): Promise<KnownOfGroup> => ({ program: program.initial, enrollments: await read(enrollments, streams.enrollment(clientRef)) });

export const nothingOfGroup = (): KnownOfGroup => ({ program: program.initial, enrollments: [] });

export const knownOfClient =
  (clientRef: string) =>
  async (read: Read): Promise<KnownOfSchedule> => ({ enrollments: await read(enrollments, streams.enrollment(clientRef)), booked: [] });

export const nothingOfSchedule = (): KnownOfSchedule => ({ enrollments: [], booked: [] });

/** The enrollments of the client whose schedule it is; none while there is no schedule. */
export const knownOfScheduled =
  (enrollmentId: string) =>
  async (read: Read): Promise<KnownOfSchedule> => {
    const schedule = await read(clientSchedule, streams.clientSchedule(enrollmentId));
    return schedule.status === 'Unassigned' ? nothingOfSchedule() : knownOfClient(schedule.clientRef)(read);
  };

export const knownOfClosingWeek =
  ({ enrollmentId, isoWeek, order }: CloseWeek) =>
  async (read: Read): Promise<KnownOfSchedule> => {
    const schedule = await read(clientSchedule, streams.clientSchedule(enrollmentId));
    if (schedule.status === 'Unassigned') return nothingOfSchedule();
    const { clientRef, programId } = schedule;
    const week = await read(calendarWeek, streams.calendarWeek(order.facility, isoWeek));
    return { enrollments: await read(enrollments, streams.enrollment(clientRef)), booked: offeredTo(clientRef, programId, week) };
  };

const attendeeOf = async (read: Read, clientRef: string, programId: string, at: string): Promise<Attendee> => {
  const theirs = await read(enrollments, streams.enrollment(clientRef));
  const enrollment = enrollmentAt(theirs, programId, at);
  if (enrollment === undefined) return { clientRef, enrollments: theirs, obligations: [], plan: planStanding.initial };
  const [{ obligations }, plan] = await Promise.all([
    read(clientSchedule, streams.clientSchedule(enrollment.enrollmentId)),
    read(planStanding, streams.treatmentPlan(enrollment.enrollmentId)),
  ]);
  return { clientRef, enrollments: theirs, obligations, plan };
};

export const knownOfNewSession =
  ({ programId, groupId, clientRefs, start }: ScheduleSession) =>
  async (read: Read): Promise<KnownOfWeek> => {
    const group = groupId === undefined ? therapyGroup.initial : await read(therapyGroup, streams.group(groupId));
    const members = group.status === 'Open' ? group.seated.map((one) => one.clientRef) : [];
    const attendees = await Promise.all((clientRefs ?? members).map((clientRef) => attendeeOf(read, clientRef, programId, start)));
    return { program: await read(program, streams.program(programId)), group, attendees, progress: sessionProgress.initial };
  };

/** What a change to a booked session needs to know; `stream` is the week it stands in. */
export const knownOfBookedSession =
  (sessionId: string, stream: string, start: string | undefined) =>
  async (read: Read): Promise<KnownOfWeek> => {
    const slot = (await read(calendarWeek, stream)).get(sessionId);
    const progress = await read(sessionProgress, streams.session(sessionId));
    if (slot === undefined) return { program: program.initial, group: therapyGroup.initial, attendees: [], progress };
    const { programId, clientRefs } = slot;
    const attendees = await Promise.all(clientRefs.map((clientRef) => attendeeOf(read, clientRef, programId, start ?? slot.start)));
    return { program: await read(program, streams.program(programId)), group: therapyGroup.initial, attendees, progress };
  };
