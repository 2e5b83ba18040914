import type { ProgramLimits } from '@continuum/contracts';
import { daysBetween } from '@continuum/care-calendar';
import { lastBy, type OpenedIntake } from '../intake-case/intake-case.js';
import { isAccredited, type RegisteredProgram } from '../program/program.js';

/** What an admission needs and does not have yet (R7). */
export type Requirement =
  | 'consultation'
  | 'consultation-finds-fit'
  | 'assessment'
  | 'assessment-still-valid'
  | 'assessment-for-this-level'
  | 'eligibility'
  | 'eligible'
  | 'part2-notice'
  | 'accreditation';

const ofConsultation = (intake: OpenedIntake, admittedAt: string): readonly Requirement[] => {
  const consultation = lastBy(intake.consultations, admittedAt);
  if (consultation === undefined) return ['consultation'];
  return consultation.fitOutcome === 'fit' ? [] : ['consultation-finds-fit'];
};

const ofAssessment = (intake: OpenedIntake, program: RegisteredProgram, limits: ProgramLimits, admittedAt: string): readonly Requirement[] => {
  const assessment = lastBy(intake.assessments, admittedAt);
  if (assessment === undefined) return ['assessment'];
  const isValid = daysBetween(assessment.at, admittedAt, program.timeZone) <= limits.assessmentValidDays;
  const isForThisLevel = assessment.provided === program.levelOfCare;
  return [...(isValid ? [] : (['assessment-still-valid'] as const)), ...(isForThisLevel ? [] : (['assessment-for-this-level'] as const))];
};

const ofEligibility = (intake: OpenedIntake, admittedAt: string): readonly Requirement[] => {
  const eligibility = lastBy(intake.eligibilities, admittedAt);
  if (eligibility === undefined) return ['eligibility'];
  return eligibility.decision === 'not-eligible' ? ['eligible'] : [];
};

/** §2.22: whoever is treated for substance use in a Part 2 program is told how their records are protected. */
const ofNotice = (intake: OpenedIntake, program: RegisteredProgram, admittedAt: string): readonly Requirement[] => {
  const isDue = program.part2 && intake.track !== 'MH';
  return isDue && lastBy(intake.noticesGiven, admittedAt) === undefined ? ['part2-notice'] : [];
};

/** The latest assessment by the time of admission. */
export const assessmentFor = (intake: OpenedIntake, admittedAt: string): string | undefined => lastBy(intake.assessments, admittedAt)?.assessmentId;

export const missingRequirements = (intake: OpenedIntake, program: RegisteredProgram, limits: ProgramLimits, admittedAt: string): readonly Requirement[] => [
  ...ofConsultation(intake, admittedAt),
  ...ofAssessment(intake, program, limits, admittedAt),
  ...ofEligibility(intake, admittedAt),
  ...ofNotice(intake, program, admittedAt),
  ...(isAccredited(program, admittedAt) ? [] : (['accreditation'] as const)),
];
