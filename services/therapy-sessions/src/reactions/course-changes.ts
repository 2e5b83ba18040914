import type { AttendanceCorrected, ContinuingCareLinked, GoalAchieved, GoalRevised, GoalSet, Recorded, SessionAttended } from '@continuum/contracts';
import { entryOf } from '@continuum/event-sourcing';
import { appointmentOf } from '../domain/graduation/standing.js';
import type { AttendedSession, Course } from './course.js';

const withSession = (course: Course, session: AttendedSession): readonly AttendedSession[] => [
  ...course.attended.filter(({ sessionId }) => sessionId !== session.sessionId),
  session,
];

export const attended = (course: Course, { id, data }: Recorded<SessionAttended>): Course => ({
  ...course,
  attended: withSession(course, { sessionId: data.sessionId, day: data.day, minutes: data.minutesAttended, eventId: id }),
  attendedMinutesTotal: course.attendedMinutesTotal + data.minutesAttended,
  attendedSessions: course.attendedSessions + 1,
});

/** A correction carries what held before, so the totals follow though the session may have left the window. */
export const corrected = (course: Course, { id, data }: Recorded<AttendanceCorrected>): Course => {
  const { sessionId, day, newMinutes = 0, newStatus, formerMinutes, formerStatus } = data;
  const isThere = (newStatus ?? formerStatus) === 'attended';
  const wasThere = formerStatus === 'attended';
  return {
    ...course,
    attended: isThere
      ? withSession(course, { sessionId, day, minutes: newMinutes, eventId: id })
      : course.attended.filter((each) => each.sessionId !== sessionId),
    // What is corrected may have been skipped here: it is then in no total.
    attendedMinutesTotal: Math.max(0, course.attendedMinutesTotal + newMinutes - formerMinutes),
    attendedSessions: Math.max(0, course.attendedSessions + Number(isThere) - Number(wasThere)),
  };
};

export const goalSet = (course: Course, { id, data }: Recorded<GoalSet>): Course => ({
  ...course,
  goals: { ...course.goals, [data.goalId]: { goalId: data.goalId, eventId: id, required: data.required, isAchieved: false } },
});

export const goalAchieved = (course: Course, { id, data }: Recorded<GoalAchieved>): Course => ({
  ...course,
  goals: { ...course.goals, [data.goalId]: { goalId: data.goalId, eventId: id, required: data.required, isAchieved: true } },
});

export const goalRevised = (course: Course, { id, data }: Recorded<GoalRevised>): Course => {
  const goal = entryOf(course.goals, data.goalId);
  if (goal === undefined) return course;
  const reopened = data.reopened ? { isAchieved: false, eventId: id } : {};
  return { ...course, goals: { ...course.goals, [data.goalId]: { ...goal, required: data.required, ...reopened } } };
};

export const linked = (course: Course, event: Recorded<ContinuingCareLinked>): Course => ({
  ...course,
  appointments: [...course.appointments, appointmentOf(event, event.id)],
});
