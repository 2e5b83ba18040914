import { isStepDown, type AdmissionPathway, type ClientAdmitted, type ClientReadmitted } from '@continuum/contracts';
import { daysBetween } from '@continuum/care-calendar';
import { happenedAt, type Decider, type Decided } from '@continuum/event-sourcing';
import { isInForce, type Consent } from '../consent/consent.js';
import { ConsentNotInForce } from '../consent/consent.refusals.js';
import { BeforeFirstContact, ImminentRiskOpen } from '../intake-case/intake-case.refusals.js';
import { opened, risksOpenAt, type IntakeCase, type OpenedIntake } from '../intake-case/intake-case.js';
import { policyAt, registered, type Program, type RegisteredProgram } from '../program/program.js';
import type { AdmissionCommand, AdmitClient, ReadmitClient } from './enrollment.commands.js';
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
import { placeInCareFold, type Enrollment, type PlaceInCare, type PlaceInCareEvent } from './place-in-care.js';
import { breachesOf } from './prescription.js';
import { assessmentFor, missingRequirements } from './requirements.js';
import type { ImminentInTreatment } from './safety-in-treatment.js';

/** What an admission is decided on, besides the client's place in care. */
export interface AdmissionFacts {
  readonly intake: IntakeCase;
  readonly program: Program;
  readonly consents: ReadonlyMap<string, Consent>;
  readonly imminentInTreatment: ImminentInTreatment;
}

/** R6. */
const refuseInImminentRisk = (intake: OpenedIntake, inTreatment: ImminentInTreatment, admittedAt: string): void => {
  const riskIds = [...risksOpenAt(intake, admittedAt).map(({ riskId }) => riskId), ...inTreatment];
  if (riskIds.length > 0) throw new ImminentRiskOpen(`Intake ${intake.intakeId} has an imminent risk open.`, { intakeId: intake.intakeId, riskIds });
};

const lastsBeyond = (enrollment: Enrollment, instant: string): boolean => enrollment.status !== 'Discharged' || instant < enrollment.dischargedAt;

/** R8: one open enrollment per client and program; intensive outpatient and partial hospitalization never at once. */
const refuseOverlap = ({ enrollments }: PlaceInCare, { programId, levelOfCare }: RegisteredProgram, admittedAt: string): void => {
  for (const enrollment of enrollments.filter((known) => lastsBeyond(known, admittedAt))) {
    const { enrollmentId } = enrollment;
    if (enrollment.programId === programId) throw new AlreadyEnrolled(`Enrollment ${enrollmentId} is in program ${programId}.`, { enrollmentId, programId });
    if (enrollment.levelOfCare !== levelOfCare) throw new LevelsOverlap(`Enrollment ${enrollmentId} is at another level of care.`, { enrollmentId });
  }
};

const refuseUsedIds = ({ enrollments }: PlaceInCare, { enrollmentId, intakeId, clientRef }: AdmissionCommand): void => {
  if (enrollments.some((known) => known.enrollmentId === enrollmentId)) throw new EnrollmentIdTaken(`Enrollment ${enrollmentId} exists.`, { enrollmentId });
  if (enrollments.some((known) => known.intakeId === intakeId)) throw new IntakeAlreadyUsed(`Intake ${intakeId} led to an admission before.`, { intakeId });
  if (enrollments.some((known) => known.status === 'Discharged' && known.reason === 6)) throw new ClientHasDied(`Client ${clientRef} has died.`, { clientRef });
};

/** A step goes from one level to another in its own direction. */
const refuseContradictedPathway = (pathway: AdmissionPathway, { priorLevelOfCare: prior }: AdmissionCommand, { levelOfCare }: RegisteredProgram): void => {
  const isRight =
    (pathway !== 'step-down' || (prior !== undefined && isStepDown(prior, levelOfCare))) &&
    (pathway !== 'step-up' || (prior !== undefined && isStepDown(levelOfCare, prior)));
  if (!isRight) throw new PathwayContradictsPriorLevel(`A ${pathway} to ${levelOfCare} needs a prior level on the other side.`, { pathway, levelOfCare });
};

const adolescentBands = [1, 2];

const refuseUnservedAge = ({ ageGroup, ageBand }: AdmissionCommand, { programId, populations }: RegisteredProgram): void => {
  if (!populations.includes(ageGroup)) throw new AgeGroupNotServed(`Program ${programId} does not serve this age group.`, { programId });
  if (ageBand !== undefined && adolescentBands.includes(ageBand) !== (ageGroup === 'adolescent')) {
    throw new AgeBandContradictsAgeGroup('The age band is of the other age group.', { programId });
  }
};

const refuseConsentsNotInForce = ({ consentIds, clientRef }: AdmissionCommand, consents: ReadonlyMap<string, Consent>, admittedAt: string): void => {
  const lacking = consentIds.filter((consentId) => !isInForce(consents.get(consentId), clientRef, admittedAt));
  if (lacking.length > 0) throw new ConsentNotInForce('A consent named is not in force.', { consentIds: lacking });
};

const intakeOf = (command: AdmissionCommand, intake: IntakeCase): OpenedIntake => {
  const { intakeId, clientRef } = command;
  const known = opened(intake, intakeId);
  if (known.clientRef !== clientRef) throw new IntakeOfAnotherClient(`Intake ${intakeId} is of another client.`, { intakeId });
  if (happenedAt(command) < known.firstContactAt) throw new BeforeFirstContact(`Intake ${intakeId} began at ${known.firstContactAt}.`, { intakeId });
  return known;
};

/** The admission itself, by whichever pathway: R6, R8, R7, R1-R3. */
const enter = (command: AdmissionCommand, pathway: AdmissionPathway, place: PlaceInCare, facts: AdmissionFacts): Decided<ClientAdmitted> => {
  const admittedAt = happenedAt(command);
  const intake = intakeOf(command, facts.intake);
  const program = registered(facts.program, intake.programId);
  const { version, limits } = policyAt(program, admittedAt);
  refuseInImminentRisk(intake, facts.imminentInTreatment, admittedAt);
  refuseUsedIds(place, command);
  refuseOverlap(place, program, admittedAt);
  const missing = missingRequirements(intake, program, limits, admittedAt);
  const assessmentId = assessmentFor(intake, admittedAt);
  if (missing.length > 0 || assessmentId === undefined) {
    throw new AdmissionRequirementsMissing(`Intake ${intake.intakeId} is not ready for admission: ${missing.join(', ')}.`, {
      intakeId: intake.intakeId,
      missing,
    });
  }
  refuseContradictedPathway(pathway, command, program);
  refuseUnservedAge(command, program);
  const prescription = { minutesPerWeek: command.prescribedMinutesPerWeek, daysPerWeek: command.prescribedDaysPerWeek };
  const breaches = breachesOf(prescription, program.levelOfCare, command.ageGroup, limits);
  if (breaches.length > 0) throw new PrescriptionOutsidePolicy(`The prescription leaves policy ${version}.`, { policyVersion: version, breaches });
  refuseConsentsNotInForce(command, facts.consents, admittedAt);

  return {
    type: 'ClientAdmitted',
    data: {
      ...askedOf(command),
      programId: program.programId,
      levelOfCare: program.levelOfCare,
      timeZone: program.timeZone,
      pathway,
      track: intake.track,
      firstContactAt: intake.firstContactAt,
      admittedAt,
      assessmentId,
      policy: { version, limits },
    },
    policyversion: version,
  };
};

type Asked = Omit<AdmitClient, 'type' | 'order' | 'occurredAt' | 'pathway'>;

/** What goes from the command to the event as it was asked. */
const askedOf = (command: AdmissionCommand): Asked => {
  const { type: _type, order: _order, occurredAt: _occurredAt, ...asked } = command;
  if ('previousEnrollmentId' in asked) {
    const { previousEnrollmentId: _previousEnrollmentId, ...rest } = asked;
    return rest;
  }
  const { pathway: _pathway, ...rest } = asked;
  return rest;
};

export const admit = (command: AdmitClient, place: PlaceInCare, facts: AdmissionFacts): readonly Decided<PlaceInCareEvent>[] => {
  const admitted = enter(command, command.pathway, place, facts);
  const { programId, clientRef } = admitted.data;
  if (command.pathway === 'primary' && place.enrollments.some((known) => known.programId === programId)) {
    throw new ReadmissionExpected(`Client ${clientRef} was in program ${programId} before; readmit them.`, { clientRef, programId });
  }
  return [admitted];
};

/** R29: within the days of the policy it is counted as a readmission. */
export const readmit = (command: ReadmitClient, place: PlaceInCare, facts: AdmissionFacts): readonly Decided<PlaceInCareEvent>[] => {
  const { previousEnrollmentId, enrollmentId, clientRef } = command;
  const previous = place.enrollments.find((known) => known.enrollmentId === previousEnrollmentId);
  if (previous === undefined) throw new EnrollmentUnknown(`Enrollment ${previousEnrollmentId} is not known.`, { enrollmentId: previousEnrollmentId });
  if (previous.status !== 'Discharged') {
    throw new PreviousEnrollmentNotDischarged(`Enrollment ${previousEnrollmentId} is ${previous.status}.`, { enrollmentId: previousEnrollmentId });
  }
  if (happenedAt(command) < previous.dischargedAt)
    throw new BeforeDischarge(`Enrollment ${previousEnrollmentId} ended later.`, { enrollmentId: previousEnrollmentId });

  const admitted = enter(command, 'readmission', place, facts);
  const { admittedAt, timeZone, policy } = admitted.data;
  const daysSinceDischarge = daysBetween(previous.dischargedAt, admittedAt, timeZone);
  const readmitted: Decided<ClientReadmitted> = {
    type: 'ClientReadmitted',
    data: { enrollmentId, clientRef, previousEnrollmentId, daysSinceDischarge, linked: daysSinceDischarge <= policy.limits.readmissionLinkedDays },
    policyversion: policy.version,
  };
  return [admitted, readmitted];
};

/** Admissions, decided on the client's own stream, so that of many at once one is followed. */
export const admission: Decider<AdmissionCommand, PlaceInCare, Decided<PlaceInCareEvent>, AdmissionFacts> = {
  ...placeInCareFold,
  decide: (command, place, facts) => {
    switch (command.type) {
      case 'AdmitClient':
        return admit(command, place, facts);
      case 'ReadmitClient':
        return readmit(command, place, facts);
    }
  },
};
