import { chosenFacts } from './chosen-facts.js';
import type { TimelineFact } from './client-timeline.view.js';
import { enrollmentsOf } from './enrollments-of.js';
import { gapsOf } from './gaps-of.js';
import { levelsOf } from './levels-of.js';
import { milestonesOf } from './milestones.js';
import type { Moment, Timeline } from './timeline.js';

/**
 * A client's timeline from all facts of that client, in any order: as of a moment, as known at a moment, or both.
 * Pure, and the same for the same facts: it reads no clock. A correction counts where it is among the facts that the moment lets see.
 * @throws RangeError when there are no facts, or facts of more than one client.
 */
export const timelineOf = (facts: readonly TimelineFact[], moment: Moment = {}): Timeline => {
  const clientRef = facts[0]?.client;
  if (clientRef === undefined) throw new RangeError('A timeline is told from facts, and there are none.');
  if (facts.some(({ client }) => client !== clientRef)) throw new RangeError('A timeline is told from the facts of one client.');
  const { facts: chosen, timeZone, asOf, knownAt } = chosenFacts(facts, moment);
  return {
    clientRef,
    asOf,
    knownAt,
    timeZone,
    facts: chosen.length,
    position: chosen.reduce((last, { position }) => Math.max(last, position), 0),
    levels: levelsOf(chosen, timeZone),
    enrollments: enrollmentsOf(chosen),
    milestones: milestonesOf(chosen, timeZone),
    gaps: gapsOf(chosen, timeZone),
  };
};
