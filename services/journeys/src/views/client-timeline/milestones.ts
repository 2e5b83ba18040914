import { dayIn } from '../../calendar/ward-days.js';
import type { FactNamed, TimelineFact } from './client-timeline.view.js';
import { dischargeTexts } from './discharge-texts.js';

/** `good`: a step on the way. `concern`: somebody should look. `plain`: it happened. */
export type MilestoneTone = 'good' | 'concern' | 'plain';

type Detail = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** Something that stands out in a journey. */
export interface Milestone {
  readonly at: string;
  readonly day: string;
  /** Which: `plan-approved`, `graduated` … docs/README of the service lists them. */
  readonly what: string;
  readonly tone: MilestoneTone;
  /** The event that says so. */
  readonly eventId: string;
  readonly enrollmentId?: string;
  /** Codes and numbers that belong to it. */
  readonly detail?: Detail;
}

/** A milestone's own words: which, in what tone, with what beside it. */
type Words = readonly [what: string, tone: MilestoneTone, detail?: Record<string, string | number | boolean | readonly string[] | undefined>];
type Teller<T extends TimelineFact['type']> = (data: FactNamed<T>['data']) => Words | null;

/** What each fact is called where it is a milestone; `null` where the enrollment tells it (sessions, doses). */
const tellers: { readonly [T in TimelineFact['type']]: Teller<T> } = {
  ReferralReceived: ({ source, priorLevelOfCare }) => ['referral-received', 'plain', { source, from: priorLevelOfCare }],
  ReferralAccepted: () => ['referral-accepted', 'plain'],
  ReferralDeclined: ({ reason }) => ['referral-declined', 'concern', { reason }],
  IntakeOpened: ({ programId, track }) => ['intake-opened', 'plain', { programId, track }],
  ScreeningCompleted: ({ instrument, score, band }) => ['screened', 'plain', { instrument, score, band }],
  ImminentRiskIdentified: ({ riskType, redirectedTo }) => ['imminent-risk-identified', 'concern', { riskType, redirectedTo }],
  ImminentRiskResolved: ({ resolution }) => ['imminent-risk-resolved', 'good', { resolution }],
  LevelOfCareAssessed: ({ edition, recommended, provided }) => ['level-of-care-assessed', 'plain', { edition, recommended, provided }],
  AdmissionsConsultationHeld: ({ fitOutcome }) => ['consultation-held', 'plain', { fitOutcome }],
  EligibilityDetermined: ({ decision }) => ['eligibility-determined', decision === 'not-eligible' ? 'concern' : 'plain', { decision }],
  AdmissionDeclined: ({ reason, redirectedTo }) => ['admission-declined', 'concern', { reason, redirectedTo }],
  ClientAdmitted: ({ programId, levelOfCare, pathway, priorLevelOfCare }) => [
    'admitted',
    'good',
    { programId, level: levelOfCare, pathway, from: priorLevelOfCare },
  ],
  ClientReadmitted: ({ daysSinceDischarge, linked }) => ['readmitted', 'plain', { daysSinceDischarge, linked }],
  LeaveOfAbsenceStarted: ({ reason, expectedReturn }) => ['leave-started', 'plain', { reason, expectedReturn }],
  LeaveOfAbsenceEnded: () => ['leave-ended', 'plain'],
  ClientDischarged: ({ reason, lengthOfStayDays }) => [
    'discharged',
    reason === 1 || reason === 4 ? 'plain' : 'concern',
    { reason, text: dischargeTexts[reason], lengthOfStayDays },
  ],
  ClientScheduleAssigned: ({ minutesPerWeek, days }) => ['schedule-assigned', 'plain', { minutesPerWeek, days }],
  ClientScheduleChanged: ({ minutesPerWeek, days }) => ['schedule-changed', 'plain', { minutesPerWeek, days }],
  WeeklyDoseClosed: () => null,
  SessionAttended: () => null,
  SessionMissed: () => null,
  AttendanceCorrected: () => null,
  TreatmentPlanApproved: ({ planVersion }) => ['plan-approved', 'good', { planVersion }],
  TreatmentPlanReviewed: ({ planVersion }) => ['plan-reviewed', 'plain', { planVersion }],
  TreatmentPlanLapsed: ({ lapse }) => ['plan-lapsed', 'concern', { lapse }],
  GoalAchieved: ({ goalId, domain, required }) => ['goal-achieved', 'good', { goalId, domain, required }],
  SafetyRiskRaised: ({ level }) => ['safety-risk-raised', 'concern', { level }],
  SafetyRiskResolved: ({ resolution }) => ['safety-risk-resolved', 'good', { resolution }],
  AttendanceAlarmRaised: ({ kind }) => ['attendance-alarm', 'concern', { kind }],
  GraduationEvaluated: ({ result }) => (result === 'ready' ? ['graduation-ready', 'good'] : null),
  GraduatedFromIOP: ({ nextLevelOfCare, attendedMinutesTotal, attendedSessions }) => [
    'graduated',
    'good',
    { nextLevel: nextLevelOfCare, attendedMinutesTotal, attendedSessions },
  ],
  AftercarePlanApproved: ({ components, planVersion }) => ['aftercare-plan-approved', 'good', { components, planVersion }],
  RelapsePreventionPlanSigned: () => ['relapse-prevention-plan-signed', 'good'],
  ContinuingCareLinked: ({ kind, levelOfCare, firstAppointmentAt }) => ['continuing-care-linked', 'good', { kind, level: levelOfCare, firstAppointmentAt }],
  WarmHandoffCompleted: ({ levelOfCare, kept }) => ['warm-handoff', kept ? 'good' : 'concern', { level: levelOfCare, kept }],
  LevelOfCareStarted: () => null,
  SteppedDown: ({ from, to, direction, warmHandoff, gapDays }) => ['stepped-down', 'good', { from, to, direction, warmHandoff, gapDays }],
  SteppedUp: ({ from, to, cause }) => ['stepped-up', 'concern', { from, to, cause }],
  TransferredOut: ({ from, to }) => ['transferred-out', 'plain', { from, to }],
  ReceivingServiceSeen: ({ level, gapDays }) => ['receiving-service-seen', 'good', { level, gapDays }],
  ContinuityGapDetected: ({ sinceDays, threshold }) => ['continuity-gap', 'concern', { sinceDays, threshold }],
  LostToFollowUp: ({ sinceDays, threshold }) => ['lost-to-follow-up', 'concern', { sinceDays, threshold }],
  RelapseReported: ({ since, disclosedBy }) => ['relapse-reported', 'concern', { since, disclosedBy }],
  ReadmissionRequested: ({ programId, cause }) => ['readmission-requested', 'plain', { programId, cause }],
  FollowUpAttempted: ({ day, channel, result }) => ['follow-up-attempted', 'plain', { day, channel, result }],
  FollowUpCompleted: ({ day, channel, abstinent30d }) => ['follow-up-completed', 'good', { day, channel, abstinent30d }],
  AlumniEnrolled: () => ['alumni-enrolled', 'good'],
  AlumniGroupAttended: ({ groupId }) => ['alumni-group-attended', 'good', { groupId }],
  JourneyClosed: ({ outcome }) => ['journey-closed', 'plain', { outcome }],
  JourneyReopened: ({ cause }) => ['journey-reopened', 'plain', { cause }],
};

const wordsOf = <T extends TimelineFact['type']>(type: T, data: FactNamed<T>['data']): Words | null => tellers[type](data);

const withoutGaps = (detail: NonNullable<Words[2]>): Detail => {
  const said: Record<string, string | number | boolean | readonly string[]> = {};
  for (const [name, value] of Object.entries(detail)) if (value !== undefined) said[name] = value;
  return said;
};

/** The milestones among a client's facts, in the order given. */
export const milestonesOf = (facts: readonly TimelineFact[], zone: string): readonly Milestone[] => {
  const milestones: Milestone[] = [];
  for (const { type, data, time: at, id: eventId } of facts) {
    const words = wordsOf(type, data);
    if (words === null) continue;
    const [what, tone, detail] = words;
    const enrollmentId = 'enrollmentId' in data ? data.enrollmentId : undefined;
    milestones.push({
      at,
      day: dayIn(zone, at),
      what,
      tone,
      eventId,
      ...(enrollmentId === undefined ? {} : { enrollmentId }),
      ...(detail === undefined ? {} : { detail: withoutGaps(detail) }),
    });
  }
  return milestones;
};
