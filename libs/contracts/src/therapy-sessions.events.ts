import { Type, type Static } from '@sinclair/typebox';
import { defineEvent, nextVersion, open, optional, sensitive, type EventOf } from './definition.js';
import { fixed } from './shapes.js';
import { codes, Count, Day, Instant, IsoWeek, LevelOfCare, Minutes, Modality, PolicyVersion, Ref } from './vocabulary.js';

export const SessionTopic = codes([
  'coping',
  'relapse-prevention',
  'emotional-regulation',
  'communication',
  'triggers',
  'addiction',
  'mental-illness',
  'trauma',
  'recovery',
  'stress',
  'employment',
  'budgeting',
  'goal-setting',
  'family',
  'medication',
]);
export type SessionTopic = Static<typeof SessionTopic>;

/** How a client took part in a session. */
export const AttendanceMode = codes(['in-person', 'telehealth']);
export type AttendanceMode = Static<typeof AttendanceMode>;

/** Why a client on the roster was not there. Only `no-show` and `cancelled-late` count against the attendance rate (docs/glossary.md). */
export const MissedKind = codes(['no-show', 'cancelled-late', 'cancelled-excused', 'medical', 'incarcerated', 'program-cancelled']);
export type MissedKind = Static<typeof MissedKind>;

export const AbsenceReason = codes(['transport', 'work', 'school', 'childcare', 'illness', 'court', 'declined', 'other', 'unknown']);
export type AbsenceReason = Static<typeof AbsenceReason>;

/** What a correction says of a client and a session: there, or missed in one of the ways. */
export const AttendanceStatus = codes(['attended', 'no-show', 'cancelled-late', 'cancelled-excused', 'medical', 'incarcerated', 'program-cancelled']);
export type AttendanceStatus = Static<typeof AttendanceStatus>;

export const CorrectionReason = codes(['entry-error', 'wrong-client', 'late-information', 'audit']);
export type CorrectionReason = Static<typeof CorrectionReason>;

/** How far a client took part, 1 hardly to 5 fully. */
export const Participation = codes([1, 2, 3, 4, 5]);
export type Participation = Static<typeof Participation>;

/** The life areas that a goal of a treatment plan may be about. */
export const GoalDomain = codes([
  'abstinence',
  'cravings',
  'mood',
  'thought-patterns',
  'functioning',
  'coping',
  'relationships',
  'employment',
  'education',
  'legal',
  'housing',
  'finances',
  'routine',
  'wellness',
]);
export type GoalDomain = Static<typeof GoalDomain>;

export const PlanProblem = codes([
  'substance-use',
  'cravings',
  'depression',
  'anxiety',
  'trauma',
  'bipolar',
  'psychosis',
  'self-harm',
  'relationships',
  'employment',
  'legal',
  'housing',
  'medical',
  'routine',
]);
export type PlanProblem = Static<typeof PlanProblem>;

/** What a lapsed plan lacks (R17): a first approval by its day, a review by its day, or a first approval within so many sessions. */
export const PlanLapse = codes(['not-approved', 'not-reviewed', 'not-approved-in-sessions']);
export type PlanLapse = Static<typeof PlanLapse>;

/** Levels of a safety risk, least first. */
export const SafetyLevel = codes(['low', 'moderate', 'high', 'imminent']);
export type SafetyLevel = Static<typeof SafetyLevel>;

/** What brought a safety risk to light. */
export const SafetyInstrument = codes(['C-SSRS', 'PHQ-9', 'clinical-judgement', 'client-report']);
export type SafetyInstrument = Static<typeof SafetyInstrument>;

export const SafetyAction = codes([
  'safety-plan',
  'close-monitoring',
  'means-counselling',
  'crisis-line',
  'emergency-department',
  'higher-level-of-care',
  'family-contact',
]);
export type SafetyAction = Static<typeof SafetyAction>;

export const RiskResolution = codes(['no-longer-present', 'safety-plan-in-force', 'care-transferred', 'raised-in-error']);
export type RiskResolution = Static<typeof RiskResolution>;

/** What the attendance watch calls for (R20). */
export const AttendanceAlarm = codes(['outreach', 'review', 'propose-discharge', 'administrative-discharge']);
export type AttendanceAlarm = Static<typeof AttendanceAlarm>;

export const OutreachChannel = codes(['phone', 'text', 'letter', 'visit', 'emergency-contact']);
export type OutreachChannel = Static<typeof OutreachChannel>;

/** The six criteria of graduation (R25). */
export const GraduationCriterion = codes(['attendance', 'goals', 'level-of-care', 'safety', 'aftercare-plan', 'first-appointment']);
export type GraduationCriterion = Static<typeof GraduationCriterion>;

export const GraduationResult = codes(['ready', 'not-ready']);
export type GraduationResult = Static<typeof GraduationResult>;

/** The id of an event in the log: a UUID. */
const EventId = Ref;
/** A rating of a goal, 0 to 10; higher is better. */
const Rating = Type.Integer({ minimum: 0, maximum: 10 });

const ofSession = {
  sessionId: open(Ref),
  programId: open(Ref),
  modality: open(Modality),
  day: open(Day, 'The day of the session in the time zone of the program.'),
  isoWeek: open(IsoWeek),
};
const ofAttendance = { ...ofSession, enrollmentId: open(Ref), clientRef: open(Ref) };
const ofEnrollment = { enrollmentId: open(Ref), clientRef: open(Ref) };

export const SessionStarted = defineEvent({
  type: 'SessionStarted',
  owner: 'therapy-sessions',
  about: 'A scheduled session begins, with the clients who are on its roster.',
  data: {
    ...ofSession,
    groupId: optional(open(Ref)),
    facilitatorRef: open(Ref),
    actualStart: open(Instant),
    plannedMinutes: open(Minutes),
    topics: open(Type.Array(SessionTopic, { uniqueItems: true })),
    roster: open(Type.Array(fixed({ clientRef: Ref, enrollmentId: Ref }))),
  },
});
export type SessionStarted = EventOf<typeof SessionStarted>;

export const SessionCompleted = defineEvent({
  type: 'SessionCompleted',
  owner: 'therapy-sessions',
  about: 'A session is over.',
  data: {
    ...ofSession,
    groupId: optional(open(Ref)),
    facilitatorRef: open(Ref),
    topics: open(Type.Array(SessionTopic, { uniqueItems: true })),
    actualStart: open(Instant),
    actualEnd: open(Instant),
    rosterSize: open(Count),
  },
});
export type SessionCompleted = EventOf<typeof SessionCompleted>;

export const SessionAttended = defineEvent({
  type: 'SessionAttended',
  owner: 'therapy-sessions',
  about: 'A client was at a session, for so many minutes. It happened when the client arrived.',
  data: {
    ...ofAttendance,
    groupId: optional(open(Ref)),
    arrivedAt: open(Instant),
    leftAt: open(Instant),
    minutesAttended: open(Minutes),
    partial: open(Type.Boolean(), 'R15: the client came late by more than the policy allows.'),
    mode: open(AttendanceMode),
    participation: optional(sensitive(Participation)),
    goalIds: optional(open(Type.Array(Ref), 'The goals of the treatment plan that were worked on.')),
  },
});
export type SessionAttended = EventOf<typeof SessionAttended>;

export const SessionMissed = defineEvent({
  type: 'SessionMissed',
  owner: 'therapy-sessions',
  about: 'A client on the roster was not at the session. It happened when the session began.',
  data: {
    ...ofAttendance,
    plannedMinutes: open(Minutes),
    kind: sensitive(MissedKind),
    reason: optional(sensitive(AbsenceReason)),
    outreachDue: optional(open(Instant, 'R20: by when somebody reaches out; after a no-show.')),
  },
});
export type SessionMissed = EventOf<typeof SessionMissed>;

export const AttendanceCorrected = defineEvent({
  type: 'AttendanceCorrected',
  owner: 'therapy-sessions',
  about: 'What was recorded of a client and a session was wrong; this is what holds. It happened when the corrected fact happened.',
  data: {
    ...ofAttendance,
    corrects: open(EventId, 'The SessionAttended or SessionMissed that was wrong; of a second correction too.'),
    newMinutes: optional(open(Minutes, 'The minutes that hold; left out where the client is now said to have missed the session.')),
    newStatus: optional(sensitive(AttendanceStatus, 'Left out where only the minutes change.')),
    formerMinutes: open(Minutes, 'The minutes that held before this correction; 0 of a missed session.'),
    formerStatus: sensitive(AttendanceStatus),
    reason: open(CorrectionReason),
  },
});
export type AttendanceCorrected = EventOf<typeof AttendanceCorrected>;

const ofPlan = {
  ...ofEnrollment,
  planId: open(Ref),
  planVersion: open(Type.Integer({ minimum: 1 })),
  problems: sensitive(Type.Array(PlanProblem, { uniqueItems: true })),
  signedByClient: open(Type.Boolean()),
  clinicianRef: open(Ref),
  nextReviewDue: open(Instant, 'R17: by when the plan is reviewed again.'),
};

export const TreatmentPlanApproved = defineEvent({
  type: 'TreatmentPlanApproved',
  owner: 'therapy-sessions',
  about: 'The first treatment plan of an enrollment is approved.',
  data: ofPlan,
});
export type TreatmentPlanApproved = EventOf<typeof TreatmentPlanApproved>;

export const TreatmentPlanReviewed = defineEvent({
  type: 'TreatmentPlanReviewed',
  owner: 'therapy-sessions',
  about: 'The treatment plan is reviewed and holds on, in its next version.',
  data: ofPlan,
});
export type TreatmentPlanReviewed = EventOf<typeof TreatmentPlanReviewed>;

const ofLapse = { ...ofEnrollment, planId: optional(open(Ref)) };

const PlanLapsedByDay = defineEvent({
  type: 'TreatmentPlanLapsed',
  owner: 'therapy-sessions',
  about: 'The day by which the plan had to be approved or reviewed has gone by (R17).',
  data: { ...ofLapse, lapse: open(codes(['not-approved', 'not-reviewed'])), dueAt: open(Instant) },
});
export const TreatmentPlanLapsed = nextVersion(PlanLapsedByDay, {
  about: 'The day by which the plan had to be approved or reviewed has gone by, or the sessions within which it had to be approved were attended (R17).',
  data: { ...ofLapse, lapse: open(PlanLapse), dueAt: open(Instant, 'The day, or the last of those sessions.') },
  upcast: (before) => before,
});
export type TreatmentPlanLapsed = EventOf<typeof TreatmentPlanLapsed>;

const ofGoal = { ...ofEnrollment, goalId: open(Ref), domain: sensitive(GoalDomain) };

export const GoalSet = defineEvent({
  type: 'GoalSet',
  owner: 'therapy-sessions',
  about: 'A goal joins the treatment plan.',
  data: {
    ...ofGoal,
    target: sensitive(Rating),
    rating: sensitive(Rating, 'Where the client stands at the outset.'),
    required: open(Type.Boolean(), 'R25: graduation waits for it.'),
  },
});
export type GoalSet = EventOf<typeof GoalSet>;

export const GoalProgressRecorded = defineEvent({
  type: 'GoalProgressRecorded',
  owner: 'therapy-sessions',
  about: 'Client and clinician rate how far a goal has come.',
  data: { ...ofGoal, rating: sensitive(Rating), target: sensitive(Rating) },
});
export type GoalProgressRecorded = EventOf<typeof GoalProgressRecorded>;

export const GoalAchieved = defineEvent({
  type: 'GoalAchieved',
  owner: 'therapy-sessions',
  about: 'A goal has reached its target; it stays achieved until it is revised upwards.',
  data: { ...ofGoal, rating: sensitive(Rating), target: sensitive(Rating), required: open(Type.Boolean()) },
});
export type GoalAchieved = EventOf<typeof GoalAchieved>;

export const GoalRevised = defineEvent({
  type: 'GoalRevised',
  owner: 'therapy-sessions',
  about: 'A goal gets another target, or graduation no longer waits for it.',
  data: { ...ofGoal, target: sensitive(Rating), required: open(Type.Boolean()), reopened: open(Type.Boolean(), 'It was achieved and is so no longer.') },
});
export type GoalRevised = EventOf<typeof GoalRevised>;

export const SafetyRiskRaised = defineEvent({
  type: 'SafetyRiskRaised',
  owner: 'therapy-sessions',
  about: 'A client in treatment is found at risk, and something is done about it.',
  data: {
    riskId: open(Ref),
    clientRef: open(Ref),
    level: sensitive(SafetyLevel),
    instrument: optional(sensitive(SafetyInstrument)),
    actions: sensitive(Type.Array(SafetyAction, { uniqueItems: true })),
  },
});
export type SafetyRiskRaised = EventOf<typeof SafetyRiskRaised>;

export const SafetyRiskResolved = defineEvent({
  type: 'SafetyRiskResolved',
  owner: 'therapy-sessions',
  about: 'A risk that was raised is no longer open.',
  data: { riskId: open(Ref), clientRef: open(Ref), resolution: sensitive(RiskResolution) },
});
export type SafetyRiskResolved = EventOf<typeof SafetyRiskResolved>;

export const AttendanceAlarmRaised = defineEvent({
  type: 'AttendanceAlarmRaised',
  owner: 'therapy-sessions',
  about: 'A client stays away in a way that the policy does not let pass (R20).',
  data: {
    ...ofEnrollment,
    programId: open(Ref),
    kind: sensitive(AttendanceAlarm),
    since: open(Instant, 'What the alarm counts from: the missed session, or the last contact.'),
    sessionId: optional(open(Ref)),
    evidenceEventIds: open(Type.Array(EventId), 'The missed sessions that the alarm rests on.'),
  },
});
export type AttendanceAlarmRaised = EventOf<typeof AttendanceAlarmRaised>;

export const OutreachRecorded = defineEvent({
  type: 'OutreachRecorded',
  owner: 'therapy-sessions',
  about: 'Somebody of the program reached out to the client, and reached the client or did not.',
  data: { ...ofEnrollment, programId: open(Ref), channel: open(OutreachChannel), reached: sensitive(Type.Boolean()) },
});
export type OutreachRecorded = EventOf<typeof OutreachRecorded>;

const Criterion = fixed({ id: GraduationCriterion, met: Type.Boolean(), evidenceEventIds: Type.Array(EventId) });

export const GraduationEvaluated = defineEvent({
  type: 'GraduationEvaluated',
  owner: 'therapy-sessions',
  about: 'The six criteria of graduation were weighed, each with the events that are its evidence (R25).',
  data: {
    ...ofEnrollment,
    programId: open(Ref),
    criteria: sensitive(Type.Array(Criterion, { minItems: 6, maxItems: 6 })),
    result: sensitive(GraduationResult),
    asOf: open(Instant),
    attendedMinutesTotal: open(Count, 'Since admission.'),
    attendedSessions: open(Count, 'Since admission.'),
  },
});
export type GraduationEvaluated = EventOf<typeof GraduationEvaluated>;

export const GraduatedFromIOP = defineEvent({
  type: 'GraduatedFromIOP',
  owner: 'therapy-sessions',
  about: 'The client has completed the program, and the next level of care is arranged.',
  data: {
    ...ofEnrollment,
    programId: open(Ref),
    graduatedAt: open(Instant),
    criteriaVersion: open(PolicyVersion, 'The version of the program policy whose criteria were met.'),
    attendedMinutesTotal: open(Count),
    attendedSessions: open(Count),
    lengthOfStayDays: open(Count, 'R30: from admission to graduation, both days counted.'),
    aftercarePlanId: optional(open(Ref)),
    nextLevelOfCare: sensitive(LevelOfCare),
  },
});
export type GraduatedFromIOP = EventOf<typeof GraduatedFromIOP>;
