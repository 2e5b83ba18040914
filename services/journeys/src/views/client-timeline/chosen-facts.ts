import { instantOf } from '@continuum/care-calendar';
import { nextDay } from '../../calendar/ward-days.js';
import type { TimelineFact } from './client-timeline.view.js';
import type { Moment } from './timeline.js';

/** The facts that a moment lets see, in the order in which they happened. */
export interface Chosen {
  readonly facts: readonly TimelineFact[];
  readonly timeZone: string;
  readonly asOf: string | null;
  readonly knownAt: string | null;
}

/** The time zone of the program that first admitted the client; UTC before any has. */
const zoneOf = (facts: readonly TimelineFact[]): string => facts.find((fact) => fact.type === 'ClientAdmitted')?.data.timeZone ?? 'UTC';

/** The last instant that counts: the instant itself, or the last of the day. */
const lastInstant = (limit: string, zone: string): string => {
  if (limit.includes('T')) return new Date(limit).toISOString();
  return new Date(Date.parse(instantOf(nextDay(limit), '00:00', zone)) - 1).toISOString();
};

const inTheOrderOfTheWard = (a: TimelineFact, b: TimelineFact): number => (a.time < b.time ? -1 : a.time > b.time ? 1 : a.position - b.position);

/**
 * What was written down later changes nothing about what was known, so the time zone too is that of what was known.
 * Instants are ISO 8601 in UTC with milliseconds, so they compare as text.
 */
export const chosenFacts = (facts: readonly TimelineFact[], { asOf, knownAt }: Moment): Chosen => {
  const knownLimit = knownAt === undefined ? null : lastInstant(knownAt, zoneOf(facts));
  const known = knownLimit === null ? facts : facts.filter(({ recordedtime }) => recordedtime <= knownLimit);
  const timeZone = zoneOf(known);
  const happenedLimit = asOf === undefined ? null : lastInstant(asOf, timeZone);
  const happened = happenedLimit === null ? [...known] : known.filter(({ time }) => time <= happenedLimit);
  return { facts: happened.sort(inTheOrderOfTheWard), timeZone, asOf: happenedLimit, knownAt: knownLimit };
};
