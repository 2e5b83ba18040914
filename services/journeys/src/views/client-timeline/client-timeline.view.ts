import type * as happened from '@continuum/contracts';
import type { Recorded } from '@continuum/contracts';
import type { View } from '@continuum/read-store';

/** The facts that a client's timeline is told with. */
export type TimelineEvent =
  | happened.ReferralReceived
  | happened.ReferralAccepted
  | happened.ReferralDeclined
  | happened.IntakeOpened
  | happened.ScreeningCompleted
  | happened.ImminentRiskIdentified
  | happened.ImminentRiskResolved
  | happened.LevelOfCareAssessed
  | happened.AdmissionsConsultationHeld
  | happened.EligibilityDetermined
  | happened.AdmissionDeclined
  | happened.ClientAdmitted
  | happened.ClientReadmitted
  | happened.LeaveOfAbsenceStarted
  | happened.LeaveOfAbsenceEnded
  | happened.ClientDischarged
  | happened.ClientScheduleAssigned
  | happened.ClientScheduleChanged
  | happened.WeeklyDoseClosed
  | happened.SessionAttended
  | happened.SessionMissed
  | happened.AttendanceCorrected
  | happened.TreatmentPlanApproved
  | happened.TreatmentPlanReviewed
  | happened.TreatmentPlanLapsed
  | happened.GoalAchieved
  | happened.SafetyRiskRaised
  | happened.SafetyRiskResolved
  | happened.AttendanceAlarmRaised
  | happened.GraduationEvaluated
  | happened.GraduatedFromIOP
  | happened.AftercarePlanApproved
  | happened.RelapsePreventionPlanSigned
  | happened.ContinuingCareLinked
  | happened.WarmHandoffCompleted
  | happened.LevelOfCareStarted
  | happened.SteppedDown
  | happened.SteppedUp
  | happened.TransferredOut
  | happened.ReceivingServiceSeen
  | happened.ContinuityGapDetected
  | happened.LostToFollowUp
  | happened.RelapseReported
  | happened.ReadmissionRequested
  | happened.FollowUpAttempted
  | happened.FollowUpCompleted
  | happened.AlumniEnrolled
  | happened.AlumniGroupAttended
  | happened.JourneyClosed
  | happened.JourneyReopened;

type EventNamed<T extends TimelineEvent['type']> = Extract<TimelineEvent, { type: T }>;

/** One fact of one client: the two clocks, its place in the log, and of its data what the timeline shows. */
interface KeptFact<T extends string, D> extends Pick<Recorded, 'id' | 'facility' | 'position' | 'time' | 'recordedtime'> {
  readonly type: T;
  readonly client: string;
  readonly data: D;
}

/** A row is a fact with the named fields and no others: an event costs one small insert, however long the journey. */
const keep =
  <T extends TimelineEvent['type'], const K extends keyof EventNamed<T>['data']>(type: T, ...fields: readonly K[]) =>
  (_row: unknown, event: Recorded<EventNamed<T>>): KeptFact<T, Pick<EventNamed<T>['data'], K>> => {
    const { id, subject: client, facility, position, time, recordedtime } = event;
    const told: EventNamed<T>['data'] = event.data;
    // Each named field is copied; those left out of the event stay left out.
    const data = Object.fromEntries(fields.filter((field) => told[field] !== undefined).map((field) => [field, told[field]])) as Pick<typeof told, K>;
    return { id, type, client, facility, position, time, recordedtime, data };
  };

const on = {
  ReferralReceived: keep('ReferralReceived', 'programId', 'source', 'priorLevelOfCare'),
  ReferralAccepted: keep('ReferralAccepted', 'referralId'),
  ReferralDeclined: keep('ReferralDeclined', 'reason'),
  IntakeOpened: keep('IntakeOpened', 'programId', 'track'),
  ScreeningCompleted: keep('ScreeningCompleted', 'instrument', 'score', 'band'),
  ImminentRiskIdentified: keep('ImminentRiskIdentified', 'riskType', 'redirectedTo'),
  ImminentRiskResolved: keep('ImminentRiskResolved', 'resolution'),
  LevelOfCareAssessed: keep('LevelOfCareAssessed', 'edition', 'recommended', 'provided'),
  AdmissionsConsultationHeld: keep('AdmissionsConsultationHeld', 'fitOutcome'),
  EligibilityDetermined: keep('EligibilityDetermined', 'decision'),
  AdmissionDeclined: keep('AdmissionDeclined', 'reason', 'redirectedTo'),
  ClientAdmitted: keep(
    'ClientAdmitted',
    'enrollmentId',
    'programId',
    'levelOfCare',
    'pathway',
    'priorLevelOfCare',
    'track',
    'timeZone',
    'admittedAt',
    'prescribedMinutesPerWeek',
    'prescribedDaysPerWeek',
  ),
  ClientReadmitted: keep('ClientReadmitted', 'enrollmentId', 'previousEnrollmentId', 'daysSinceDischarge', 'linked'),
  LeaveOfAbsenceStarted: keep('LeaveOfAbsenceStarted', 'enrollmentId', 'reason', 'startedAt', 'expectedReturn'),
  LeaveOfAbsenceEnded: keep('LeaveOfAbsenceEnded', 'enrollmentId', 'startedAt', 'endedAt'),
  ClientDischarged: keep('ClientDischarged', 'enrollmentId', 'reason', 'dischargedAt', 'levelAtDischarge', 'lengthOfStayDays', 'againstAdvice'),
  ClientScheduleAssigned: keep('ClientScheduleAssigned', 'enrollmentId', 'days', 'minutesPerDay', 'minutesPerWeek', 'effectiveFrom'),
  ClientScheduleChanged: keep('ClientScheduleChanged', 'enrollmentId', 'days', 'minutesPerDay', 'minutesPerWeek', 'effectiveFrom'),
  WeeklyDoseClosed: keep('WeeklyDoseClosed', 'enrollmentId', 'isoWeek', 'prescribedMinutes', 'scheduledMinutes', 'attendedMinutes', 'verdict', 'supersedes'),
  SessionAttended: keep('SessionAttended', 'sessionId', 'enrollmentId', 'modality', 'day', 'isoWeek', 'minutesAttended', 'partial', 'mode', 'participation'),
  SessionMissed: keep('SessionMissed', 'sessionId', 'enrollmentId', 'modality', 'day', 'isoWeek', 'plannedMinutes', 'kind'),
  AttendanceCorrected: keep('AttendanceCorrected', 'corrects', 'newMinutes', 'newStatus', 'reason'),
  TreatmentPlanApproved: keep('TreatmentPlanApproved', 'enrollmentId', 'planVersion'),
  TreatmentPlanReviewed: keep('TreatmentPlanReviewed', 'enrollmentId', 'planVersion'),
  TreatmentPlanLapsed: keep('TreatmentPlanLapsed', 'enrollmentId', 'lapse'),
  GoalAchieved: keep('GoalAchieved', 'enrollmentId', 'goalId', 'domain', 'required'),
  SafetyRiskRaised: keep('SafetyRiskRaised', 'level'),
  SafetyRiskResolved: keep('SafetyRiskResolved', 'resolution'),
  AttendanceAlarmRaised: keep('AttendanceAlarmRaised', 'enrollmentId', 'kind'),
  GraduationEvaluated: keep('GraduationEvaluated', 'enrollmentId', 'result'),
  GraduatedFromIOP: keep('GraduatedFromIOP', 'enrollmentId', 'graduatedAt', 'nextLevelOfCare', 'attendedMinutesTotal', 'attendedSessions'),
  AftercarePlanApproved: keep('AftercarePlanApproved', 'enrollmentId', 'components', 'planVersion'),
  RelapsePreventionPlanSigned: keep('RelapsePreventionPlanSigned', 'enrollmentId'),
  ContinuingCareLinked: keep('ContinuingCareLinked', 'enrollmentId', 'kind', 'levelOfCare', 'firstAppointmentAt'),
  WarmHandoffCompleted: keep('WarmHandoffCompleted', 'enrollmentId', 'levelOfCare', 'kept'),
  LevelOfCareStarted: keep('LevelOfCareStarted', 'enrollmentId', 'programId', 'level', 'startedAt'),
  SteppedDown: keep('SteppedDown', 'enrollmentId', 'from', 'to', 'direction', 'reason', 'warmHandoff', 'gapDays'),
  SteppedUp: keep('SteppedUp', 'enrollmentId', 'from', 'to', 'cause'),
  TransferredOut: keep('TransferredOut', 'enrollmentId', 'from', 'to'),
  ReceivingServiceSeen: keep('ReceivingServiceSeen', 'enrollmentId', 'level', 'seenAt', 'gapDays'),
  ContinuityGapDetected: keep('ContinuityGapDetected', 'enrollmentId', 'since', 'sinceDays', 'threshold'),
  LostToFollowUp: keep('LostToFollowUp', 'enrollmentId', 'since', 'sinceDays', 'threshold'),
  RelapseReported: keep('RelapseReported', 'since', 'disclosedBy'),
  ReadmissionRequested: keep('ReadmissionRequested', 'programId', 'cause'),
  FollowUpAttempted: keep('FollowUpAttempted', 'enrollmentId', 'day', 'channel', 'result'),
  FollowUpCompleted: keep('FollowUpCompleted', 'enrollmentId', 'day', 'channel', 'abstinent30d'),
  AlumniEnrolled: keep('AlumniEnrolled', 'enrolledAt'),
  AlumniGroupAttended: keep('AlumniGroupAttended', 'groupId'),
  JourneyClosed: keep('JourneyClosed', 'outcome', 'closedAt'),
  JourneyReopened: keep('JourneyReopened', 'cause'),
};

/** One fact of one client, as the timeline keeps it; `type` tells which. */
export type TimelineFact = ReturnType<(typeof on)[keyof typeof on]>;

/** The fact of one type. */
export type FactNamed<T extends TimelineFact['type']> = Extract<TimelineFact, { type: T }>;

const digits = 14;

/** A client's rows lie side by side in the order of the log: between `<client>/` and `<client>0`, the character after the slash. */
export const keyOfFact = (client: string, position: number): string => `${client}/${String(position).padStart(digits, '0')}`;

/**
 * What has happened to a client, fact by fact. The query reads one client's stretch of keys and folds it; both clocks are
 * in the row, and a moment is chosen in the fold, so neither needs a column or an index that every event would pay for.
 */
export const clientTimeline: View<TimelineEvent, TimelineFact> = {
  name: 'client-timeline',
  version: 1,
  keys: (event) => [keyOfFact(event.subject, event.position)],
  on,
  columns: {
    facility: { type: 'text', of: ({ facility }) => facility },
    client: { type: 'text', of: ({ client }) => client },
  },
};
