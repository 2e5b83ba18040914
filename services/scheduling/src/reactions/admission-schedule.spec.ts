import { describe, expect, it } from '@jest/globals';
import { ask } from '@continuum/messaging';
import { AssignClientSchedule } from '../domain/client-schedule/client-schedule.commands.js';
import { clientAdmitted } from '../testing/care-builders.js';
import { walk } from '../testing/process.js';
import { admissionSchedule } from './admission-schedule.js';

const assigned = (prescribedDaysPerWeek: number, prescribedMinutesPerWeek: number) =>
  walk(admissionSchedule).through(clientAdmitted({ prescribedDaysPerWeek, prescribedMinutesPerWeek })).commands;

describe('an admission', () => {
  it('asks for the schedule that is prescribed, from its own day on', () =>
    expect(assigned(3, 540)).toStrictEqual([
      ask(AssignClientSchedule, {
        enrollmentId: 'enrollment-1',
        clientRef: 'client-1',
        days: ['MO', 'WE', 'FR'],
        minutesPerDay: [180, 180, 180],
        effectiveFrom: '2026-03-02',
        reason: 'admission',
        occurredAt: '2026-03-02T14:00:00.000Z',
      }),
    ]));

  it('gives a remainder to the first days', () =>
    expect(assigned(4, 722)).toMatchObject([{ days: ['MO', 'TU', 'TH', 'FR'], minutesPerDay: [181, 181, 180, 180] }]));

  it('late in the evening begins on the day it is there', () =>
    expect(walk(admissionSchedule).through(clientAdmitted({ admittedAt: '2026-03-03T03:00:00.000Z' })).commands).toMatchObject([
      { effectiveFrom: '2026-03-02' },
    ]));
});
