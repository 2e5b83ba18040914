import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { defineEvent, open, optional, sensitive, type EventOf } from './definition.js';
import { ProgramLimits } from './program-policy.js';
import { codes, Count, Day, DischargeReason, Instant, LevelOfCare, Minutes, PolicyVersion, Ref, Substance, TimeZone, Track } from './vocabulary.js';

const fixed = <P extends Record<string, TSchema>>(properties: P) => Type.Object(properties, { additionalProperties: false });
const list = <S extends TSchema>(item: S, maxItems = 20) => Type.Array(item, { maxItems });

/** TEDS PSOURCE: 1 individual, 2 alcohol/drug provider, 3 other health, 4 school, 5 employer/EAP, 6 community, 7 court or criminal justice. */
export const ReferralSource = codes([1, 2, 3, 4, 5, 6, 7]);
export type ReferralSource = Static<typeof ReferralSource>;

/** TEDS DETCRIM, where the source is 7: 1 state/federal court, 2 formal adjudication, 3 probation/parole, 4 other legal entity, 5 diversion, 6 prison, 7 DUI/DWI, 8 other. */
export const DetailedCriminalJustice = codes([1, 2, 3, 4, 5, 6, 7, 8]);
export type DetailedCriminalJustice = Static<typeof DetailedCriminalJustice>;

export const ReferralDeclineReason = codes(['not-eligible', 'no-capacity', 'out-of-area', 'client-declined', 'duplicate', 'other']);
export type ReferralDeclineReason = Static<typeof ReferralDeclineReason>;

export const ReferralReceived = defineEvent({
  type: 'ReferralReceived',
  owner: 'intake',
  about: 'Somebody asks that a client be seen by a program.',
  data: {
    referralId: open(Ref),
    clientRef: open(Ref),
    programId: open(Ref),
    source: sensitive(ReferralSource),
    criminalJusticeDetail: optional(sensitive(DetailedCriminalJustice)),
    referringOrg: optional(sensitive(Ref)),
    priorLevelOfCare: optional(sensitive(LevelOfCare)),
    requestedAt: open(Instant),
  },
});
export type ReferralReceived = EventOf<typeof ReferralReceived>;

export const ReferralAccepted = defineEvent({
  type: 'ReferralAccepted',
  owner: 'intake',
  about: 'The program takes the referral up.',
  data: { referralId: open(Ref), clientRef: open(Ref) },
});
export type ReferralAccepted = EventOf<typeof ReferralAccepted>;

export const ReferralDeclined = defineEvent({
  type: 'ReferralDeclined',
  owner: 'intake',
  about: 'The program does not take the referral up, and says where to turn instead.',
  data: { referralId: open(Ref), clientRef: open(Ref), reason: sensitive(ReferralDeclineReason), redirectedTo: optional(open(Ref)) },
});
export type ReferralDeclined = EventOf<typeof ReferralDeclined>;

/** The levels of care that a program of Continuum provides: 2.1 intensive outpatient, 2.5 partial hospitalization. */
export const ProgramLevel = codes(['2.1', '2.5']);
export type ProgramLevel = Static<typeof ProgramLevel>;

/** Adult from 18 years on; the weekly dose depends on it (R3). */
export const AgeGroup = codes(['adult', 'adolescent']);
export type AgeGroup = Static<typeof AgeGroup>;

export const ProgramDelivery = codes(['in-person', 'telehealth']);
export type ProgramDelivery = Static<typeof ProgramDelivery>;

/** Who accredits or licenses a program: CARF, The Joint Commission, the state. */
export const AccreditationBody = codes(['CARF', 'TJC', 'state']);
export type AccreditationBody = Static<typeof AccreditationBody>;

export const AccreditationLapseCause = codes(['expired', 'withdrawn', 'surrendered']);
export type AccreditationLapseCause = Static<typeof AccreditationLapseCause>;

export const ProgramRegistered = defineEvent({
  type: 'ProgramRegistered',
  owner: 'intake',
  about: 'A program opens its books: its level of care, whom it serves, and the time zone its days are counted in.',
  labels: [],
  data: {
    programId: open(Ref),
    timeZone: open(TimeZone, 'IANA name, such as America/Chicago'),
    levelOfCare: open(ProgramLevel),
    tracks: open(list(Track)),
    populations: open(list(AgeGroup)),
    deliveryModes: open(list(ProgramDelivery)),
    part2: open(Type.Boolean(), 'a Part 2 program: 42 CFR part 2 protects its records of substance use treatment'),
  },
});
export type ProgramRegistered = EventOf<typeof ProgramRegistered>;

export const ProgramPolicyPublished = defineEvent({
  type: 'ProgramPolicyPublished',
  owner: 'intake',
  about: 'The numbers by which the program decides, under a version that its decisions name.',
  labels: [],
  data: { programId: open(Ref), policyVersion: open(PolicyVersion), limits: open(ProgramLimits), effectiveFrom: open(Instant) },
});
export type ProgramPolicyPublished = EventOf<typeof ProgramPolicyPublished>;

export const AccreditationRecorded = defineEvent({
  type: 'AccreditationRecorded',
  owner: 'intake',
  about: 'The program may treat clients between these days, says the body that accredits it.',
  labels: [],
  data: {
    programId: open(Ref),
    accreditationId: open(Ref),
    body: open(AccreditationBody),
    licenceNo: optional(open(Ref)),
    validFrom: open(Day),
    validTo: open(Day),
  },
});
export type AccreditationRecorded = EventOf<typeof AccreditationRecorded>;

export const AccreditationLapsed = defineEvent({
  type: 'AccreditationLapsed',
  owner: 'intake',
  about: 'An accreditation ran out or was taken back; on it no client is admitted any more.',
  labels: [],
  data: { programId: open(Ref), accreditationId: open(Ref), body: open(AccreditationBody), cause: open(AccreditationLapseCause), lapsedAt: open(Instant) },
});
export type AccreditationLapsed = EventOf<typeof AccreditationLapsed>;

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

/** How a client comes to the program. */
export const AdmissionPathway = codes(['primary', 'step-down', 'step-up', 'readmission']);
export type AdmissionPathway = Static<typeof AdmissionPathway>;

export const PresentingConcern = codes([
  'substance-use',
  'depression',
  'anxiety',
  'ptsd',
  'bipolar',
  'trauma',
  'psychosis',
  'eating',
  'personality',
  'adhd',
  'other',
]);
export type PresentingConcern = Static<typeof PresentingConcern>;

/** TEDS AGE: 1 12-14, 2 15-17, 3 18-20, 4 21-24, 5 25-29, 6 30-34, 7 35-39, 8 40-44, 9 45-49, 10 50-54, 11 55-64, 12 65+. */
export const AgeBand = codes([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
export type AgeBand = Static<typeof AgeBand>;

/** TEDS GENDER: 1 male, 2 female. */
export const Gender = codes([1, 2]);
export type Gender = Static<typeof Gender>;

/** TEDS EDUC: 1 to grade 8, 2 grades 9-11, 3 grade 12 or GED, 4 one to three years of college, 5 four or more. */
export const Education = codes([1, 2, 3, 4, 5]);
export type Education = Static<typeof Education>;

/** TEDS EMPLOY: 1 full time, 2 part time, 3 unemployed, 4 not in the labor force. */
export const Employment = codes([1, 2, 3, 4]);
export type Employment = Static<typeof Employment>;

/** TEDS LIVARAG: 1 homeless, 2 dependent, 3 independent. */
export const LivingArrangement = codes([1, 2, 3]);
export type LivingArrangement = Static<typeof LivingArrangement>;

/** TEDS ARRESTS in the past 30 days: 0 none, 1 once, 2 twice or more. */
export const Arrests30d = codes([0, 1, 2]);
export type Arrests30d = Static<typeof Arrests30d>;

/** TEDS FREQ_ATND_SELF_HELP in the past 30 days: 1 none, 2 1-3 times, 3 4-7, 4 8-30, 5 some, number unknown. */
export const SelfHelpAttendance = codes([1, 2, 3, 4, 5]);
export type SelfHelpAttendance = Static<typeof SelfHelpAttendance>;

/** TEDS FREQ1: use of the primary substance in the past month: 1 none, 2 some days, 3 daily. */
export const FrequencyOfUse = codes([1, 2, 3]);
export type FrequencyOfUse = Static<typeof FrequencyOfUse>;

const ofEnrollment = { enrollmentId: open(Ref), clientRef: open(Ref) };

export const ClientAdmitted = defineEvent({
  type: 'ClientAdmitted',
  owner: 'intake',
  about: 'The client is in the program, at this level of care, with this weekly prescription, under this policy.',
  data: {
    ...ofEnrollment,
    programId: open(Ref),
    intakeId: open(Ref),
    levelOfCare: sensitive(ProgramLevel),
    pathway: sensitive(AdmissionPathway),
    priorLevelOfCare: optional(sensitive(LevelOfCare)),
    track: sensitive(Track),
    ageGroup: sensitive(AgeGroup),
    timeZone: open(TimeZone, 'of the program: days and weeks are counted in it'),
    presentingConcerns: sensitive(list(PresentingConcern)),
    primarySubstance: optional(sensitive(Substance)),
    secondarySubstance: optional(sensitive(Substance)),
    tertiarySubstance: optional(sensitive(Substance)),
    frequencyOfUse: optional(sensitive(FrequencyOfUse)),
    coOccurring: sensitive(Type.Boolean(), 'TEDS PSYPROB: a mental health condition beside substance use'),
    medicationForAddiction: optional(sensitive(Type.Boolean(), 'TEDS METHUSE')),
    ageBand: optional(sensitive(AgeBand)),
    gender: optional(sensitive(Gender)),
    education: optional(sensitive(Education)),
    livingArrangement: sensitive(LivingArrangement),
    employment: sensitive(Employment),
    arrests30d: sensitive(Arrests30d),
    selfHelpAttendance30d: sensitive(SelfHelpAttendance),
    firstContactAt: open(Instant),
    admittedAt: open(Instant),
    assessmentId: open(Ref),
    consentIds: open(list(Ref)),
    prescribedMinutesPerWeek: sensitive(Minutes),
    prescribedDaysPerWeek: sensitive(Type.Integer({ minimum: 1, maximum: 7 })),
    policy: open(fixed({ version: PolicyVersion, limits: ProgramLimits }), 'in force at the admission; everything downstream decides by it'),
  },
});
export type ClientAdmitted = EventOf<typeof ClientAdmitted>;

export const ClientReadmitted = defineEvent({
  type: 'ClientReadmitted',
  owner: 'intake',
  about: 'A client who had been discharged is back; within 30 days it counts as a readmission (R29).',
  data: { ...ofEnrollment, previousEnrollmentId: open(Ref), daysSinceDischarge: open(Count), linked: open(Type.Boolean()) },
});
export type ClientReadmitted = EventOf<typeof ClientReadmitted>;

export const LeaveReason = codes(['medical', 'hospitalization', 'family', 'travel', 'incarceration', 'work', 'other']);
export type LeaveReason = Static<typeof LeaveReason>;

export const LeaveOfAbsenceStarted = defineEvent({
  type: 'LeaveOfAbsenceStarted',
  owner: 'intake',
  about: 'The client stays away for a while by agreement.',
  data: { ...ofEnrollment, reason: sensitive(LeaveReason), startedAt: open(Instant), expectedReturn: optional(open(Day)) },
});
export type LeaveOfAbsenceStarted = EventOf<typeof LeaveOfAbsenceStarted>;

export const LeaveOfAbsenceEnded = defineEvent({
  type: 'LeaveOfAbsenceEnded',
  owner: 'intake',
  about: 'The client is back from leave.',
  data: { ...ofEnrollment, startedAt: open(Instant), endedAt: open(Instant) },
});
export type LeaveOfAbsenceEnded = EventOf<typeof LeaveOfAbsenceEnded>;

export const ClientDischarged = defineEvent({
  type: 'ClientDischarged',
  owner: 'intake',
  about: 'The client has left the program, for this reason, after so many days (R30).',
  data: {
    ...ofEnrollment,
    programId: open(Ref),
    reason: sensitive(DischargeReason),
    lastContactAt: open(Instant),
    dischargedAt: open(Instant),
    levelAtDischarge: sensitive(ProgramLevel),
    lengthOfStayDays: open(Type.Integer({ minimum: 1 })),
    againstAdvice: sensitive(Type.Boolean()),
    substancesAtDischarge: optional(sensitive(list(Substance, 3))),
    employmentAtDischarge: optional(sensitive(Employment)),
    livingArrangementAtDischarge: optional(sensitive(LivingArrangement)),
    arrests30dAtDischarge: optional(sensitive(Arrests30d)),
    selfHelpAttendance30dAtDischarge: optional(sensitive(SelfHelpAttendance)),
    summaryDocRef: optional(open(Ref)),
  },
});
export type ClientDischarged = EventOf<typeof ClientDischarged>;

/** What a consent is for (42 CFR part 2). `tpo`: treatment, payment and health care operations. */
export const ConsentKind = codes([
  'tpo',
  'specific',
  'counseling-notes',
  'legal-proceeding',
  'criminal-justice',
  'research',
  'family-participation',
  'alumni-contact',
]);
export type ConsentKind = Static<typeof ConsentKind>;

/** Recipients named as a class. T3: the first only in a TPO consent. */
export const RecipientClass = codes(['treating-providers-plans-payers-and-operators', 'treating-providers']);
export type RecipientClass = Static<typeof RecipientClass>;

export const InformationScope = codes([
  'all-sud-records',
  'diagnosis',
  'assessments',
  'medications',
  'treatment-plan',
  'attendance',
  'progress',
  'test-results',
  'discharge-summary',
  'billing',
  'counseling-notes',
]);
export type InformationScope = Static<typeof InformationScope>;

export const ConsentPurpose = codes([
  'tpo',
  'treatment',
  'payment',
  'operations',
  'legal-proceeding',
  'criminal-justice-monitoring',
  'research',
  'family-involvement',
  'alumni-contact',
  'fundraising',
  'other-named',
]);
export type ConsentPurpose = Static<typeof ConsentPurpose>;

export const ConsentEndingEvent = codes([
  'end-of-treatment',
  'end-of-research-study',
  'final-disposition',
  'end-of-family-participation',
  'end-of-alumni-membership',
]);
export type ConsentEndingEvent = Static<typeof ConsentEndingEvent>;

/** When a consent ends: at an instant, on an event, or not at all (T3: only some kinds may). */
export const ConsentExpiration = Type.Union([
  fixed({ kind: Type.Literal('date'), at: Instant }),
  fixed({ kind: Type.Literal('event'), event: ConsentEndingEvent }),
  fixed({ kind: Type.Literal('none') }),
]);
export type ConsentExpiration = Static<typeof ConsentExpiration>;

export const SignerCapacity = codes(['patient', 'parent', 'guardian', 'personal-representative']);
export type SignerCapacity = Static<typeof SignerCapacity>;

export const SignerAuthority = codes(['parental-rights', 'court-order', 'power-of-attorney', 'statute']);
export type SignerAuthority = Static<typeof SignerAuthority>;

/** An intermediary passes records on to its participants (T7). */
export const ConsentIntermediary = fixed({
  ref: Ref,
  participants: Type.Optional(list(Ref, 100)),
  participantClass: Type.Optional(Type.Literal('treating-providers')),
});
export type ConsentIntermediary = Static<typeof ConsentIntermediary>;

/** What the signed text says; each is required of some consents (T2, T4-T6). */
export const ConsentStatements = fixed({
  revocation: Type.Boolean(),
  redisclosure: Type.Boolean(),
  refusalConsequences: Type.Boolean(),
  hipaaRedisclosure: Type.Boolean(),
  fundraisingOptOut: Type.Boolean(),
});
export type ConsentStatements = Static<typeof ConsentStatements>;

const ofConsent = { consentId: open(Ref), clientRef: open(Ref) };

export const ConsentGranted = defineEvent({
  type: 'ConsentGranted',
  owner: 'intake',
  about: 'The client, or who may sign for them, allows a disclosure in writing (42 CFR 2.31).',
  data: {
    ...ofConsent,
    kind: sensitive(ConsentKind),
    disclosers: sensitive(list(Ref)),
    recipients: sensitive(list(Ref, 100)),
    recipientClass: optional(sensitive(RecipientClass)),
    recipientIsCoveredEntity: sensitive(Type.Boolean(), 'a HIPAA covered entity or its business associate'),
    intermediary: optional(sensitive(ConsentIntermediary)),
    informationScope: sensitive(list(InformationScope)),
    purposes: sensitive(list(ConsentPurpose)),
    expiration: sensitive(ConsentExpiration),
    signer: sensitive(fixed({ capacity: SignerCapacity, authority: Type.Optional(SignerAuthority) })),
    signedAt: open(Instant),
    statements: sensitive(ConsentStatements),
    documentHash: optional(open(Type.String({ pattern: '^[0-9a-f]{64}$' }), 'sha256 of the signed document')),
  },
});
export type ConsentGranted = EventOf<typeof ConsentGranted>;

export const ConsentRevoked = defineEvent({
  type: 'ConsentRevoked',
  owner: 'intake',
  about: 'The client takes the consent back in writing; nothing more is disclosed on it (T14).',
  data: { ...ofConsent, revokedInWritingAt: open(Instant) },
});
export type ConsentRevoked = EventOf<typeof ConsentRevoked>;

export const ConsentExpired = defineEvent({
  type: 'ConsentExpired',
  owner: 'intake',
  about: 'The consent has reached the date or the event at which it ends.',
  data: { ...ofConsent, expiredAt: open(Instant) },
});
export type ConsentExpired = EventOf<typeof ConsentExpired>;
