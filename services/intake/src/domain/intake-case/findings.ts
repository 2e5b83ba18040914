import type { Decider, Decided } from '@continuum/event-sourcing';
import { assess, declineAdmission, determineEligibility, giveNotice, holdConsultation, type IntakeFacts } from './determinations.js';
import type { IntakeCaseCommand } from './intake-case.commands.js';
import { intakeCaseFold, type IntakeCase, type IntakeCaseEvent } from './intake-case.js';
import { identifyRisk, resolveRisk, screen } from './risk.js';

const decide = (command: IntakeCaseCommand, intake: IntakeCase, facts: IntakeFacts): readonly Decided<IntakeCaseEvent>[] => {
  switch (command.type) {
    case 'RecordScreening':
      return screen(command, intake);
    case 'AssessLevelOfCare':
      return [assess(command, intake, facts)];
    case 'HoldAdmissionsConsultation':
      return [holdConsultation(command, intake)];
    case 'DetermineEligibility':
      return [determineEligibility(command, intake, facts)];
    case 'IdentifyImminentRisk':
      return [identifyRisk(command, intake)];
    case 'ResolveImminentRisk':
      return resolveRisk(command, intake);
    case 'GivePart2Notice':
      return [giveNotice(command, intake)];
    case 'DeclineAdmission':
      return [declineAdmission(command, intake, facts)];
  }
};

/** What is found, decided and said on the way to an admission, and assessed again during treatment. */
export const intakeFindings: Decider<IntakeCaseCommand, IntakeCase, Decided<IntakeCaseEvent>, IntakeFacts> = { ...intakeCaseFold, decide };
