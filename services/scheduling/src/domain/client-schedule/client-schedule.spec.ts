import { describe, it } from '@jest/globals';
import { order, specOf } from '@continuum/testing';
import { BeforeAdmission, ClientNotEnrolled } from '../enrollment/enrollments.js';
import { enrollment, limits } from '../../testing/builders.js';
import {
  assignSchedule,
  changeSchedule,
  declareObligation,
  endObligation,
  obligationDeclared,
  obligationEnded,
  scheduleAssigned,
  scheduleChanged,
} from '../../testing/schedule-builders.js';
import { clientSchedule } from './client-schedule.js';
import {
  ChangeBeforeSchedule,
  DaysOutsidePolicy,
  MinutesNotForEachDay,
  ObligationAlreadyDeclared,
  ObligationEndsBeforeItBegins,
  ObligationUnknown,
  ProgramDayOutsidePolicy,
  ScheduleAlreadyAssigned,
  ScheduleNotAssigned,
  WeeklyDoseOutsidePolicy,
  WindowIsEmpty,
} from './schedule-refusals.js';

const known = (...enrollments: ReturnType<typeof enrollment>[]) => ({ enrollments, booked: [] });
const { given } = specOf(clientSchedule, known(enrollment()));
const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;
const spread = (count: number, minutes: number) => ({ days: days.slice(0, count), minutesPerDay: Array.from({ length: count }, () => minutes) });

describe('assigning a schedule', () => {
  it('gives the client days and minutes', () => given().when(assignSchedule()).then([scheduleAssigned()]));
  it('happens once', () => given(scheduleAssigned()).when(assignSchedule()).thenRefused(ScheduleAlreadyAssigned));
  it('needs minutes for each day', () =>
    given()
      .when(assignSchedule({ minutesPerDay: [180, 180] }))
      .thenRefused(MinutesNotForEachDay));
  it('needs the enrollment', () => given().knowing(known()).when(assignSchedule()).thenRefused(ClientNotEnrolled));
  it('is refused after discharge', () =>
    given()
      .knowing(known(enrollment({ dischargedAt: '2026-03-01T09:00:00.000Z' })))
      .when(assignSchedule())
      .thenRefused(ClientNotEnrolled));
  it('may be recorded after discharge as of a time before it', () =>
    given()
      .knowing(known(enrollment({ dischargedAt: '2026-03-01T09:00:00.000Z' })))
      .when(assignSchedule({ occurredAt: '2026-02-09T14:00:00.000Z' }))
      .then([scheduleAssigned()]));
  it('on the day of admission is right', () =>
    given()
      .when(assignSchedule({ effectiveFrom: '2026-02-09' }))
      .then([scheduleAssigned({ effectiveFrom: '2026-02-09' })]));
  it('on the day before admission is refused', () =>
    given()
      .when(assignSchedule({ effectiveFrom: '2026-02-08' }))
      .thenRefused(BeforeAdmission));
});

describe('the days of a schedule (R1)', () => {
  it('are not two', () =>
    given()
      .when(assignSchedule(spread(2, 240)))
      .thenRefused(DaysOutsidePolicy));
  it('may be three', () =>
    given()
      .when(assignSchedule(spread(3, 240)))
      .then([scheduleAssigned(spread(3, 240))]));
  it('may be five', () =>
    given()
      .when(assignSchedule(spread(5, 180)))
      .then([scheduleAssigned(spread(5, 180))]));
  it('are not six', () =>
    given()
      .when(assignSchedule(spread(6, 120)))
      .thenRefused(DaysOutsidePolicy));
  it('may be six where the policy says so', () => {
    const policy = { version: '4', limits: limits({ daysPerWeekMax: 6 }) };
    given()
      .knowing(known(enrollment({ policy })))
      .when(assignSchedule(spread(6, 120)))
      .then([{ ...scheduleAssigned(spread(6, 120)), policyversion: '4' }]);
  });
});

describe('the minutes of a program day (R2)', () => {
  it('are not 119', () =>
    given()
      .when(assignSchedule(spread(5, 119)))
      .thenRefused(ProgramDayOutsidePolicy));
  it('may be 120', () =>
    given()
      .when(assignSchedule(spread(5, 120)))
      .then([scheduleAssigned(spread(5, 120))]));
  it('may be 240', () =>
    given()
      .when(assignSchedule(spread(4, 240)))
      .then([scheduleAssigned(spread(4, 240))]));
  it('are not 241', () =>
    given()
      .when(assignSchedule(spread(4, 241)))
      .thenRefused(ProgramDayOutsidePolicy));
});

describe('the weekly dose (R3)', () => {
  const adolescent = enrollment({ ageGroup: 'adolescent' });
  const week = (...minutesPerDay: number[]) => ({ days: days.slice(0, minutesPerDay.length), minutesPerDay });

  it('of an adult is not 539 minutes', () =>
    given()
      .when(assignSchedule(week(180, 180, 179)))
      .thenRefused(WeeklyDoseOutsidePolicy));
  it('of an adult may be 540 minutes', () =>
    given()
      .when(assignSchedule(week(180, 180, 180)))
      .then([scheduleAssigned(week(180, 180, 180))]));
  it('of an adult is not three days of two hours, though the days allow it', () =>
    given()
      .when(assignSchedule(spread(3, 120)))
      .thenRefused(WeeklyDoseOutsidePolicy));
  it('of an adolescent may be 360 minutes', () =>
    given()
      .knowing(known(adolescent))
      .when(assignSchedule(spread(3, 120)))
      .then([scheduleAssigned(spread(3, 120))]));
  it('of an adolescent is not 359 minutes', () => {
    const policy = { version: '1', limits: limits({ minutesPerDayMin: 60 }) };
    given()
      .knowing(known({ ...adolescent, policy }))
      .when(assignSchedule(week(120, 120, 119)))
      .thenRefused(WeeklyDoseOutsidePolicy);
  });
  it('may be 1140 minutes', () =>
    given()
      .when(assignSchedule(spread(5, 228)))
      .then([scheduleAssigned(spread(5, 228))]));
  it('is not 1141 minutes', () =>
    given()
      .when(assignSchedule(week(228, 228, 228, 228, 229)))
      .thenRefused(WeeklyDoseOutsidePolicy));
  it('of 1200 minutes is partial hospitalization, right at level 2.5', () =>
    given()
      .knowing(known(enrollment({ levelOfCare: '2.5' })))
      .when(assignSchedule(spread(5, 240)))
      .then([scheduleAssigned(spread(5, 240))]));
  it('of 1199 minutes is none at level 2.5', () =>
    given()
      .knowing(known(enrollment({ levelOfCare: '2.5' })))
      .when(assignSchedule(week(240, 240, 240, 240, 239)))
      .thenRefused(WeeklyDoseOutsidePolicy));
});

describe('changing a schedule', () => {
  const more = { ...spread(4, 180), effectiveFrom: '2026-03-16' };

  it('prescribes other days from a day on', () =>
    given(scheduleAssigned())
      .when(changeSchedule(more))
      .then([scheduleChanged(more)]));
  it('to what it is changes nothing', () =>
    given(scheduleAssigned())
      .when(changeSchedule({ effectiveFrom: '2026-03-16' }))
      .thenNothing());
  it('keeps within the limits', () =>
    given(scheduleAssigned())
      .when(changeSchedule(spread(2, 240)))
      .thenRefused(DaysOutsidePolicy));
  it('from before its beginning is refused', () =>
    given(scheduleAssigned())
      .when(changeSchedule({ ...more, effectiveFrom: '2026-03-01' }))
      .thenRefused(ChangeBeforeSchedule));
  it('needs a schedule', () => given().when(changeSchedule(more)).thenRefused(ScheduleNotAssigned));
});

describe('declaring an obligation', () => {
  it('keeps its windows', () => given().when(declareObligation()).then([obligationDeclared()]));
  it('is right after the schedule was assigned, too', () => given(scheduleAssigned()).when(declareObligation()).then([obligationDeclared()]));
  it('may run over midnight', () => {
    const windows = [{ day: 'FR' as const, from: '22:00', to: '06:00' }];
    given()
      .when(declareObligation({ windows }))
      .then([obligationDeclared({ windows })]);
  });
  it('of no length is refused', () =>
    given()
      .when(declareObligation({ windows: [{ day: 'MO', from: '09:00', to: '09:00' }] }))
      .thenRefused(WindowIsEmpty));
  it('happens once', () => given(obligationDeclared()).when(declareObligation()).thenRefused(ObligationAlreadyDeclared));
  it('needs the enrollment', () => given().knowing(known()).when(declareObligation()).thenRefused(ClientNotEnrolled));
});

describe('ending an obligation', () => {
  it('is recorded', () => given(obligationDeclared()).when(endObligation()).then([obligationEnded]));
  it('changes nothing the second time', () => given(obligationDeclared(), obligationEnded).when(endObligation()).thenNothing());
  it('before it began is refused', () =>
    given(obligationDeclared())
      .when(endObligation({ occurredAt: '2026-03-02T08:59:59.000Z', order: order() }))
      .thenRefused(ObligationEndsBeforeItBegins));
  it('nobody declared is refused', () => given().when(endObligation()).thenRefused(ObligationUnknown));
});
