import { Type, type Static } from '@sinclair/typebox';
import { defineEvent, open, optional, sensitive, type EventOf } from './definition.js';
import { Arrests30d, Employment, LivingArrangement, SelfHelpAttendance } from './intake.events.js';
import { AftercareComponent, codes, Count, Instant, LevelOfCare, Ref, Substance, Track } from './vocabulary.js';

/** Whether a client comes to the program from a more intensive level (inbound) or leaves it for a less intensive one (outbound). */
export const StepDirection = codes(['inbound', 'outbound']);
export type StepDirection = Static<typeof StepDirection>;

export const StepDownReason = codes(['graduated', 'transferred', 'reassessed', 'authorization-ended', 'client-request', 'other']);
export type StepDownReason = Static<typeof StepDownReason>;

export const StepUpCause = codes(['relapse', 'safety-risk', 'hospitalized', 'withdrawal', 'reassessed', 'transferred', 'other']);
export type StepUpCause = Static<typeof StepUpCause>;

export const JourneyOutcome = codes(['no-contact', 'deceased', 'client-request', 'moved-away', 'other']);
export type JourneyOutcome = Static<typeof JourneyOutcome>;

export const JourneyReopenCause = codes(['admitted', 'relapse', 'readmission-requested', 'client-request', 'opened-in-error', 'other']);
export type JourneyReopenCause = Static<typeof JourneyReopenCause>;

/** Who told of a relapse. */
export const RelapseDisclosedBy = codes(['client', 'family', 'peer', 'provider', 'drug-screen', 'court', 'other']);
export type RelapseDisclosedBy = Static<typeof RelapseDisclosedBy>;

export const ReadmissionCause = codes(['relapse', 'client-request', 'provider-request', 'other']);
export type ReadmissionCause = Static<typeof ReadmissionCause>;

/** What a client takes along for lifelong wellness. */
export const WellnessTool = codes([
  'mindfulness',
  'exercise',
  'sleep-routine',
  'nutrition',
  'journaling',
  'creative-practice',
  'spiritual-practice',
  'social-activity',
  'budget',
  'work-routine',
  'crisis-line',
]);
export type WellnessTool = Static<typeof WellnessTool>;

export const WarningSign = codes([
  'isolating',
  'missing-meetings',
  'poor-sleep',
  'irritability',
  'cravings',
  'romanticizing-use',
  'low-mood',
  'skipping-medication',
  'old-contacts',
]);
export type WarningSign = Static<typeof WarningSign>;

export const RelapseTrigger = codes(['stress', 'conflict', 'celebration', 'people', 'places', 'money', 'boredom', 'pain', 'anniversary', 'mood']);
export type RelapseTrigger = Static<typeof RelapseTrigger>;

export const RelapseStrategy = codes([
  'call-sponsor',
  'call-contact',
  'attend-meeting',
  'urge-surfing',
  'leave-situation',
  'grounding',
  'contact-program',
  'crisis-line',
  'medication-review',
]);
export type RelapseStrategy = Static<typeof RelapseStrategy>;

export const FollowUpChannel = codes(['phone', 'video', 'in-person', 'message', 'mail']);
export type FollowUpChannel = Static<typeof FollowUpChannel>;

/** What came of trying to reach a client. */
export const FollowUpAttemptResult = codes(['no-answer', 'message-left', 'call-back-agreed', 'contact-outdated', 'declined']);
export type FollowUpAttemptResult = Static<typeof FollowUpAttemptResult>;

/** The day after graduation on which a follow-up stands (R28). */
const FollowUpDay = Type.Integer({ minimum: 1, maximum: 3_660 });

const plan = { aftercarePlanId: open(Ref), enrollmentId: open(Ref), clientRef: open(Ref) };

export const AftercarePlanDrafted = defineEvent({
  type: 'AftercarePlanDrafted',
  owner: 'aftercare',
  about: 'Client and coordinator begin to plan what comes after the program.',
  data: { ...plan, draftedAt: open(Instant) },
});
export type AftercarePlanDrafted = EventOf<typeof AftercarePlanDrafted>;

export const AftercarePlanApproved = defineEvent({
  type: 'AftercarePlanApproved',
  owner: 'aftercare',
  about: 'The aftercare plan stands, with its components and the wellness toolkit; a later approval replaces it.',
  data: {
    ...plan,
    planVersion: open(Type.Integer({ minimum: 1 })),
    components: sensitive(Type.Array(AftercareComponent, { minItems: 1, maxItems: 5, uniqueItems: true })),
    wellnessToolkit: sensitive(Type.Array(WellnessTool, { maxItems: 11, uniqueItems: true })),
    approvedAt: open(Instant),
  },
});
export type AftercarePlanApproved = EventOf<typeof AftercarePlanApproved>;

export const RelapsePreventionPlanSigned = defineEvent({
  type: 'RelapsePreventionPlanSigned',
  owner: 'aftercare',
  about: 'The client signs a relapse prevention plan: warning signs, triggers, strategies, and how many people may be called.',
  data: {
    ...plan,
    warningSigns: sensitive(Type.Array(WarningSign, { minItems: 1, maxItems: 9, uniqueItems: true })),
    triggers: sensitive(Type.Array(RelapseTrigger, { minItems: 1, maxItems: 10, uniqueItems: true })),
    strategies: sensitive(Type.Array(RelapseStrategy, { minItems: 1, maxItems: 9, uniqueItems: true })),
    contacts: sensitive(Count),
    signedAt: open(Instant),
  },
});
export type RelapsePreventionPlanSigned = EventOf<typeof RelapsePreventionPlanSigned>;

export const ContinuingCareLinked = defineEvent({
  type: 'ContinuingCareLinked',
  owner: 'aftercare',
  about: 'A service that carries the care on is found, and its first appointment is made.',
  data: {
    ...plan,
    linkId: open(Ref),
    kind: sensitive(AftercareComponent),
    levelOfCare: sensitive(LevelOfCare),
    providerRef: sensitive(Ref),
    firstAppointmentAt: open(Instant),
  },
});
export type ContinuingCareLinked = EventOf<typeof ContinuingCareLinked>;

export const WarmHandoffCompleted = defineEvent({
  type: 'WarmHandoffCompleted',
  owner: 'aftercare',
  about: 'The first appointment with a linked service came, and the client kept it or did not.',
  data: {
    ...plan,
    linkId: open(Ref),
    levelOfCare: sensitive(LevelOfCare),
    providerRef: sensitive(Ref),
    kept: sensitive(Type.Boolean()),
    confirmedAt: open(Instant),
  },
});
export type WarmHandoffCompleted = EventOf<typeof WarmHandoffCompleted>;

export const JourneyOpened = defineEvent({
  type: 'JourneyOpened',
  owner: 'aftercare',
  about: 'A client sets out on the continuum of care; the journey spans all enrollments.',
  data: { clientRef: open(Ref), openedAt: open(Instant) },
});
export type JourneyOpened = EventOf<typeof JourneyOpened>;

export const LevelOfCareStarted = defineEvent({
  type: 'LevelOfCareStarted',
  owner: 'aftercare',
  about: 'From now on the client is at this level of care: in the enrollment and program named, or elsewhere where none is named.',
  data: { clientRef: open(Ref), enrollmentId: optional(open(Ref)), programId: optional(open(Ref)), level: sensitive(LevelOfCare), startedAt: open(Instant) },
});
export type LevelOfCareStarted = EventOf<typeof LevelOfCareStarted>;

export const SteppedDown = defineEvent({
  type: 'SteppedDown',
  owner: 'aftercare',
  about: 'The client moves to a less intensive level: into the program (inbound) or out of it (outbound).',
  data: {
    clientRef: open(Ref),
    enrollmentId: optional(open(Ref)),
    from: sensitive(LevelOfCare),
    to: sensitive(LevelOfCare),
    direction: open(StepDirection),
    reason: sensitive(StepDownReason),
    sendingOrg: optional(sensitive(Ref)),
    receivingOrg: optional(sensitive(Ref)),
    warmHandoff: sensitive(Type.Boolean()),
    gapDays: optional(open(Count, 'Inbound: days from the discharge of the sending level to the admission here, where that discharge is known.')),
    steppedDownAt: open(Instant),
  },
});
export type SteppedDown = EventOf<typeof SteppedDown>;

export const SteppedUp = defineEvent({
  type: 'SteppedUp',
  owner: 'aftercare',
  about: 'The client moves to a more intensive level.',
  data: {
    clientRef: open(Ref),
    enrollmentId: optional(open(Ref)),
    from: sensitive(LevelOfCare),
    to: sensitive(LevelOfCare),
    cause: sensitive(StepUpCause),
    receivingOrg: optional(sensitive(Ref)),
    steppedUpAt: open(Instant),
  },
});
export type SteppedUp = EventOf<typeof SteppedUp>;

export const TransferredOut = defineEvent({
  type: 'TransferredOut',
  owner: 'aftercare',
  about: 'The client goes on elsewhere, at the same level or at one not known here.',
  data: {
    clientRef: open(Ref),
    enrollmentId: open(Ref),
    from: sensitive(LevelOfCare),
    to: optional(sensitive(LevelOfCare)),
    receivingOrg: optional(sensitive(Ref)),
    transferredAt: open(Instant),
  },
});
export type TransferredOut = EventOf<typeof TransferredOut>;

export const ReceivingServiceSeen = defineEvent({
  type: 'ReceivingServiceSeen',
  owner: 'aftercare',
  about: 'The client was seen by the receiving service for the first time; the step out of the program is complete (R27).',
  data: {
    clientRef: open(Ref),
    enrollmentId: open(Ref),
    level: optional(sensitive(LevelOfCare)),
    providerRef: optional(sensitive(Ref)),
    seenAt: open(Instant),
    gapDays: open(Count),
  },
});
export type ReceivingServiceSeen = EventOf<typeof ReceivingServiceSeen>;

const sinceStep = {
  clientRef: open(Ref),
  enrollmentId: open(Ref),
  since: open(Instant, 'When the client left the program.'),
  sinceDays: open(Count),
  threshold: open(Count, 'The limit of the program policy that was passed, days.'),
};

export const ContinuityGapDetected = defineEvent({
  type: 'ContinuityGapDetected',
  owner: 'aftercare',
  about: 'No receiving service has seen the client for longer than the policy allows (R27).',
  data: sinceStep,
});
export type ContinuityGapDetected = EventOf<typeof ContinuityGapDetected>;

export const LostToFollowUp = defineEvent({
  type: 'LostToFollowUp',
  owner: 'aftercare',
  about: 'No receiving service has seen the client for so long that the client counts as lost to follow-up (R27).',
  data: sinceStep,
});
export type LostToFollowUp = EventOf<typeof LostToFollowUp>;

export const RelapseReported = defineEvent({
  type: 'RelapseReported',
  owner: 'aftercare',
  about: 'A relapse was told of. It never discharges anybody; it opens the way back.',
  data: {
    clientRef: open(Ref),
    reportId: open(Ref),
    substance: optional(sensitive(Substance)),
    since: sensitive(Instant),
    disclosedBy: sensitive(RelapseDisclosedBy),
    reportedAt: open(Instant),
  },
});
export type RelapseReported = EventOf<typeof RelapseReported>;

export const ReadmissionRequested = defineEvent({
  type: 'ReadmissionRequested',
  owner: 'aftercare',
  about: 'The client should be seen again for admission.',
  data: {
    clientRef: open(Ref),
    programId: open(Ref),
    requestId: open(Ref),
    track: sensitive(Track),
    cause: sensitive(ReadmissionCause),
    requestedAt: open(Instant),
  },
});
export type ReadmissionRequested = EventOf<typeof ReadmissionRequested>;

export const JourneyClosed = defineEvent({
  type: 'JourneyClosed',
  owner: 'aftercare',
  about: 'The journey ends: a year without contact, a death, or the wish of the client (R28).',
  data: { clientRef: open(Ref), outcome: sensitive(JourneyOutcome), closedAt: open(Instant) },
});
export type JourneyClosed = EventOf<typeof JourneyClosed>;

export const JourneyReopened = defineEvent({
  type: 'JourneyReopened',
  owner: 'aftercare',
  about: 'A closed journey goes on.',
  data: { clientRef: open(Ref), cause: sensitive(JourneyReopenCause), reopenedAt: open(Instant) },
});
export type JourneyReopened = EventOf<typeof JourneyReopened>;

export const FollowUpsOpened = defineEvent({
  type: 'FollowUpsOpened',
  owner: 'aftercare',
  about: 'After graduation the program will ask how the client fares, on the days of its policy (R28).',
  data: {
    enrollmentId: open(Ref),
    clientRef: open(Ref),
    graduatedAt: open(Instant),
    due: open(
      Type.Array(Type.Object({ day: FollowUpDay, dueAt: Instant }, { additionalProperties: false }), { minItems: 1, maxItems: 24 }),
      'The days after graduation, and when each comes in the time zone of the program.',
    ),
  },
});
export type FollowUpsOpened = EventOf<typeof FollowUpsOpened>;

export const FollowUpDue = defineEvent({
  type: 'FollowUpDue',
  owner: 'aftercare',
  about: 'It is time to ask how the client fares.',
  data: { enrollmentId: open(Ref), clientRef: open(Ref), day: open(FollowUpDay), dueAt: open(Instant) },
});
export type FollowUpDue = EventOf<typeof FollowUpDue>;

export const FollowUpAttempted = defineEvent({
  type: 'FollowUpAttempted',
  owner: 'aftercare',
  about: 'Somebody tried to reach the client for a follow-up, in vain.',
  data: {
    enrollmentId: open(Ref),
    clientRef: open(Ref),
    day: open(FollowUpDay),
    channel: open(FollowUpChannel),
    result: sensitive(FollowUpAttemptResult),
    attemptedAt: open(Instant),
  },
});
export type FollowUpAttempted = EventOf<typeof FollowUpAttempted>;

export const FollowUpCompleted = defineEvent({
  type: 'FollowUpCompleted',
  owner: 'aftercare',
  about: 'The client told how things are, in the codes of TEDS, as at admission; what was not answered is left out.',
  data: {
    enrollmentId: open(Ref),
    clientRef: open(Ref),
    day: open(FollowUpDay),
    channel: open(FollowUpChannel),
    abstinent30d: optional(sensitive(Type.Boolean())),
    employment: optional(sensitive(Employment)),
    livingArrangement: optional(sensitive(LivingArrangement)),
    arrests30d: optional(sensitive(Arrests30d)),
    selfHelpAttendance30d: optional(sensitive(SelfHelpAttendance)),
    phq9: optional(sensitive(Type.Integer({ minimum: 0, maximum: 27 }))),
    gad7: optional(sensitive(Type.Integer({ minimum: 0, maximum: 21 }))),
    completedAt: open(Instant),
  },
});
export type FollowUpCompleted = EventOf<typeof FollowUpCompleted>;

export const AlumniEnrolled = defineEvent({
  type: 'AlumniEnrolled',
  owner: 'aftercare',
  about: 'A client joins the alumni, having consented to be contacted.',
  data: { clientRef: open(Ref), consentId: open(Ref), enrolledAt: open(Instant) },
});
export type AlumniEnrolled = EventOf<typeof AlumniEnrolled>;

export const AlumniGroupAttended = defineEvent({
  type: 'AlumniGroupAttended',
  owner: 'aftercare',
  about: 'An alumna or alumnus came to an alumni group.',
  data: { clientRef: open(Ref), groupId: open(Ref), attendedAt: open(Instant) },
});
export type AlumniGroupAttended = EventOf<typeof AlumniGroupAttended>;
