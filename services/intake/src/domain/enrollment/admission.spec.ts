import { describe, expect, it } from '@jest/globals';
import { defaultLimits, type ClientReadmitted, type SafetyRiskRaised, type SafetyRiskResolved } from '@continuum/contracts';
import type { Decided } from '@continuum/event-sourcing';
import { order, specOf } from '@continuum/testing';
import {
  accreditationRecorded,
  clientAdmitted,
  clientDischarged,
  consentGranted,
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
  stateOf,
} from '../../testing/care-builders.js';
import { consent, type ConsentEvent } from '../consent/consent.js';
import { ConsentNotInForce } from '../consent/consent.refusals.js';
import { BeforeFirstContact, ImminentRiskOpen, IntakeDeclined, IntakeUnknown } from '../intake-case/intake-case.refusals.js';
import { intakeCaseFold, type IntakeCase, type IntakeCaseEvent } from '../intake-case/intake-case.js';
import { BeforeProgramRegistered } from '../program/program.refusals.js';
import { admission, type AdmissionFacts } from './admission.js';
import { AdmitClient, ReadmitClient } from './enrollment.commands.js';
import {
  AdmissionRequirementsMissing,
  AgeBandContradictsAgeGroup,
  AgeGroupNotServed,
  AlreadyEnrolled,
  BeforeDischarge,
  ClientHasDied,
  EnrollmentIdTaken,
  EnrollmentUnknown,
  IntakeAlreadyUsed,
  IntakeOfAnotherClient,
  LevelsOverlap,
  PathwayContradictsPriorLevel,
  PrescriptionOutsidePolicy,
  PreviousEnrollmentNotDischarged,
  ReadmissionExpected,
} from './enrollment.refusals.js';
import type { PlaceInCare } from './place-in-care.js';
import { imminentInTreatment } from './safety-in-treatment.js';

const opened = intakeOpened();
const findings: readonly Decided<IntakeCaseEvent>[] = [consultationHeld(), levelOfCareAssessed(), eligibilityDetermined(), noticeGiven()];
const intakeWith = (...facts: readonly Decided<IntakeCaseEvent>[]): IntakeCase => stateOf(intakeCaseFold, opened, ...facts);
const without = (type: string): IntakeCase => intakeWith(...findings.filter((fact) => fact.type !== type));
const knowing = (over: Partial<AdmissionFacts> = {}): AdmissionFacts => ({
  intake: intakeWith(...findings),
  program: readyProgram(),
  consents: new Map(),
  imminentInTreatment: [],
  ...over,
});

const { type: _type, data: admittedData, ...policyversion } = clientAdmitted();
const {
  programId: _program,
  levelOfCare: _level,
  pathway: _pathway,
  track: _track,
  timeZone: _zone,
  firstContactAt: _contact,
  admittedAt: _at,
  ...rest
} = admittedData;
const { assessmentId: _assessment, policy: _policy, ...asked } = rest;
const admitClient = (over: Partial<AdmitClient> = {}): AdmitClient =>
  Object.assign(new AdmitClient(), asked, { pathway: 'primary', order: order({ now: monday }) }, over);
const admitted = (over: Partial<typeof admittedData> = {}) => clientAdmitted(over);

const spec = specOf(admission, knowing());
const { given } = spec;

const missingOf = (facts: AdmissionFacts, command = admitClient(), place: PlaceInCare = admission.initial): unknown => {
  try {
    admission.decide(command, place, facts);
  } catch (error) {
    if (error instanceof AdmissionRequirementsMissing) return error.details['missing'];
    throw error;
  }
  return [];
};

describe('admitting a client', () => {
  it('carries everything that is decided by later: policy, time zone, prescription', () => given().when(admitClient()).then([admitted()]));

  it('happens when it is said to have happened', () =>
    given()
      .when(admitClient({ occurredAt: '2026-02-27T15:00:00.000Z' }))
      .then([admitted({ admittedAt: '2026-02-27T15:00:00.000Z' })]));

  it('is refused before the first contact', () =>
    given()
      .when(admitClient({ occurredAt: '2026-02-20T14:59:59.999Z' }))
      .thenRefused(BeforeFirstContact));
  it('is refused on an intake nobody knows', () =>
    given()
      .knowing(knowing({ intake: { status: 'Unknown' } }))
      .when(admitClient())
      .thenRefused(IntakeUnknown));
  it('is refused on an intake that was declined', () =>
    given()
      .knowing(knowing({ intake: intakeWith({ type: 'AdmissionDeclined', data: { intakeId: 'intake-1', clientRef: 'client-1', reason: 'other' } }) }))
      .when(admitClient())
      .thenRefused(IntakeDeclined));
  it("is refused on another client's intake", () =>
    given()
      .when(admitClient({ clientRef: 'client-2' }))
      .thenRefused(IntakeOfAnotherClient));
  it('is refused before the program had a policy', () =>
    given()
      .knowing(knowing({ program: programWith(programRegistered(), policyPublished({ effectiveFrom: '2026-03-02T15:00:00.001Z' })) }))
      .when(admitClient())
      .thenRefused(BeforeProgramRegistered));
});

describe('an imminent risk (R6)', () => {
  const withRisk = (...facts: readonly Decided<IntakeCaseEvent>[]): AdmissionFacts => knowing({ intake: intakeWith(...findings, ...facts) });

  it('that is open stops the admission', () => given().knowing(withRisk(riskIdentified())).when(admitClient()).thenRefused(ImminentRiskOpen));
  it('that is resolved stops it no more', () => given().knowing(withRisk(riskIdentified(), riskResolved())).when(admitClient()).then([admitted()]));
  it('stops an admission in the moment before it is resolved, and not in that moment', () => {
    const resolved = withRisk(riskIdentified(), riskResolved());
    given()
      .knowing(resolved)
      .when(admitClient({ occurredAt: '2026-02-27T14:59:59.999Z' }))
      .thenRefused(ImminentRiskOpen);
    given()
      .knowing(resolved)
      .when(admitClient({ occurredAt: '2026-02-27T15:00:00.000Z' }))
      .then([admitted({ admittedAt: '2026-02-27T15:00:00.000Z' })]);
  });
  it('that was raised in an earlier treatment and is open stops it as well', () => {
    const raised: SafetyRiskRaised = { type: 'SafetyRiskRaised', data: { riskId: 'risk-7', clientRef: 'client-1', level: 'imminent', actions: [] } };
    const over: SafetyRiskResolved = { type: 'SafetyRiskResolved', data: { riskId: 'risk-7', clientRef: 'client-1', resolution: 'no-longer-present' } };
    const afterTreatment = (...facts: readonly (SafetyRiskRaised | SafetyRiskResolved)[]): AdmissionFacts =>
      knowing({ imminentInTreatment: stateOf(imminentInTreatment, ...facts) });
    given().knowing(afterTreatment(raised)).when(admitClient()).thenRefused(ImminentRiskOpen);
    given().knowing(afterTreatment(raised, over)).when(admitClient()).then([admitted()]);
    given()
      .knowing(afterTreatment({ ...raised, data: { ...raised.data, level: 'high' } }))
      .when(admitClient())
      .then([admitted()]);
  });
  it('that is open now stops also an admission told of the day before', () =>
    given()
      .knowing(withRisk(riskIdentified({}, '2026-03-02T14:00:00.000Z')))
      .when(admitClient({ occurredAt: '2026-02-27T15:00:00.000Z' }))
      .thenRefused(ImminentRiskOpen));
});

describe('what an admission needs (R7)', () => {
  it('is all there', () => expect(missingOf(knowing())).toStrictEqual([]));
  it('is told all at once where nothing is there', () =>
    expect(missingOf(knowing({ intake: intakeWith(), program: programWith(programRegistered(), policyPublished()) }))).toStrictEqual([
      'consultation',
      'assessment',
      'eligibility',
      'part2-notice',
      'accreditation',
    ]));

  it('is a consultation', () => expect(missingOf(knowing({ intake: without('AdmissionsConsultationHeld') }))).toStrictEqual(['consultation']));
  it.each(['not-fit', 'undecided'] as const)('is a consultation that does not end %s', (fitOutcome) =>
    expect(missingOf(knowing({ intake: intakeWith(...findings, consultationHeld({ fitOutcome }, '2026-02-24T15:00:00.000Z')) }))).toStrictEqual([
      'consultation-finds-fit',
    ]),
  );
  it('is the last consultation, not the first', () =>
    expect(missingOf(knowing({ intake: intakeWith(consultationHeld({ fitOutcome: 'undecided' }, '2026-02-22T15:00:00.000Z'), ...findings) }))).toStrictEqual(
      [],
    ));

  it('is a level-of-care assessment', () => expect(missingOf(knowing({ intake: without('LevelOfCareAssessed') }))).toStrictEqual(['assessment']));
  it('is an assessment of the level that the program provides', () =>
    expect(missingOf(knowing({ program: programWith(programRegistered({ levelOfCare: '2.5' }), policyPublished(), accreditationRecorded()) }))).toStrictEqual([
      'assessment-for-this-level',
    ]));

  const assessedOn = (time: string): AdmissionFacts =>
    knowing({
      intake: stateOf(
        intakeCaseFold,
        intakeOpened({ firstContactAt: '2026-01-02T15:00:00.000Z' }),
        ...findings.filter(({ type }) => type !== 'LevelOfCareAssessed'),
        levelOfCareAssessed({}, time),
      ),
    });
  it('is an assessment thirty days old at most, counted in days of the program', () => {
    expect(missingOf(assessedOn('2026-01-31T06:00:00.000Z'))).toStrictEqual([]);
    expect(missingOf(assessedOn('2026-01-31T05:59:59.999Z'))).toStrictEqual(['assessment-still-valid']);
  });
  it('is an assessment as young as the policy says', () => {
    const program = programWith(programRegistered(), policyPublished({ limits: { ...defaultLimits, assessmentValidDays: 6 } }), accreditationRecorded());
    expect(missingOf(knowing({ program }))).toStrictEqual([]);
    expect(missingOf({ ...assessedOn('2026-02-23T15:00:00.000Z'), program })).toStrictEqual(['assessment-still-valid']);
  });
  it('is an assessment made before the admission', () => expect(missingOf(assessedOn('2026-03-02T15:00:00.001Z'))).toStrictEqual(['assessment']));

  it('is a decision on eligibility', () => expect(missingOf(knowing({ intake: without('EligibilityDetermined') }))).toStrictEqual(['eligibility']));
  it('is that the client is eligible', () =>
    expect(
      missingOf(knowing({ intake: intakeWith(...findings, eligibilityDetermined({ decision: 'not-eligible' }, '2026-02-26T15:00:00.000Z')) })),
    ).toStrictEqual(['eligible']));
  it('is met by an override', () =>
    expect(
      missingOf(knowing({ intake: intakeWith(...findings, eligibilityDetermined({ decision: 'eligible-by-override' }, '2026-02-26T15:00:00.000Z')) })),
    ).toStrictEqual([]));

  it('is the Part 2 notice where substance use is treated', () =>
    expect(missingOf(knowing({ intake: without('Part2NoticeGiven') }))).toStrictEqual(['part2-notice']));
  it('is the notice also for co-occurring conditions, and not for mental health alone', () => {
    const unnoticed = findings.filter(({ type }) => type !== 'Part2NoticeGiven');
    const onTrack = (track: 'COD' | 'MH'): AdmissionFacts => knowing({ intake: stateOf(intakeCaseFold, intakeOpened({ track }), ...unnoticed) });
    expect(missingOf(onTrack('COD'))).toStrictEqual(['part2-notice']);
    expect(missingOf(onTrack('MH'))).toStrictEqual([]);
  });
  it('is no notice in a program that is not under Part 2', () =>
    expect(missingOf(knowing({ intake: without('Part2NoticeGiven'), program: readyProgram({ part2: false }) }))).toStrictEqual([]));

  const accredited = (validFrom: string, validTo: string): AdmissionFacts =>
    knowing({ program: programWith(programRegistered(), policyPublished(), accreditationRecorded({ validFrom, validTo })) });
  it('is an accreditation live on the day of admission', () => {
    expect(missingOf(accredited('2026-03-02', '2026-03-02'))).toStrictEqual([]);
    expect(missingOf(accredited('2026-03-03', '2026-12-31'))).toStrictEqual(['accreditation']);
    expect(missingOf(accredited('2026-01-01', '2026-03-01'))).toStrictEqual(['accreditation']);
  });
});

describe('one place in care (R8)', () => {
  const second = { enrollmentId: 'enrollment-2', intakeId: 'intake-2' };
  const before = admitted({ admittedAt: '2026-01-05T15:00:00.000Z' });
  const left = clientDischarged({ reason: 4, dischargedAt: monday, lastContactAt: monday });
  const php = admitted({ programId: 'program-php', levelOfCare: '2.5' });
  const steppingDown = { ...second, pathway: 'step-down', priorLevelOfCare: '2.5' } as const;
  const steppedDown = admitted({ ...second, pathway: 'step-down', priorLevelOfCare: '2.5' });

  it('is refused twice in one program', () => given(before).when(admitClient(second)).thenRefused(AlreadyEnrolled));
  it('is refused in one program also while on leave', () =>
    given(before, {
      type: 'LeaveOfAbsenceStarted',
      data: { enrollmentId: 'enrollment-1', clientRef: 'client-1', reason: 'family', startedAt: '2026-02-01T15:00:00.000Z' },
    })
      .when(admitClient(second))
      .thenRefused(AlreadyEnrolled));
  it('is refused in intensive outpatient care during partial hospitalization', () => given(php).when(admitClient(steppingDown)).thenRefused(LevelsOverlap));
  it('is given from the moment on in which partial hospitalization ends, and not before', () => {
    const ended = clientDischarged({ programId: 'program-php', levelAtDischarge: '2.5', reason: 4, dischargedAt: monday, lastContactAt: monday });
    given(php, ended).when(admitClient(steppingDown)).then([steppedDown]);
    given(php, { ...ended, data: { ...ended.data, dischargedAt: '2026-03-02T15:00:00.001Z' } })
      .when(admitClient(steppingDown))
      .thenRefused(LevelsOverlap);
  });
  it('may be held in two programs of the same level', () =>
    given(admitted({ programId: 'program-other' }))
      .when(admitClient(second))
      .then([admitted(second)]));
  it('may be held again by a step, after the discharge from the same program', () => given(before, left).when(admitClient(steppingDown)).then([steppedDown]));
  it('asks for a readmission where the client was in the program before', () => given(before, left).when(admitClient(second)).thenRefused(ReadmissionExpected));
  it('is refused under an enrollment that exists', () =>
    given(before)
      .when(admitClient({ ...second, enrollmentId: 'enrollment-1' }))
      .thenRefused(EnrollmentIdTaken));
  it('is refused on an intake that led to an admission before', () =>
    given(before, left)
      .when(admitClient({ enrollmentId: 'enrollment-2' }))
      .thenRefused(IntakeAlreadyUsed));
  it('is refused to a client who has died', () =>
    given(before, { ...left, data: { ...left.data, reason: 6 } })
      .when(admitClient(second))
      .thenRefused(ClientHasDied));
});

describe('the pathway', () => {
  it('down comes from a more intensive level', () => {
    given()
      .when(admitClient({ pathway: 'step-down', priorLevelOfCare: '2.5' }))
      .then([admitted({ pathway: 'step-down', priorLevelOfCare: '2.5' })]);
    given()
      .when(admitClient({ pathway: 'step-down', priorLevelOfCare: '2.1' }))
      .thenRefused(PathwayContradictsPriorLevel);
    given()
      .when(admitClient({ pathway: 'step-down' }))
      .thenRefused(PathwayContradictsPriorLevel);
  });
  it('up comes from a less intensive level', () => {
    given()
      .when(admitClient({ pathway: 'step-up', priorLevelOfCare: '1.7' }))
      .then([admitted({ pathway: 'step-up', priorLevelOfCare: '1.7' })]);
    given()
      .when(admitClient({ pathway: 'step-up', priorLevelOfCare: '2.1' }))
      .thenRefused(PathwayContradictsPriorLevel);
    given()
      .when(admitClient({ pathway: 'step-up' }))
      .thenRefused(PathwayContradictsPriorLevel);
  });
});

describe('the admission', () => {
  it('is refused to an age group that the program does not serve', () =>
    given()
      .knowing(knowing({ program: readyProgram({ populations: ['adolescent'] }) }))
      .when(admitClient())
      .thenRefused(AgeGroupNotServed));
  it('is refused where the age band is of the other age group', () => {
    given()
      .when(admitClient({ ageBand: 2 }))
      .thenRefused(AgeBandContradictsAgeGroup);
    given()
      .when(admitClient({ ageBand: 3 }))
      .then([admitted({ ageBand: 3 })]);
  });
  it('is refused with a prescription outside the policy (R1, R2, R3)', () =>
    given()
      .when(admitClient({ prescribedMinutesPerWeek: 539 }))
      .thenRefused(PrescriptionOutsidePolicy));

  const consents = (...facts: readonly Decided<ConsentEvent>[]): AdmissionFacts => knowing({ consents: new Map([['consent-1', stateOf(consent, ...facts)]]) });
  const command = admitClient({ consentIds: ['consent-1'] });
  it('names consents in force', () =>
    given()
      .knowing(consents(consentGranted()))
      .when(command)
      .then([admitted({ consentIds: ['consent-1'] })]));
  it('is refused on a consent nobody knows', () => given().when(command).thenRefused(ConsentNotInForce));
  it('is refused on a consent that was revoked', () =>
    given()
      .knowing(consents(consentGranted(), { type: 'ConsentRevoked', data: { consentId: 'consent-1', clientRef: 'client-1', revokedInWritingAt: monday } }))
      .when(command)
      .thenRefused(ConsentNotInForce));
  it("is refused on another client's consent", () =>
    given()
      .knowing(consents(consentGranted({ clientRef: 'client-2' })))
      .when(command)
      .thenRefused(ConsentNotInForce));
  it('is refused from the moment on in which the consent ends', () => {
    given()
      .knowing(consents(consentGranted({ expiration: { kind: 'date', at: monday } })))
      .when(command)
      .thenRefused(ConsentNotInForce);
    given()
      .knowing(consents(consentGranted({ expiration: { kind: 'date', at: '2026-03-02T15:00:00.001Z' } })))
      .when(command)
      .then([admitted({ consentIds: ['consent-1'] })]);
  });
});

describe('readmitting a client (R29)', () => {
  const before = admitted({ enrollmentId: 'enrollment-0', intakeId: 'intake-0', admittedAt: '2025-11-03T15:00:00.000Z' });
  const left = (dischargedAt: string) => clientDischarged({ enrollmentId: 'enrollment-0', dischargedAt, lastContactAt: dischargedAt });
  const readmit = (over: Partial<ReadmitClient> = {}): ReadmitClient =>
    Object.assign(new ReadmitClient(), asked, { previousEnrollmentId: 'enrollment-0', order: order({ now: monday }) }, over);
  const readmitted = (daysSinceDischarge: number, linked: boolean): Decided<ClientReadmitted> => ({
    type: 'ClientReadmitted',
    data: { enrollmentId: 'enrollment-1', clientRef: 'client-1', previousEnrollmentId: 'enrollment-0', daysSinceDischarge, linked },
    ...policyversion,
  });
  const again = admitted({ pathway: 'readmission' });

  it('within thirty days is counted, on the thirty-first it is not', () => {
    given(before, left('2026-01-31T06:00:00.000Z'))
      .when(readmit())
      .then([again, readmitted(30, true)]);
    given(before, left('2026-01-31T05:59:59.999Z'))
      .when(readmit())
      .then([again, readmitted(31, false)]);
  });
  it('on the day of discharge is on day 0', () =>
    given(before, left('2026-03-02T14:00:00.000Z'))
      .when(readmit())
      .then([again, readmitted(0, true)]));
  it('is refused before the discharge', () => given(before, left('2026-03-02T15:00:00.001Z')).when(readmit()).thenRefused(BeforeDischarge));
  it('is refused while the client is enrolled', () => given(before).when(readmit()).thenRefused(PreviousEnrollmentNotDischarged));
  it('is refused after an enrollment nobody knows', () => given().when(readmit()).thenRefused(EnrollmentUnknown));
  it('needs what every admission needs', () =>
    given(before, left('2026-02-01T15:00:00.000Z'))
      .knowing(knowing({ intake: without('LevelOfCareAssessed') }))
      .when(readmit())
      .thenRefused(AdmissionRequirementsMissing));
  it('is stopped by an imminent risk', () =>
    given(before, left('2026-02-01T15:00:00.000Z'))
      .knowing(knowing({ intake: intakeWith(...findings, riskIdentified()) }))
      .when(readmit())
      .thenRefused(ImminentRiskOpen));
});
