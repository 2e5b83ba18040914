import { streams } from '@continuum/contracts';
import type { Read } from '@continuum/event-sourcing';
import { consent, type Consent } from '../domain/consent/consent.js';
import type { AdmissionFacts } from '../domain/enrollment/admission.js';
import type { AdmissionCommand } from '../domain/enrollment/enrollment.commands.js';
import { placeInCareFold } from '../domain/enrollment/place-in-care.js';
import { imminentInTreatment } from '../domain/enrollment/safety-in-treatment.js';
import type { IntakeFacts } from '../domain/intake-case/determinations.js';
import { intakeFindings } from '../domain/intake-case/findings.js';
import type { OpenIntake } from '../domain/intake-case/intake-case.commands.js';
import { IntakeUnknown } from '../domain/intake-case/intake-case.refusals.js';
import type { IntakeCase } from '../domain/intake-case/intake-case.js';
import type { OpeningFacts } from '../domain/intake-case/opening.js';
import { program, registered } from '../domain/program/program.js';
import { referral } from '../domain/referral/referral.js';

type KnownIntake = Exclude<IntakeCase, { status: 'Unknown' }>;

const intakeOf = async (read: Read, intakeId: string): Promise<KnownIntake> => {
  const intake = await read(intakeFindings, streams.intake(intakeId));
  if (intake.status === 'Unknown') throw new IntakeUnknown(`Intake ${intakeId} is not known.`, { intakeId });
  return intake;
};

/** A referral is to a program that the facility has. @throws ProgramUnknown */
export const refuseUnknownProgram =
  (programId: string) =>
  async (read: Read): Promise<void> => {
    registered(await read(program, streams.program(programId)), programId);
  };

/** The program, and the referral that led to the first contact. */
export const factsOfOpening =
  ({ programId, referralId }: OpenIntake) =>
  async (read: Read): Promise<OpeningFacts> => ({
    program: await read(program, streams.program(programId)),
    referral: referralId === undefined ? referral.initial : await read(referral, streams.referral(referralId)),
  });

/** The program of an intake, and whether the intake led to an admission. */
export const factsOfIntake =
  (intakeId: string) =>
  async (read: Read): Promise<IntakeFacts> => {
    const { programId, clientRef } = await intakeOf(read, intakeId);
    const { enrollments } = await read(placeInCareFold, streams.enrollment(clientRef));
    return { program: await read(program, streams.program(programId)), isAdmitted: enrollments.some((enrollment) => enrollment.intakeId === intakeId) };
  };

/** The intake, its program, the consents that the admission names, and imminent risks found in an earlier treatment. */
export const factsOfAdmission =
  ({ intakeId, clientRef, consentIds }: AdmissionCommand) =>
  async (read: Read): Promise<AdmissionFacts> => {
    const intake = await intakeOf(read, intakeId);
    const consents = new Map<string, Consent>();
    for (const consentId of consentIds) consents.set(consentId, await read(consent, streams.consent(consentId)));
    return {
      intake,
      program: await read(program, streams.program(intake.programId)),
      consents,
      imminentInTreatment: await read(imminentInTreatment, streams.safety(clientRef)),
    };
  };
