import {
  defaultLimits,
  type AccreditationRecorded,
  type AdmissionsConsultationHeld,
  type ClientAdmitted,
  type ClientDischarged,
  type ConsentGranted,
  type EligibilityDetermined,
  type Fact,
  type ImminentRiskIdentified,
  type ImminentRiskResolved,
  type IntakeOpened,
  type LevelOfCareAssessed,
  type Part2NoticeGiven,
  type ProgramPolicyPublished,
  type ProgramRegistered,
} from '@continuum/contracts';
import { admission } from '@continuum/testing';
import type { Decider, Fold, Decided } from '@continuum/event-sourcing';
import { program, type ProgramEvent, type RegisteredProgram } from '../domain/program/program.js';

/** A Monday at nine in Chicago; everything the builders tell happens around it. */
export const monday = '2026-03-02T15:00:00.000Z';

export const programRegistered = (over: Partial<ProgramRegistered['data']> = {}): ProgramRegistered => ({
  type: 'ProgramRegistered',
  data: {
    programId: 'program-1',
    timeZone: 'America/Chicago',
    levelOfCare: '2.1',
    tracks: ['SUD', 'MH', 'COD'],
    populations: ['adult', 'adolescent'],
    deliveryModes: ['in-person'],
    part2: true,
    ...over,
  },
});

export const policyPublished = (over: Partial<ProgramPolicyPublished['data']> = {}): ProgramPolicyPublished => ({
  type: 'ProgramPolicyPublished',
  data: { programId: 'program-1', policyVersion: '1', limits: defaultLimits, effectiveFrom: '2025-01-01T00:00:00.000Z', ...over },
});

export const accreditationRecorded = (over: Partial<AccreditationRecorded['data']> = {}): AccreditationRecorded => ({
  type: 'AccreditationRecorded',
  data: { programId: 'program-1', accreditationId: 'carf-1', body: 'CARF', validFrom: '2025-01-01', validTo: '2027-12-31', ...over },
});

export const intakeOpened = (over: Partial<IntakeOpened['data']> = {}): IntakeOpened => ({
  type: 'IntakeOpened',
  data: { intakeId: 'intake-1', clientRef: 'client-1', programId: 'program-1', firstContactAt: '2026-02-20T15:00:00.000Z', track: 'SUD', ...over },
});

const ofIntake = { intakeId: 'intake-1', clientRef: 'client-1' };

export const consultationHeld = (
  over: Partial<AdmissionsConsultationHeld['data']> = {},
  time = '2026-02-23T15:00:00.000Z',
): Decided<AdmissionsConsultationHeld> => ({
  type: 'AdmissionsConsultationHeld',
  data: { ...ofIntake, counselorRef: 'counselor-1', fitOutcome: 'fit', goalsDiscussed: ['coping'], ...over },
  time,
});

export const levelOfCareAssessed = (over: Partial<LevelOfCareAssessed['data']> = {}, time = '2026-02-24T15:00:00.000Z'): Decided<LevelOfCareAssessed> => ({
  type: 'LevelOfCareAssessed',
  data: {
    ...ofIntake,
    assessmentId: 'assessment-1',
    edition: 4,
    ratings: [1, 0, 2, 2, 1],
    recommended: '2.1',
    provided: '2.1',
    assessor: 'clinician-1',
    validUntil: '2026-03-26T15:00:00.000Z',
    ...over,
  },
  time,
});

export const allMet = {
  stableLiving: true,
  supportiveHome: true,
  severityMildModerate: true,
  motivated: true,
  noImminentRisk: true,
  no24hNeed: true,
  detoxComplete: true,
} as const;

export const eligibilityDetermined = (
  over: Partial<EligibilityDetermined['data']> = {},
  time = '2026-02-25T15:00:00.000Z',
): Decided<EligibilityDetermined> => ({
  type: 'EligibilityDetermined',
  data: { ...ofIntake, criteria: allMet, obligations: ['work'], decision: 'eligible', ...over },
  time,
});

export const noticeGiven = (time = '2026-02-25T16:00:00.000Z'): Decided<Part2NoticeGiven> => ({
  type: 'Part2NoticeGiven',
  data: { ...ofIntake, noticeVersion: 'notice-2026', method: 'paper' },
  time,
});

export const riskIdentified = (over: Partial<ImminentRiskIdentified['data']> = {}, time = '2026-02-26T15:00:00.000Z'): Decided<ImminentRiskIdentified> => ({
  type: 'ImminentRiskIdentified',
  data: { ...ofIntake, riskId: 'risk-1', riskType: 'self', foundBy: 'clinician', redirectedTo: 'ED', ...over },
  time,
});

export const riskResolved = (time = '2026-02-27T15:00:00.000Z'): Decided<ImminentRiskResolved> => ({
  type: 'ImminentRiskResolved',
  data: { ...ofIntake, riskId: 'risk-1', resolution: 'reassessed-safe' },
  time,
});

export const clientAdmitted = (over: Partial<ClientAdmitted['data']> = {}): Decided<ClientAdmitted> => ({
  type: 'ClientAdmitted',
  data: {
    ...admission,
    timeZone: 'America/Chicago',
    presentingConcerns: ['substance-use'],
    primarySubstance: 2,
    firstContactAt: '2026-02-20T15:00:00.000Z',
    admittedAt: monday,
    ...over,
  },
  policyversion: '1',
});

export const clientDischarged = (over: Partial<ClientDischarged['data']> = {}): ClientDischarged => ({
  type: 'ClientDischarged',
  data: {
    enrollmentId: 'enrollment-1',
    clientRef: 'client-1',
    programId: 'program-1',
    reason: 1,
    lastContactAt: '2026-04-10T20:00:00.000Z',
    dischargedAt: '2026-04-10T20:00:00.000Z',
    levelAtDischarge: '2.1',
    lengthOfStayDays: 40,
    againstAdvice: false,
    ...over,
  },
});

export const consentGranted = (over: Partial<ConsentGranted['data']> = {}): Decided<ConsentGranted> => ({
  type: 'ConsentGranted',
  data: {
    consentId: 'consent-1',
    clientRef: 'client-1',
    kind: 'tpo',
    disclosers: ['program-1'],
    recipients: [],
    recipientClass: 'treating-providers-plans-payers-and-operators',
    recipientIsCoveredEntity: false,
    informationScope: ['all-sud-records'],
    purposes: ['tpo'],
    expiration: { kind: 'none' },
    signer: { capacity: 'patient' },
    signedAt: '2026-02-25T15:00:00.000Z',
    statements: { revocation: true, redisclosure: true, refusalConsequences: true, hipaaRedisclosure: false, fundraisingOptOut: false },
    ...over,
  },
  time: '2026-02-25T15:00:00.000Z',
});

/** What facts of a stream add up to; a fact without a time of its own happened on that Monday. */
export const stateOf = <S, F extends Fact>(fold: Fold<S, F> | Decider<never, S, F, never>, ...facts: readonly F[]): S =>
  facts.reduce<S>((state, fact, revision) => {
    const time = fact.time ?? monday;
    return fold.evolve(state, fact, { id: `event-${revision}`, time, recordedtime: time, revision, facility: 'facility-north' });
  }, fold.initial);

export const programWith = (...facts: readonly ProgramEvent[]): RegisteredProgram => {
  const state = stateOf(program, ...facts);
  if (state.status === 'Unknown') throw new Error('The facts register no program.');
  return state;
};

/** A program that is ready to admit. */
export const readyProgram = (over: Partial<ProgramRegistered['data']> = {}): RegisteredProgram =>
  programWith(programRegistered(over), policyPublished(), accreditationRecorded());
