import { describe, expect, it } from '@jest/globals';
import { defaultLimits, type AdmissionDeclined, type ImminentRiskIdentified, type ScreeningCompleted } from '@continuum/contracts';
import { derivedId } from '@continuum/event-sourcing';
import { order, specOf } from '@continuum/testing';
import {
  accreditationRecorded,
  allMet,
  consultationHeld,
  eligibilityDetermined,
  intakeOpened,
  levelOfCareAssessed,
  monday,
  noticeGiven,
  policyPublished,
  programRegistered,
  programWith,
  readyProgram,
  riskIdentified,
  riskResolved,
} from '../../testing/care-builders.js';
import { BeforeProgramRegistered } from '../program/program.refusals.js';
import type { IntakeFacts } from './determinations.js';
import { intakeFindings } from './findings.js';
import {
  AssessLevelOfCare,
  DeclineAdmission,
  DetermineEligibility,
  GivePart2Notice,
  HoldAdmissionsConsultation,
  IdentifyImminentRisk,
  RecordScreening,
  ResolveImminentRisk,
} from './intake-case.commands.js';
import {
  AssessmentAlreadyRecorded,
  AssessmentDoesNotFitEdition,
  BeforeFirstContact,
  CriterionNotOverridable,
  DiscrepancyUnexplained,
  ImminentRiskOpen,
  IntakeAlreadyAdmitted,
  IntakeDeclined,
  IntakeUnknown,
  NothingToOverride,
  ResolvedBeforeIdentified,
  RiskAlreadyIdentified,
  RiskUnknown,
  ScreeningItemsDoNotFit,
} from './intake-case.refusals.js';

const facts: IntakeFacts = { program: readyProgram(), isAdmitted: false };
const ofIntake = { intakeId: 'intake-1', clientRef: 'client-1' };
const asked = { intakeId: 'intake-1', order: order({ now: monday }) };
const { given } = specOf(intakeFindings, facts);
const opened = intakeOpened();
const declined: AdmissionDeclined = { type: 'AdmissionDeclined', data: { ...ofIntake, reason: 'not-eligible', redirectedTo: 'residential' } };

/** The fact as the decider tells it: its time is the command's. */
const untimed = <F extends { readonly type: string; readonly data: unknown }>({ type, data }: F): Pick<F, 'type' | 'data'> => ({ type, data });

describe('recording a screening', () => {
  const record = (over: Partial<RecordScreening> = {}): RecordScreening =>
    Object.assign(new RecordScreening(), asked, { instrument: 'GAD-7', items: [1, 1, 1, 1, 1, 1, 1] }, over);
  const completed = (over: Partial<ScreeningCompleted['data']> = {}): ScreeningCompleted => ({
    type: 'ScreeningCompleted',
    data: { ...ofIntake, instrument: 'GAD-7', items: [1, 1, 1, 1, 1, 1, 1], score: 7, band: 'mild', ...over },
  });
  const columbia = { instrument: 'C-SSRS', items: [1, 1, 1, 1, 0, 0] } as const;
  const columbiaHigh = completed({ instrument: 'C-SSRS', items: [1, 1, 1, 1, 0, 0], score: 4, band: 'high', selfHarmRisk: 'high' });
  const found = (over: Partial<ImminentRiskIdentified['data']> = {}): ImminentRiskIdentified => ({
    type: 'ImminentRiskIdentified',
    data: { ...ofIntake, riskId: derivedId(order().commandId, 'risk'), riskType: 'self', foundBy: 'screening', ...over },
  });

  it('computes score and band from the items', () => given(opened).when(record()).then([completed()]));

  it('says on the ninth item of the PHQ-9 that somebody must look after the client today', () =>
    given(opened)
      .when(record({ instrument: 'PHQ-9', items: [0, 0, 0, 0, 0, 0, 0, 0, 1] }))
      .then([completed({ instrument: 'PHQ-9', items: [0, 0, 0, 0, 0, 0, 0, 0, 1], score: 1, band: 'minimal', selfHarmRisk: 'low' })]));

  it('identifies an imminent risk where the C-SSRS is high', () =>
    given(opened)
      .when(record({ ...columbia, items: [...columbia.items] }))
      .then([columbiaHigh, found()]));

  it('keeps where the client was sent', () =>
    given(opened)
      .when(record({ ...columbia, items: [...columbia.items], redirectedTo: 'ED' }))
      .then([columbiaHigh, found({ redirectedTo: 'ED' })]));

  it('identifies none where the C-SSRS is moderate', () =>
    given(opened)
      .when(record({ instrument: 'C-SSRS', items: [1, 1, 1, 0, 0, 0] }))
      .then([completed({ instrument: 'C-SSRS', items: [1, 1, 1, 0, 0, 0], score: 3, band: 'moderate', selfHarmRisk: 'moderate' })]));

  it('identifies no second one while the first is open', () =>
    given(opened, riskIdentified())
      .when(record({ ...columbia, items: [...columbia.items] }))
      .then([columbiaHigh]));

  it('is refused where the items are not of the instrument', () =>
    given(opened)
      .when(record({ instrument: 'PHQ-9' }))
      .thenRefused(ScreeningItemsDoNotFit));
});

describe('assessing the level of care', () => {
  const assess = (over: Partial<AssessLevelOfCare> = {}): AssessLevelOfCare =>
    Object.assign(
      new AssessLevelOfCare(),
      asked,
      { assessmentId: 'assessment-1', edition: 4, ratings: [1, 0, 2, 2, 1], recommended: '2.1', provided: '2.1', assessor: 'clinician-1' },
      over,
    );
  const validUntil = '2026-04-01T14:00:00.000Z';
  const assessed = (over: Parameters<typeof levelOfCareAssessed>[0] = {}, policyversion = '1') => ({
    ...untimed(levelOfCareAssessed({ validUntil, ...over })),
    policyversion,
  });

  it('is valid for thirty days, across the change of the clocks', () => given(opened).when(assess()).then([assessed()]));

  it('is valid as long as the policy says, and names the policy', () =>
    given(opened)
      .knowing({
        ...facts,
        program: programWith(
          programRegistered(),
          policyPublished(),
          policyPublished({ policyVersion: '2', limits: { ...defaultLimits, assessmentValidDays: 5 }, effectiveFrom: monday }),
        ),
      })
      .when(assess())
      .then([assessed({ validUntil: '2026-03-07T15:00:00.000Z' }, '2')]));

  it('rates six dimensions in edition 3', () =>
    given(opened)
      .when(assess({ edition: 3, ratings: [0, 1, 2, 1, 2, 3] }))
      .then([assessed({ edition: 3, ratings: [0, 1, 2, 1, 2, 3] })]));
  it('is refused with five ratings in edition 3', () =>
    given(opened)
      .when(assess({ edition: 3 }))
      .thenRefused(AssessmentDoesNotFitEdition));
  it('is refused with six ratings in edition 4', () =>
    given(opened)
      .when(assess({ ratings: [0, 1, 2, 1, 2, 3] }))
      .thenRefused(AssessmentDoesNotFitEdition));

  it.each([
    [3, '3.3', true],
    [4, '3.3', false],
    [3, '1.5', false],
    [4, '1.5', true],
    [3, '1.7', false],
    [4, '1.7', true],
    [3, '2.7', false],
    [4, '2.7', true],
    [3, '1.0', true],
    [4, '1.0', true],
    [3, 'aftercare', false],
    [4, 'alumni', false],
  ] as const)('edition %i on level %s: %s', (edition, level, isKnown) => {
    const command = assess({ edition, ratings: edition === 3 ? [0, 1, 2, 1, 2, 3] : [0, 1, 2, 1, 2], recommended: level, provided: level });
    const when = given(opened).when(command);
    if (isKnown) when.then([assessed({ edition, ratings: command.ratings, recommended: level, provided: level })]);
    else when.thenRefused(AssessmentDoesNotFitEdition);
  });

  it('says why another level is provided than recommended', () =>
    given(opened)
      .when(assess({ recommended: '3.1', discrepancyReason: 'waitlist' }))
      .then([assessed({ recommended: '3.1', discrepancyReason: 'waitlist' })]));
  it('is refused where it does not say so', () =>
    given(opened)
      .when(assess({ recommended: '3.1' }))
      .thenRefused(DiscrepancyUnexplained));
  it('is refused with a reason for a discrepancy that is none', () =>
    given(opened)
      .when(assess({ discrepancyReason: 'waitlist' }))
      .thenRefused(DiscrepancyUnexplained));

  it('is refused twice under one id', () => given(opened, levelOfCareAssessed()).when(assess()).thenRefused(AssessmentAlreadyRecorded));
  it('goes on during treatment', () =>
    given(opened, levelOfCareAssessed())
      .knowing({ ...facts, isAdmitted: true })
      .when(assess({ assessmentId: 'assessment-2' }))
      .then([assessed({ assessmentId: 'assessment-2' })]));
  it('is refused before the program had a policy', () =>
    given(intakeOpened({ firstContactAt: '2024-12-01T15:00:00.000Z' }))
      .when(assess({ occurredAt: '2024-12-31T23:59:59.999Z' }))
      .thenRefused(BeforeProgramRegistered));
});

describe('the admissions consultation', () => {
  const hold = (over: Partial<HoldAdmissionsConsultation> = {}): HoldAdmissionsConsultation =>
    Object.assign(new HoldAdmissionsConsultation(), asked, { counselorRef: 'counselor-1', fitOutcome: 'fit', goalsDiscussed: ['coping'] }, over);

  it('is recorded with what the counselor found', () =>
    given(opened)
      .when(hold({ fitOutcome: 'undecided' }))
      .then([untimed(consultationHeld({ fitOutcome: 'undecided' }))]));
  it('may be held in the moment of the first contact', () =>
    given(opened)
      .when(hold({ occurredAt: opened.data.firstContactAt }))
      .then([untimed(consultationHeld())]));
  it('is refused before the first contact', () =>
    given(opened)
      .when(hold({ occurredAt: '2026-02-20T14:59:59.999Z' }))
      .thenRefused(BeforeFirstContact));
  it('is refused on an intake nobody knows', () => given().when(hold()).thenRefused(IntakeUnknown));
  it('is refused after the admission was declined', () => given(opened, declined).when(hold()).thenRefused(IntakeDeclined));
});

describe('determining eligibility (R5)', () => {
  const determine = (over: Partial<DetermineEligibility> = {}): DetermineEligibility =>
    Object.assign(new DetermineEligibility(), asked, { criteria: allMet, obligations: ['work'] }, over);
  const determined = (over: Parameters<typeof eligibilityDetermined>[0] = {}) => ({ ...untimed(eligibilityDetermined(over)), policyversion: '1' });
  const override = { overrideBy: 'staff-1', overrideReason: 'support-arranged' } as const;

  it('finds eligible who meets every criterion', () => given(opened).when(determine()).then([determined()]));

  it.each(['stableLiving', 'supportiveHome', 'severityMildModerate', 'motivated'] as const)(
    'without %s finds not eligible, unless overridden with a reason',
    (unmet) => {
      const criteria = { ...allMet, [unmet]: false };
      given(opened)
        .when(determine({ criteria }))
        .then([determined({ criteria, decision: 'not-eligible' })]);
      given(opened)
        .when(determine({ criteria, overrideReason: 'support-arranged' }))
        .then([determined({ criteria, decision: 'eligible-by-override', ...override })]);
    },
  );

  it.each(['noImminentRisk', 'no24hNeed', 'detoxComplete'] as const)('without %s finds not eligible, and nobody may override it', (unmet) => {
    const criteria = { ...allMet, [unmet]: false };
    given(opened)
      .when(determine({ criteria }))
      .then([determined({ criteria, decision: 'not-eligible' })]);
    given(opened)
      .when(determine({ criteria, overrideReason: 'clinical-judgment' }))
      .thenRefused(CriterionNotOverridable);
  });

  it('does not let an override carry a safety criterion along', () =>
    given(opened)
      .when(determine({ criteria: { ...allMet, motivated: false, detoxComplete: false }, overrideReason: 'clinical-judgment' }))
      .thenRefused(CriterionNotOverridable));

  it('is refused with an override of nothing', () =>
    given(opened)
      .when(determine({ overrideReason: 'clinical-judgment' }))
      .thenRefused(NothingToOverride));

  it('cannot find that there is no imminent risk while one is open', () => given(opened, riskIdentified()).when(determine()).thenRefused(ImminentRiskOpen));
  it('can once it is resolved', () => given(opened, riskIdentified(), riskResolved()).when(determine()).then([determined()]));
});

describe('an imminent risk (R6)', () => {
  const identify = (over: Partial<IdentifyImminentRisk> = {}): IdentifyImminentRisk =>
    Object.assign(new IdentifyImminentRisk(), asked, { riskId: 'risk-1', riskType: 'self', redirectedTo: 'ED' }, over);
  const resolve = (over: Partial<ResolveImminentRisk> = {}): ResolveImminentRisk =>
    Object.assign(new ResolveImminentRisk(), asked, { riskId: 'risk-1', resolution: 'reassessed-safe' }, over);

  it('is identified with where the client was sent', () =>
    given(opened)
      .when(identify())
      .then([untimed(riskIdentified())]));
  it('is identified once', () => given(opened, riskIdentified()).when(identify()).thenRefused(RiskAlreadyIdentified));
  it('that a screening found is confirmed by a clinician, who says where the client was sent', () =>
    given(opened, riskIdentified({ foundBy: 'screening' }))
      .when(identify())
      .then([untimed(riskIdentified())]));
  it('is resolved', () =>
    given(opened, riskIdentified())
      .when(resolve())
      .then([untimed(riskResolved())]));
  it('is resolved once', () => given(opened, riskIdentified(), riskResolved()).when(resolve()).thenNothing());
  it('may be resolved in the moment it was identified, and not before', () => {
    given(opened, riskIdentified())
      .when(resolve({ occurredAt: '2026-02-26T15:00:00.000Z' }))
      .then([untimed(riskResolved())]);
    given(opened, riskIdentified())
      .when(resolve({ occurredAt: '2026-02-26T14:59:59.999Z' }))
      .thenRefused(ResolvedBeforeIdentified);
  });
  it('that nobody identified is not resolved', () => given(opened).when(resolve()).thenRefused(RiskUnknown));
});

describe('the Part 2 notice', () => {
  it('is given', () =>
    given(opened)
      .when(Object.assign(new GivePart2Notice(), asked, { noticeVersion: 'notice-2026', method: 'paper' }))
      .then([untimed(noticeGiven())]));
});

describe('declining an admission', () => {
  const decline = (): DeclineAdmission => Object.assign(new DeclineAdmission(), asked, { reason: 'not-eligible', redirectedTo: 'residential' });

  it('says where to turn', () => given(opened).when(decline()).then([declined]));
  it('is refused the second time', () => given(opened, declined).when(decline()).thenRefused(IntakeDeclined));
  it('is refused after the admission', () =>
    given(opened)
      .knowing({ ...facts, isAdmitted: true })
      .when(decline())
      .thenRefused(IntakeAlreadyAdmitted));
});

it('the builders make a program that is ready', () =>
  expect(facts.program).toStrictEqual(programWith(programRegistered(), policyPublished(), accreditationRecorded())));
