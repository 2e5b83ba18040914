import type {
  AdmissionDeclined,
  AdmissionsConsultationHeld,
  EligibilityDecision,
  EligibilityDetermined,
  LevelOfCareAssessed,
  Part2NoticeGiven,
} from '@continuum/contracts';
import { plusDays } from '@continuum/care-calendar';
import { happenedAt, type Decided } from '@continuum/event-sourcing';
import { policyAt, registered, type Program } from '../program/program.js';
import { editions } from './asam.js';
import { unmetHardCriteria, unmetOverridableCriteria } from './eligibility.js';
import type { AssessLevelOfCare, DeclineAdmission, DetermineEligibility, GivePart2Notice, HoldAdmissionsConsultation } from './intake-case.commands.js';
import {
  AssessmentAlreadyRecorded,
  AssessmentDoesNotFitEdition,
  CriterionNotOverridable,
  DiscrepancyUnexplained,
  ImminentRiskOpen,
  IntakeAlreadyAdmitted,
  NothingToOverride,
} from './intake-case.refusals.js';
import { openedBy, risksOpenAt, type IntakeCase } from './intake-case.js';

export interface IntakeFacts {
  readonly program: Program;
  /** The intake led to an admission; it stays open for assessments during treatment. */
  readonly isAdmitted: boolean;
}

const refuseUnlessOfEdition = ({ edition, ratings, recommended, provided }: AssessLevelOfCare): void => {
  const { levels, ratedDimensions } = editions[edition];
  const fits = ratings.length === ratedDimensions && levels.includes(recommended) && levels.includes(provided);
  if (!fits)
    throw new AssessmentDoesNotFitEdition(`Edition ${edition} rates ${ratedDimensions} dimensions and knows its own levels.`, {
      edition,
      ratedDimensions,
      levels,
    });
};

export const assess = (command: AssessLevelOfCare, intake: IntakeCase, { program }: IntakeFacts): Decided<LevelOfCareAssessed> => {
  const { type: _type, order: _order, occurredAt: _occurredAt, ...asked } = command;
  const { intakeId, assessmentId, recommended, provided, discrepancyReason } = asked;
  const { clientRef, programId, assessments } = openedBy(command, intake);
  if (assessments.some((known) => known.assessmentId === assessmentId)) {
    throw new AssessmentAlreadyRecorded(`Assessment ${assessmentId} is recorded.`, { intakeId, assessmentId });
  }
  refuseUnlessOfEdition(command);
  if ((recommended === provided) !== (discrepancyReason === undefined)) {
    throw new DiscrepancyUnexplained('A discrepancy reason goes with another level than the one recommended, and with no other.', { assessmentId });
  }

  const at = happenedAt(command);
  const inProgram = registered(program, programId);
  const { version, limits } = policyAt(inProgram, at);
  return {
    type: 'LevelOfCareAssessed',
    data: { ...asked, clientRef, validUntil: plusDays(at, limits.assessmentValidDays, inProgram.timeZone) },
    policyversion: version,
  };
};

export const holdConsultation = (command: HoldAdmissionsConsultation, intake: IntakeCase): AdmissionsConsultationHeld => {
  const { intakeId, counselorRef, fitOutcome, goalsDiscussed } = command;
  const { clientRef } = openedBy(command, intake);

  return { type: 'AdmissionsConsultationHeld', data: { intakeId, clientRef, counselorRef, fitOutcome, goalsDiscussed } };
};

const decideEligibility = ({ intakeId, criteria, overrideReason }: DetermineEligibility): EligibilityDecision => {
  const unmetHard = unmetHardCriteria(criteria);
  const isOverridden = overrideReason !== undefined;
  if (isOverridden && unmetHard.length > 0) throw new CriterionNotOverridable('Safety is not overridden.', { intakeId, criteria: unmetHard });
  const isShort = unmetOverridableCriteria(criteria).length > 0;
  if (isOverridden && !isShort) throw new NothingToOverride('Every criterion is met.', { intakeId });

  if (unmetHard.length > 0) return 'not-eligible';
  if (!isShort) return 'eligible';
  return isOverridden ? 'eligible-by-override' : 'not-eligible';
};

export const determineEligibility = (command: DetermineEligibility, intake: IntakeCase, { program }: IntakeFacts): Decided<EligibilityDetermined> => {
  const { intakeId, criteria, obligations = [], overrideReason, order } = command;
  const known = openedBy(command, intake);
  const { clientRef, programId } = known;
  const openRisks = risksOpenAt(known, happenedAt(command)).map(({ riskId }) => riskId);
  if (criteria.noImminentRisk && openRisks.length > 0) {
    throw new ImminentRiskOpen(`Intake ${intakeId} has an imminent risk open.`, { intakeId, riskIds: openRisks });
  }

  const decision = decideEligibility(command);
  const override = overrideReason === undefined ? {} : { overrideBy: order.by.ref, overrideReason };
  return {
    type: 'EligibilityDetermined',
    data: { intakeId, clientRef, criteria: { ...criteria }, obligations, decision, ...override },
    policyversion: policyAt(registered(program, programId), happenedAt(command)).version,
  };
};

export const giveNotice = (command: GivePart2Notice, intake: IntakeCase): Part2NoticeGiven => {
  const { intakeId, noticeVersion, method } = command;
  const { clientRef } = openedBy(command, intake);

  return { type: 'Part2NoticeGiven', data: { intakeId, clientRef, noticeVersion, method } };
};

export const declineAdmission = (command: DeclineAdmission, intake: IntakeCase, { isAdmitted }: IntakeFacts): AdmissionDeclined => {
  const { intakeId, reason, redirectedTo } = command;
  const { clientRef } = openedBy(command, intake);
  if (isAdmitted) throw new IntakeAlreadyAdmitted(`Intake ${intakeId} led to an admission.`, { intakeId });

  return { type: 'AdmissionDeclined', data: { intakeId, clientRef, reason, ...(redirectedTo === undefined ? {} : { redirectedTo }) } };
};
