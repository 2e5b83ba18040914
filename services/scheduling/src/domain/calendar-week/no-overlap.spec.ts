import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plusMinutes } from '@continuum/care-calendar';
import { DomainError } from '@continuum/event-sourcing';
import { order } from '@continuum/testing';
import { programOf } from '../../testing/builders.js';
import { attendee } from '../../testing/calendar-builders.js';
import { CancelSession, RescheduleSession, ScheduleSession } from './calendar-week.commands.js';
import { calendarWeek, type KnownOfWeek } from './calendar-week.js';
import type { BookedSlot, CalendarWeek } from './week-state.js';
import type { CalendarWeekCommand } from './calendar-week.commands.js';

const monday = '2026-03-02T05:00:00.000Z';
const tenMinutes = (max: number) => fc.integer({ min: 0, max }).map((tens) => tens * 10);
const start = tenMinutes(60).map((minutes) => plusMinutes(monday, minutes));
const length = tenMinutes(17).map((minutes) => minutes + 10);
const staff = fc.constantFrom('staff-1', 'staff-2', 'staff-3');
const clients = fc.uniqueArray(fc.constantFrom(1, 2, 3, 4), { minLength: 1, maxLength: 3 });

type Deed =
  | {
      readonly kind: 'schedule';
      readonly start: string;
      readonly plannedMinutes: number;
      readonly facilitatorRef: string;
      readonly coFacilitatorRef: string;
      readonly clients: number[];
    }
  | { readonly kind: 'reschedule'; readonly nth: number; readonly start: string; readonly plannedMinutes: number; readonly facilitatorRef: string }
  | { readonly kind: 'cancel'; readonly nth: number };

const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('schedule' as const), start, plannedMinutes: length, facilitatorRef: staff, coFacilitatorRef: staff, clients }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('reschedule' as const), nth: fc.nat(20), start, plannedMinutes: length, facilitatorRef: staff }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), nth: fc.nat(20) }) },
);

const commandOf = (what: Deed, index: number, week: CalendarWeek): CalendarWeekCommand => {
  const ordered = { order: order({ commandId: `019caddb-a400-7000-8000-${String(index).padStart(12, '0')}` }) };
  if (what.kind === 'schedule') {
    const { kind: _kind, clients: numbers, ...asked } = what;
    const clientRefs = numbers.map((client) => `client-${client}`);
    return Object.assign(new ScheduleSession(), { programId: 'program-1', modality: 'family', delivery: 'in-person', clientRefs }, asked, ordered);
  }
  const ids = [...week.keys()];
  const sessionId = ids[what.nth % Math.max(ids.length, 1)] ?? '2026-W10.none';
  const { kind, nth: _nth, ...asked } = what;
  if (kind === 'cancel') return Object.assign(new CancelSession(), { sessionId, cancelledBy: 'program', reason: 'other' }, ordered);
  return Object.assign(new RescheduleSession(), { sessionId }, asked, ordered);
};

const follow = (week: CalendarWeek, what: Deed, index: number): CalendarWeek => {
  const attendees = what.kind === 'schedule' ? what.clients.map((client) => attendee(client)) : [];
  const known: KnownOfWeek = { program: programOf(), group: { status: 'Unknown' }, attendees, progress: 'NotStarted' };
  try {
    const facts = calendarWeek.decide(commandOf(what, index, week), week, known);
    const at = { id: `event-${index}`, time: monday, recordedtime: monday, revision: index, facility: 'facility-north' };
    return facts.reduce((before, fact) => calendarWeek.evolve(before, fact, at), week);
  } catch (refusal) {
    if (refusal instanceof DomainError) return week;
    throw refusal;
  }
};

const whoIsIn = ({ facilitatorRef, coFacilitatorRef, clientRefs }: BookedSlot): readonly (string | null)[] => [facilitatorRef, coFacilitatorRef, ...clientRefs];

/** Every ten minutes anew: who is in two sessions then. */
const inTwoSessions = (week: CalendarWeek): readonly (string | null)[] =>
  Array.from({ length: 90 }, (_, index) => plusMinutes(monday, index * 10)).flatMap((now) => {
    const present = [...week.values()].filter((slot) => slot.status === 'Booked' && slot.start <= now && now < slot.end);
    const people = present.flatMap((slot) => [...new Set(whoIsIn(slot))]).filter((ref) => ref !== null);
    return people.filter((ref, index) => people.indexOf(ref) !== index);
  });

describe('a calendar week (R10)', () => {
  it('has nobody in two sessions at once, whatever was scheduled, rescheduled and cancelled', () =>
    fc.assert(
      fc.property(fc.array(deed, { minLength: 1, maxLength: 40 }), (deeds) => {
        const week = deeds.reduce<CalendarWeek>(follow, calendarWeek.initial);
        expect(inTwoSessions(week)).toStrictEqual([]);
      }),
      { numRuns: 200, seed: 3 },
    ));
});
