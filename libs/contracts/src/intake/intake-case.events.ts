import { Type, type Static } from '@sinclair/typebox';
import { defineEvent, open, optional, sensitive, type EventOf } from '../definition.js';
import { fixed, list } from '../shapes.js';
import { codes, Count, Instant, LevelOfCare, Ref, Track } from '../vocabulary.js';

const ofIntake = { intakeId: open(Ref), clientRef: open(Ref) };

export const IntakeOpened = defineEvent({
  type: 'IntakeOpened',
  owner: 'intake',
  about: 'The client and the program are in contact; the way to an admission begins.',
  data: { ...ofIntake, programId: open(Ref), referralId: optional(open(Ref)), firstContactAt: open(Instant), track: sensitive(Track) },
});
export type IntakeOpened = EventOf<typeof IntakeOpened>;

export const ScreeningInstrument = codes(['AUDIT-C', 'DAST-10', 'PHQ-9', 'GAD-7', 'C-SSRS', 'PC-PTSD-5']);
export type ScreeningInstrument = Static<typeof ScreeningInstrument>;

/** What a score means, in the words of its instrument; docs of the intake service say which score falls into which band. */
export const ScreeningBand = codes([
  'none',
  'minimal',
  'low',
  'mild',
  'moderate',
  'moderately-severe',
  'substantial',
  'severe',
  'high',
  'negative',
  'positive-in-women',
  'positive',
  'possible',
  'probable',
]);
export type ScreeningBand = Static<typeof ScreeningBand>;

/** What the answers say of danger to the client's own life. From `low` on somebody looks after the client the same day (R21, PM8). */
export const SelfHarmRisk = codes(['none', 'low', 'moderate', 'high']);
export type SelfHarmRisk = Static<typeof SelfHarmRisk>;

export const ScreeningCompleted = defineEvent({
  type: 'ScreeningCompleted',
  owner: 'intake',
  about: 'A screening instrument was answered; its score and band follow from the items.',
  data: {
    ...ofIntake,
    instrument: sensitive(ScreeningInstrument),
    items: sensitive(Type.Array(Type.Integer({ minimum: 0, maximum: 4 }), { minItems: 3, maxItems: 10 }), 'points per item, in the order of the instrument'),
    score: sensitive(Count),
    band: sensitive(ScreeningBand),
    selfHarmRisk: optional(sensitive(SelfHarmRisk, 'asked by PHQ-9 (item 9) and C-SSRS alone')),
  },
});
export type ScreeningCompleted = EventOf<typeof ScreeningCompleted>;

export const ImminentRiskType = codes(['self', 'others', 'withdrawal', 'medical']);
export type ImminentRiskType = Static<typeof ImminentRiskType>;

/** Where a client in imminent risk is sent: the 988 crisis line, an emergency department, residential care, inpatient care. */
export const RiskRedirect = codes(['988', 'ED', '3.x', '4']);
export type RiskRedirect = Static<typeof RiskRedirect>;

export const ImminentRiskResolution = codes([
  'reassessed-safe',
  'stabilized-elsewhere',
  'safety-plan-in-place',
  'withdrawal-completed',
  'medically-cleared',
  'entered-in-error',
]);
export type ImminentRiskResolution = Static<typeof ImminentRiskResolution>;

export const ImminentRiskIdentified = defineEvent({
  type: 'ImminentRiskIdentified',
  owner: 'intake',
  about: 'The client is in immediate danger; while it lasts nobody admits them (R6).',
  data: {
    ...ofIntake,
    riskId: open(Ref),
    riskType: sensitive(ImminentRiskType),
    foundBy: sensitive(codes(['clinician', 'screening'])),
    redirectedTo: optional(sensitive(RiskRedirect)),
    safetyPlanId: optional(open(Ref)),
  },
});
export type ImminentRiskIdentified = EventOf<typeof ImminentRiskIdentified>;

export const ImminentRiskResolved = defineEvent({
  type: 'ImminentRiskResolved',
  owner: 'intake',
  about: 'The immediate danger is over.',
  data: { ...ofIntake, riskId: open(Ref), resolution: sensitive(ImminentRiskResolution) },
});
export type ImminentRiskResolved = EventOf<typeof ImminentRiskResolved>;

/** The editions of the ASAM Criteria: the third (2013) and the fourth (2023). */
export const AsamEdition = codes([3, 4]);
export type AsamEdition = Static<typeof AsamEdition>;

/** Why another level is provided than the one recommended. */
export const DiscrepancyReason = codes(['not-available', 'waitlist', 'clinical-judgment', 'client-preference', 'payer', 'legal', 'distance', 'other']);
export type DiscrepancyReason = Static<typeof DiscrepancyReason>;

export const LevelOfCareAssessed = defineEvent({
  type: 'LevelOfCareAssessed',
  owner: 'intake',
  about: 'A clinician rated the dimensions of the ASAM Criteria and recommends a level of care; at intake, and again during treatment.',
  data: {
    ...ofIntake,
    assessmentId: open(Ref),
    edition: open(AsamEdition),
    ratings: sensitive(
      Type.Array(Type.Integer({ minimum: 0, maximum: 4 }), { minItems: 5, maxItems: 6 }),
      'by dimension from 1 on: six in edition 3, five in edition 4, whose sixth dimension is not rated',
    ),
    recommended: sensitive(LevelOfCare),
    provided: sensitive(LevelOfCare),
    discrepancyReason: optional(sensitive(DiscrepancyReason)),
    assessor: open(Ref),
    validUntil: open(Instant),
  },
});
export type LevelOfCareAssessed = EventOf<typeof LevelOfCareAssessed>;

export const FitOutcome = codes(['fit', 'not-fit', 'undecided']);
export type FitOutcome = Static<typeof FitOutcome>;

/** What a client wants of treatment, as told at the admissions consultation. */
export const AdmissionGoal = codes([
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
export type AdmissionGoal = Static<typeof AdmissionGoal>;

export const AdmissionsConsultationHeld = defineEvent({
  type: 'AdmissionsConsultationHeld',
  owner: 'intake',
  about: 'An admissions counselor spoke with the client and says whether the program fits.',
  data: { ...ofIntake, counselorRef: open(Ref), fitOutcome: sensitive(FitOutcome), goalsDiscussed: sensitive(list(AdmissionGoal)) },
});
export type AdmissionsConsultationHeld = EventOf<typeof AdmissionsConsultationHeld>;

/** The candidate test (R5). */
export const EligibilityCriteria = fixed({
  stableLiving: Type.Boolean(),
  supportiveHome: Type.Boolean(),
  severityMildModerate: Type.Boolean(),
  motivated: Type.Boolean(),
  noImminentRisk: Type.Boolean(),
  no24hNeed: Type.Boolean(),
  detoxComplete: Type.Boolean(),
});
export type EligibilityCriteria = Static<typeof EligibilityCriteria>;

/** What the client must go on doing beside treatment. */
export const EverydayObligation = codes(['work', 'school', 'caregiving', 'court', 'other']);
export type EverydayObligation = Static<typeof EverydayObligation>;

export const EligibilityDecision = codes(['eligible', 'eligible-by-override', 'not-eligible']);
export type EligibilityDecision = Static<typeof EligibilityDecision>;

export const EligibilityOverrideReason = codes([
  'housing-arranged',
  'recovery-residence',
  'support-arranged',
  'clinical-judgment',
  'court-ordered',
  'no-other-care-in-reach',
]);
export type EligibilityOverrideReason = Static<typeof EligibilityOverrideReason>;

export const EligibilityDetermined = defineEvent({
  type: 'EligibilityDetermined',
  owner: 'intake',
  about: 'The candidate test was applied; home, severity and motivation may be overridden with a reason (R5).',
  data: {
    ...ofIntake,
    criteria: sensitive(EligibilityCriteria),
    obligations: sensitive(list(EverydayObligation)),
    decision: sensitive(EligibilityDecision),
    overrideBy: optional(open(Ref)),
    overrideReason: optional(sensitive(EligibilityOverrideReason)),
  },
});
export type EligibilityDetermined = EventOf<typeof EligibilityDetermined>;

export const NoticeMethod = codes(['paper', 'electronic', 'read-aloud']);
export type NoticeMethod = Static<typeof NoticeMethod>;

export const Part2NoticeGiven = defineEvent({
  type: 'Part2NoticeGiven',
  owner: 'intake',
  about: 'The client was told how 42 CFR part 2 protects their records (§2.22).',
  data: { ...ofIntake, noticeVersion: open(Ref), method: open(NoticeMethod) },
});
export type Part2NoticeGiven = EventOf<typeof Part2NoticeGiven>;

export const AdmissionDeclineReason = codes([
  'not-eligible',
  'imminent-risk',
  'other-level-of-care',
  'no-capacity',
  'client-declined',
  'contact-lost',
  'other',
]);
export type AdmissionDeclineReason = Static<typeof AdmissionDeclineReason>;

export const AdmissionRedirect = codes([
  '988',
  'ED',
  'withdrawal-management',
  'residential',
  'inpatient',
  'partial-hospitalization',
  'outpatient',
  'other-program',
]);
export type AdmissionRedirect = Static<typeof AdmissionRedirect>;

export const AdmissionDeclined = defineEvent({
  type: 'AdmissionDeclined',
  owner: 'intake',
  about: 'The client is not admitted, and is told where to turn.',
  data: { ...ofIntake, reason: sensitive(AdmissionDeclineReason), redirectedTo: optional(sensitive(AdmissionRedirect)) },
});
export type AdmissionDeclined = EventOf<typeof AdmissionDeclined>;
