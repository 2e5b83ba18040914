import { anyManager, type AnyProcessManager } from '@continuum/messaging';
import { accreditationClock } from './reactions/accreditation-clock.js';
import { consentClock } from './reactions/consent-clock.js';
import { graduationDischarge } from './reactions/graduation-discharge.js';
import { readmissionIntake } from './reactions/readmission-intake.js';
import { treatmentConsents } from './reactions/treatment-consents.js';

export * from './intake.module.js';
export * from './domain/consent/consent.commands.js';
export * from './domain/enrollment/enrollment.commands.js';
export * from './domain/intake-case/intake-case.commands.js';
export * from './domain/program/policy-changes.js';
export * from './domain/program/program.commands.js';
export * from './domain/referral/referral.commands.js';
export * from './vault/client-vault.js';
export * from './vault/in-memory-client-vault.js';
export * from './vault/sqlite-client-vault.js';

/** What intake makes of events, its own and others', in the order in which an event reaches them. */
export const intakeReactions: readonly AnyProcessManager[] = [
  anyManager(accreditationClock),
  anyManager(consentClock),
  anyManager(treatmentConsents),
  anyManager(graduationDischarge),
  anyManager(readmissionIntake),
];
