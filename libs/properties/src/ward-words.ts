import fc from 'fast-check';
import { defaultLimits } from '@continuum/contracts';
import type { Words } from './fitting.js';

/** Monday 2026-03-02 09:00 UTC, as everywhere in specs. */
export const firstDay = Date.parse('2026-03-02T09:00:00.000Z');

const halfHourMs = 1_800_000;

/** Few instants, on the half hour, so that some fall together. */
const halfHours = (fromDay: number, toDay: number): fc.Arbitrary<string> =>
  fc.integer({ min: fromDay * 48, max: toDay * 48 }).map((halves) => new Date(firstDay + halves * halfHourMs).toISOString());

/** Where calendars and clocks are odd: before 1970, a leap day, hours that the clocks skip or repeat, long from now. */
const oddInstants = [
  '1900-01-01T00:00:00.000Z',
  '1969-12-31T23:59:59.999Z',
  '2024-02-29T12:00:00.000Z',
  '2026-03-08T07:30:00.000Z',
  '2026-03-29T01:30:00.000Z',
  '2026-11-01T05:30:00.000Z',
  '2199-12-31T23:59:59.999Z',
];
const endsOfTheCalendar = ['0001-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'];

const kebab = (field: string): string => field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/-(id|ref)$/, '');

/** References that are names of something on every object, or as long as they may be. */
const oddRefs = fc.constantFrom('constructor', 'toString', 'valueOf', 'hasOwnProperty', `a${'1'.repeat(63)}`);

const ref = (field: string): fc.Arbitrary<string> => {
  const name = `${field === 'sessionId' ? '2026-W10.' : ''}${kebab(field)}`;
  return fc.oneof({ weight: 14, arbitrary: fc.constantFrom(`${name}-1`, `${name}-1`, `${name}-2`) }, { weight: 1, arbitrary: oddRefs });
};

const instantOr = (odd: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof({ weight: 9, arbitrary: halfHours(-60, 0) }, { weight: 6, arbitrary: halfHours(0, 60) }, { weight: 1, arbitrary: fc.constantFrom(...odd) });
const dayOr = (odd: readonly string[]): fc.Arbitrary<string> => instantOr(odd).map((at) => at.slice(0, 10));

/** What a ward's facts are filled with: few references, so that facts meet; times around the first day; weeks and zones that there are. */
export const wardWords: Words = {
  ref,
  instant: instantOr(oddInstants),
  day: dayOr(oddInstants),
  isoWeek: fc.constantFrom('2026-W09', '2026-W10', '2026-W11', '2026-W12', '2026-W53', '2020-W53'),
  timeZone: fc.constantFrom('America/New_York', 'America/Chicago', 'Europe/Berlin', 'Asia/Kathmandu', 'Pacific/Apia', 'UTC'),
  usual: { limits: fc.constantFrom(defaultLimits, { ...defaultLimits, planApprovedWithinSessions: 2 }), policyVersion: fc.constantFrom('1', '2') },
};

/** The same for what is asked: well formed are also the ends of the calendar, a week that no year has, and a zone that goes by a name of its own. */
export const askedWords: Words = {
  ...wardWords,
  instant: instantOr([...oddInstants, ...endsOfTheCalendar]),
  day: dayOr([...oddInstants, ...endsOfTheCalendar]),
  isoWeek: fc.oneof({ weight: 7, arbitrary: wardWords.isoWeek }, { weight: 1, arbitrary: fc.constantFrom('2026-W54', '2026-W00', '0000-W01', '9999-W52') }),
  timeZone: fc.oneof({ weight: 7, arbitrary: wardWords.timeZone }, { weight: 1, arbitrary: fc.constantFrom('EST', 'Cuba', 'Etc/GMT+5', 'america/chicago') }),
  // Numbers by which the rules let pass; with others hardly anything would be followed.
  usual: {
    prescribedMinutesPerWeek: fc.constantFrom(540, 600),
    prescribedDaysPerWeek: fc.constantFrom(3, 4),
    minutesPerDay: fc.constantFrom(180, 240),
    plannedMinutes: fc.constantFrom(30, 60, 90),
    minCapacity: fc.constantFrom(1, 2),
    maxCapacity: fc.constantFrom(1, 2, 12),
  },
};
