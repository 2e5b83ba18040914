import fc from 'fast-check';
import * as facts from '@continuum/contracts';
import { aggregate, aggregatesHold, arbitraryState, asked, handledBy, mostly } from '@continuum/properties';
import { SchedulingModule } from '../scheduling.module.js';
import { enrollment, limits, programOf } from '../testing/builders.js';
import { attendee, scheduleSession } from '../testing/calendar-builders.js';
import { assignSchedule, changeSchedule } from '../testing/schedule-builders.js';
import * as weekCommands from './calendar-week/calendar-week.commands.js';
import { calendarWeek } from './calendar-week/calendar-week.js';
import * as scheduleCommands from './client-schedule/client-schedule.commands.js';
import { clientSchedule } from './client-schedule/client-schedule.js';
import { enrollments } from './enrollment/enrollments.js';
import { program } from './program/program.js';
import { planStanding } from './session/plan-standing.js';
import { sessionProgress } from './session/session-progress.js';
import * as groupCommands from './therapy-group/therapy-group.commands.js';
import { therapyGroup } from './therapy-group/therapy-group.js';

const { GroupOpened, ClientEnrolledInGroup, GroupWaitlisted, ClientRemovedFromGroup, GroupClosed } = facts;
const ofGroup = { GroupOpened, ClientEnrolledInGroup, GroupWaitlisted, ClientRemovedFromGroup, GroupClosed };
const { ClientScheduleAssigned, ClientScheduleChanged, ObligationDeclared, ObligationEnded, WeeklyDoseClosed } = facts;
const ofSchedule = { ClientScheduleAssigned, ClientScheduleChanged, ObligationDeclared, ObligationEnded, WeeklyDoseClosed };
const { SessionScheduled, SessionRescheduled, SessionCancelled, SessionStarted } = facts;
const { ProgramRegistered, ProgramPolicyPublished } = facts;
const { ClientAdmitted, LeaveOfAbsenceStarted, LeaveOfAbsenceEnded, ClientDischarged } = facts;
const { TreatmentPlanApproved, TreatmentPlanReviewed, TreatmentPlanLapsed } = facts;

const programs = mostly(programOf({ limits: limits({ groupMin: 1 }) }), arbitraryState(program, { ProgramRegistered, ProgramPolicyPublished }));
const admissions = (clientRef: string) =>
  mostly([enrollment({ clientRef })], arbitraryState(enrollments, { ClientAdmitted, LeaveOfAbsenceStarted, LeaveOfAbsenceEnded, ClientDischarged }));
const booked = fc.record({
  sessionId: fc.constantFrom('2026-W10.session-1', '2026-W10.session-2'),
  day: fc.constantFrom('2026-03-02', '2026-03-04'),
  minutes: fc.nat(240),
});
const attendees = fc.record({
  clientRef: fc.constantFrom('client-1', 'client-2'),
  enrollments: admissions('client-1'),
  obligations: arbitraryState(clientSchedule, ofSchedule).map(({ obligations }) => obligations),
  plan: mostly('NotLapsed', arbitraryState(planStanding, { TreatmentPlanApproved, TreatmentPlanReviewed, TreatmentPlanLapsed })),
});

/** What arbitrary commands so seldom come to that its effects would stay unseen. */
const { order: _order, ...session } = scheduleSession(1);
const joining = ['client-1', 'client-2', 'client-3'].map((clientRef) => Object.assign(new groupCommands.EnrollInGroup(), { groupId: 'group-1', clientRef }));
const assigning = assignSchedule();
const changing = changeSchedule({ minutesPerDay: [180, 180, 240] });

aggregatesHold(
  [
    aggregate(
      'a therapy group',
      ofGroup,
      asked(therapyGroup, groupCommands, { known: fc.record({ program: programs, enrollments: admissions('client-1') }), examples: joining }),
    ),
    aggregate(
      'the schedule of a client',
      ofSchedule,
      asked(clientSchedule, scheduleCommands, {
        known: fc.record({ enrollments: admissions('client-1'), booked: fc.array(booked, { maxLength: 3 }) }),
        examples: [assigning, changing],
      }),
    ),
    aggregate(
      "a week of a facility's calendar",
      { SessionScheduled, SessionRescheduled, SessionCancelled },
      asked(calendarWeek, weekCommands, {
        known: fc.record({
          program: programs,
          group: arbitraryState(therapyGroup, ofGroup),
          attendees: mostly([attendee(1)], fc.array(attendees, { maxLength: 3 })),
          progress: mostly('NotStarted', arbitraryState(sessionProgress, { SessionStarted })),
        }),
        examples: [Object.assign(new weekCommands.ScheduleSession(), session)],
      }),
    ),
  ],
  handledBy(SchedulingModule),
);
