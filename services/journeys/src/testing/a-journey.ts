import type * as happened from '@continuum/contracts';
import type { Fact } from '@continuum/contracts';
import { admission } from '@continuum/testing';
import type { TimelineEvent } from '../views/client-timeline/client-timeline.view.js';
import { told, type Told } from './told.js';

/** Builders of facts as the ward tells them. Client, enrollment and program 1, unless said otherwise; Chicago is six hours behind UTC. */
export const noon = (day: string): string => `${day}T18:00:00.000Z`;
const client = { clientRef: 'client-1', enrollmentId: 'enrollment-1' };
const program = { programId: 'program-1' };

const builder =
  <F extends Fact>(type: F['type'], data: F['data']) =>
  (over: Partial<F['data']> = {}): F =>
    // The type and the data of one and the same fact.
    ({ type, data: { ...(data as object), ...over } }) as F;

export const programRegistered = builder<happened.ProgramRegistered>('ProgramRegistered', {
  ...program,
  timeZone: 'America/Chicago',
  levelOfCare: '2.1',
  tracks: ['SUD'],
  populations: ['adult'],
  deliveryModes: ['in-person'],
  part2: true,
});

export const referralReceived = builder<happened.ReferralReceived>('ReferralReceived', {
  referralId: 'referral-1',
  clientRef: 'client-1',
  ...program,
  source: 2,
  priorLevelOfCare: '3.5',
  requestedAt: noon('2026-02-20'),
});

export const screeningCompleted = builder<happened.ScreeningCompleted>('ScreeningCompleted', {
  intakeId: 'intake-1',
  clientRef: 'client-1',
  instrument: 'PHQ-9',
  items: [1, 2, 1, 2, 1, 2, 1, 2, 0],
  score: 12,
  band: 'moderate',
});

export const clientAdmitted = builder<happened.ClientAdmitted>('ClientAdmitted', {
  ...admission,
  pathway: 'step-down',
  priorLevelOfCare: '3.5',
  timeZone: 'America/Chicago',
  presentingConcerns: ['substance-use'],
  firstContactAt: noon('2026-02-20'),
  admittedAt: noon('2026-03-02'),
});

export const scheduleAssigned = builder<happened.ClientScheduleAssigned>('ClientScheduleAssigned', {
  ...client,
  ...program,
  days: ['MO', 'WE', 'FR'],
  minutesPerDay: [180, 180, 180],
  minutesPerWeek: 540,
  effectiveFrom: '2026-03-02',
  isTedsIntensive: true,
  reason: 'admission',
});

export const scheduleChanged = (over: Partial<happened.ClientScheduleChanged['data']> = {}): happened.ClientScheduleChanged => ({
  type: 'ClientScheduleChanged',
  data: { ...scheduleAssigned().data, reason: 'clinical', ...over },
});

const session = { sessionId: '2026-W10.session-1', ...client, ...program, modality: 'group' as const, day: '2026-03-02', isoWeek: '2026-W10' };

export const sessionAttended = builder<happened.SessionAttended>('SessionAttended', {
  ...session,
  arrivedAt: noon('2026-03-02'),
  leftAt: '2026-03-02T21:00:00.000Z',
  minutesAttended: 180,
  partial: false,
  mode: 'in-person',
});

export const sessionMissed = builder<happened.SessionMissed>('SessionMissed', { ...session, plannedMinutes: 180, kind: 'no-show' });

export const attendanceCorrected = builder<happened.AttendanceCorrected>('AttendanceCorrected', {
  ...session,
  corrects: 'event-2',
  newMinutes: 120,
  formerMinutes: 180,
  formerStatus: 'attended',
  reason: 'entry-error',
});

export const weeklyDoseClosed = builder<happened.WeeklyDoseClosed>('WeeklyDoseClosed', {
  ...client,
  ...program,
  isoWeek: '2026-W10',
  prescribedMinutes: 540,
  scheduledMinutes: 540,
  attendedMinutes: 180,
  attendedDays: 1,
  claimableDays: 1,
  isTedsIntensive: false,
  verdict: 'short-client',
});

export const planApproved = builder<happened.TreatmentPlanApproved>('TreatmentPlanApproved', {
  ...client,
  planId: 'plan-1',
  planVersion: 1,
  problems: ['substance-use'],
  signedByClient: true,
  clinicianRef: 'staff-2',
  nextReviewDue: noon('2026-04-03'),
});

export const goalAchieved = builder<happened.GoalAchieved>('GoalAchieved', {
  ...client,
  goalId: 'goal-1',
  domain: 'coping',
  rating: 8,
  target: 8,
  required: true,
});

export const leaveStarted = builder<happened.LeaveOfAbsenceStarted>('LeaveOfAbsenceStarted', { ...client, reason: 'family', startedAt: noon('2026-03-16') });
export const leaveEnded = builder<happened.LeaveOfAbsenceEnded>('LeaveOfAbsenceEnded', {
  ...client,
  startedAt: noon('2026-03-16'),
  endedAt: noon('2026-03-20'),
});

export const graduated = builder<happened.GraduatedFromIOP>('GraduatedFromIOP', {
  ...client,
  ...program,
  graduatedAt: noon('2026-04-24'),
  criteriaVersion: '1',
  attendedMinutesTotal: 4000,
  attendedSessions: 22,
  lengthOfStayDays: 54,
  nextLevelOfCare: '1.0',
});

export const clientDischarged = builder<happened.ClientDischarged>('ClientDischarged', {
  ...client,
  ...program,
  reason: 1,
  lastContactAt: noon('2026-04-24'),
  dischargedAt: noon('2026-04-24'),
  levelAtDischarge: '2.1',
  lengthOfStayDays: 54,
  againstAdvice: false,
});

export const levelStarted = builder<happened.LevelOfCareStarted>('LevelOfCareStarted', {
  clientRef: 'client-1',
  level: '1.0',
  startedAt: noon('2026-04-24'),
});

export const steppedDown = builder<happened.SteppedDown>('SteppedDown', {
  ...client,
  from: '2.1',
  to: '1.0',
  direction: 'outbound',
  reason: 'graduated',
  warmHandoff: true,
  steppedDownAt: noon('2026-04-24'),
});

export const gapDetected = builder<happened.ContinuityGapDetected>('ContinuityGapDetected', {
  ...client,
  since: noon('2026-04-24'),
  sinceDays: 8,
  threshold: 7,
});
export const lostToFollowUp = (): happened.LostToFollowUp => ({ type: 'LostToFollowUp', data: { ...gapDetected().data, sinceDays: 31, threshold: 30 } });

export const serviceSeen = builder<happened.ReceivingServiceSeen>('ReceivingServiceSeen', {
  ...client,
  level: '1.0',
  seenAt: noon('2026-05-04'),
  gapDays: 10,
});

export const followUpCompleted = builder<happened.FollowUpCompleted>('FollowUpCompleted', {
  ...client,
  day: 30,
  channel: 'phone',
  completedAt: noon('2026-05-24'),
  abstinent30d: true,
  employment: 1,
  livingArrangement: 3,
  arrests30d: 0,
  selfHelpAttendance30d: 3,
});

export const alumniEnrolled = builder<happened.AlumniEnrolled>('AlumniEnrolled', {
  clientRef: 'client-1',
  consentId: 'consent-1',
  enrolledAt: noon('2026-05-08'),
});

export const relapseReported = builder<happened.RelapseReported>('RelapseReported', {
  clientRef: 'client-1',
  reportId: 'report-1',
  since: noon('2026-06-08'),
  disclosedBy: 'client',
  reportedAt: noon('2026-06-10'),
});

export const readmissionRequested = builder<happened.ReadmissionRequested>('ReadmissionRequested', {
  clientRef: 'client-1',
  ...program,
  requestId: 'request-1',
  track: 'SUD',
  cause: 'relapse',
  requestedAt: noon('2026-06-10'),
});

export const clientReadmitted = builder<happened.ClientReadmitted>('ClientReadmitted', {
  clientRef: 'client-1',
  enrollmentId: 'enrollment-2',
  previousEnrollmentId: 'enrollment-1',
  daysSinceDischarge: 51,
  linked: false,
});

export const attended = (day: string, isoWeek: string, minutesAttended = 180, over: Partial<happened.SessionAttended['data']> = {}): Told<TimelineEvent> =>
  told(noon(day), sessionAttended({ sessionId: `${isoWeek}.${day}`, day, isoWeek, minutesAttended, arrivedAt: noon(day), ...over }));

export const missed = (day: string, isoWeek: string, kind: happened.MissedKind = 'no-show'): Told<TimelineEvent> =>
  told(noon(day), sessionMissed({ sessionId: `${isoWeek}.${day}`, day, isoWeek, kind }));

/** From residential care through the program to outpatient care, a relapse, and back. */
export const aJourney = (): readonly Told<TimelineEvent>[] => [
  told(noon('2026-02-20'), referralReceived()),
  told(noon('2026-02-24'), screeningCompleted()),
  told(noon('2026-03-02'), clientAdmitted()),
  told(noon('2026-03-02'), levelStarted({ level: '2.1', enrollmentId: 'enrollment-1', programId: 'program-1', startedAt: noon('2026-03-02') })),
  told(noon('2026-03-02'), scheduleAssigned()),
  attended('2026-03-02', '2026-W10'),
  attended('2026-03-04', '2026-W10', 150, { partial: true }),
  missed('2026-03-06', '2026-W10'),
  told(noon('2026-03-06'), planApproved()),
  told('2026-03-09T06:00:00.000Z', weeklyDoseClosed({ attendedMinutes: 330, attendedDays: 2 })),
  attended('2026-03-09', '2026-W11'),
  attended('2026-03-11', '2026-W11'),
  attended('2026-03-13', '2026-W11', 190),
  told('2026-03-16T05:00:00.000Z', weeklyDoseClosed({ isoWeek: '2026-W11', attendedMinutes: 550, attendedDays: 3, verdict: 'met' })),
  told(noon('2026-03-16'), leaveStarted()),
  missed('2026-03-18', '2026-W12', 'cancelled-excused'),
  told(noon('2026-03-20'), leaveEnded()),
  attended('2026-03-25', '2026-W13'),
  missed('2026-03-27', '2026-W13', 'program-cancelled'),
  told(noon('2026-03-27'), goalAchieved()),
  told(noon('2026-04-24'), graduated()),
  told(noon('2026-04-24'), steppedDown()),
  told(noon('2026-04-24'), levelStarted()),
  told(noon('2026-04-24'), clientDischarged()),
  told(noon('2026-05-02'), gapDetected()),
  told(noon('2026-05-04'), serviceSeen()),
  told(noon('2026-05-24'), followUpCompleted()),
  told(noon('2026-06-10'), relapseReported()),
  told(noon('2026-06-10'), readmissionRequested()),
  told(noon('2026-06-14'), clientAdmitted({ enrollmentId: 'enrollment-2', pathway: 'readmission', priorLevelOfCare: '1.0', admittedAt: noon('2026-06-14') })),
  told(noon('2026-06-14'), clientReadmitted()),
  attended('2026-06-15', '2026-W25', 180, { enrollmentId: 'enrollment-2' }),
];
