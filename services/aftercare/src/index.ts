import type { Fact } from '@continuum/contracts';
import type { AnyProcessManager, ProcessManager } from '@continuum/messaging';
import { continuity } from './reactions/continuity.js';
import { followUpClock } from './reactions/follow-up-clock.js';
import { graduationAftercare } from './reactions/graduation-aftercare.js';
import { journeyEnd } from './reactions/journey-end.js';
import { journeyLevels } from './reactions/journey-levels.js';
import { relapseResponse } from './reactions/relapse-response.js';

export * from './aftercare.module.js';
export * from './domain/aftercare-plan/aftercare-plan.commands.js';
export * from './domain/alumni/alumni.commands.js';
export * from './domain/follow-ups/follow-ups.commands.js';
export * from './domain/journey/journey.commands.js';

// The runner hands each manager the events its own map names, and the state it returned itself.
const anyOf = <F extends Fact, S>(manager: ProcessManager<F, S>): AnyProcessManager => manager as unknown as AnyProcessManager;

/** What aftercare makes of other events, in the order in which an event reaches them. */
export const aftercareReactions: readonly AnyProcessManager[] = [
  anyOf(journeyLevels),
  anyOf(graduationAftercare),
  anyOf(continuity),
  anyOf(followUpClock),
  anyOf(relapseResponse),
  anyOf(journeyEnd),
];
