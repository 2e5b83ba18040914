import { anyManager, type AnyProcessManager } from '@continuum/messaging';
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

/** What aftercare makes of other events, in the order in which an event reaches them. */
export const aftercareReactions: readonly AnyProcessManager[] = [
  anyManager(journeyLevels),
  anyManager(graduationAftercare),
  anyManager(continuity),
  anyManager(followUpClock),
  anyManager(relapseResponse),
  anyManager(journeyEnd),
];
