import fc from 'fast-check';
import * as facts from '@continuum/contracts';
import { aggregate, aggregatesHold, arbitraryState, asked, handledBy, mostly } from '@continuum/properties';
import { place } from '../testing/admitted-client.js';
import { evaluateGraduation, ready } from '../testing/graduation-evidence.js';
import { TherapySessionsModule } from '../therapy-sessions.module.js';
import * as watchCommands from './attendance-watch/attendance-watch.commands.js';
import { attendanceWatch } from './attendance-watch/attendance-watch.js';
import * as graduationCommands from './graduation/graduation.commands.js';
import { graduation } from './graduation/graduation.js';
import { aftercareStanding, goalsOf, latestAssessment, openRisksOf } from './graduation/standing.js';
import { placeInCare } from './place-in-care/place-in-care.js';
import * as safetyCommands from './safety/safety.commands.js';
import { safety } from './safety/safety.js';
import { calendarWeek, type Slot } from './session/calendar-week.js';
import * as sessionCommands from './session/session.commands.js';
import { session } from './session/session.js';
import * as planCommands from './treatment-plan/treatment-plan.commands.js';
import { treatmentPlan } from './treatment-plan/treatment-plan.js';

const { ClientAdmitted, LeaveOfAbsenceStarted, LeaveOfAbsenceEnded, ClientDischarged } = facts;
const { SessionScheduled, SessionRescheduled, SessionCancelled } = facts;
const { SessionStarted, SessionAttended, SessionMissed, AttendanceCorrected, SessionCompleted } = facts;
const { TreatmentPlanApproved, TreatmentPlanReviewed, TreatmentPlanLapsed, GoalSet, GoalProgressRecorded, GoalAchieved, GoalRevised } = facts;
const ofPlan = { TreatmentPlanApproved, TreatmentPlanReviewed, TreatmentPlanLapsed, GoalSet, GoalProgressRecorded, GoalAchieved, GoalRevised };
const { SafetyRiskRaised, SafetyRiskResolved } = facts;
const ofSafety = { SafetyRiskRaised, SafetyRiskResolved };
const { AttendanceAlarmRaised, OutreachRecorded, GraduationEvaluated, GraduatedFromIOP } = facts;
const { LevelOfCareAssessed, AftercarePlanApproved, ContinuingCareLinked } = facts;

const places = mostly(
  place({ admittedAt: '2026-02-02T14:00:00.000Z' }),
  arbitraryState(placeInCare, { ClientAdmitted, LeaveOfAbsenceStarted, LeaveOfAbsenceEnded, ClientDischarged }),
);
const slots = arbitraryState(calendarWeek, { SessionScheduled, SessionRescheduled, SessionCancelled }).map((week) => Object.values(week)[0] ?? null);
const booked: Slot = {
  programId: 'program-1',
  modality: 'family',
  clientRefs: ['client-1', 'client-2'],
  start: '2026-03-02T14:00:00.000Z',
  plannedMinutes: 600,
  facilitatorRef: 'staff-1',
  isoWeek: '2026-W10',
  day: '2026-03-02',
  groupId: null,
  isCancelled: false,
};
const standing = fc
  .record({
    plan: arbitraryState(treatmentPlan, ofPlan),
    assessment: arbitraryState(latestAssessment, { LevelOfCareAssessed }),
    risks: arbitraryState(safety, ofSafety),
    aftercare: arbitraryState(aftercareStanding, { AftercarePlanApproved, ContinuingCareLinked }),
  })
  .map(({ plan, assessment, risks, aftercare }) => ({ goals: goalsOf(plan), assessment, risks: openRisksOf(risks), ...aftercare }));

/** What arbitrary commands so seldom come to that its effects would stay unseen. */
const evaluation = evaluateGraduation();
const attending = (leftAt: string) => ({ clientRef: 'client-1', arrivedAt: '2026-03-02T18:00:00.000Z', leftAt, mode: 'in-person' }) as const;
const recording = ['2026-03-02T19:00:00.000Z', '2026-03-16T19:00:00.000Z'].map((leftAt) =>
  Object.assign(new sessionCommands.RecordAttendance(), { sessionId: '2026-W10.session-1', attended: [attending(leftAt)] }),
);
const starting = Object.assign(new sessionCommands.StartSession(), { sessionId: '2026-W10.session-1' });

aggregatesHold(
  [
    aggregate(
      'a session',
      { SessionStarted, SessionAttended, SessionMissed, AttendanceCorrected, SessionCompleted },
      asked(session, sessionCommands, {
        known: fc.record({ slot: mostly(booked, slots), places: fc.record({ 'client-1': places, 'client-2': places }) }),
        examples: [starting, ...recording],
      }),
    ),
    aggregate('a treatment plan', ofPlan, asked(treatmentPlan, planCommands, { known: places })),
    aggregate('the safety of a client', ofSafety, asked(safety, safetyCommands, { known: places })),
    aggregate('the watch over attendance', { AttendanceAlarmRaised, OutreachRecorded }, asked(attendanceWatch, watchCommands, { known: places })),
    aggregate(
      'a graduation',
      { GraduationEvaluated, GraduatedFromIOP },
      asked(graduation, graduationCommands, { known: fc.record({ place: places, standing: mostly(ready, standing) }), examples: [evaluation] }),
    ),
  ],
  handledBy(TherapySessionsModule),
);
