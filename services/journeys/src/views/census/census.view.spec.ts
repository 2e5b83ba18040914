import { describe, expect, it } from '@jest/globals';
import { clientAdmitted, clientDischarged, leaveEnded, leaveStarted, noon, programRegistered } from '../../testing/a-journey.js';
import { filled, logged, told, twice, type Told } from '../../testing/told.js';
import { census, isOnLeave, keyOfProgram, keyOfStay, type CensusEvent, type CensusStay } from './census.view.js';

const registered = told(noon('2026-01-05'), programRegistered());
const admitted = told(noon('2026-03-02'), clientAdmitted());
const onLeave = told(noon('2026-03-16'), leaveStarted());
const back = told(noon('2026-03-20'), leaveEnded());
const discharged = told(noon('2026-04-24'), clientDischarged());

const rowsAfter = (...tale: readonly Told<CensusEvent>[]) => filled(census, logged(tale));
const stayAfter = (...tale: readonly Told<CensusEvent>[]): unknown => rowsAfter(...tale).get(keyOfStay('enrollment-1'));

const stay: CensusStay = {
  kind: 'stay',
  facility: 'facility-north',
  clientRef: 'client-1',
  enrollmentId: 'enrollment-1',
  programId: 'program-1',
  level: '2.1',
  timeZone: 'America/Chicago',
  fromDay: '2026-03-02',
  toDay: null,
  leaves: [],
};

describe('the census', () => {
  it('knows a program and its time zone once it is registered', () => {
    expect(rowsAfter(registered).get(keyOfProgram('program-1'))).toStrictEqual({
      kind: 'program',
      facility: 'facility-north',
      programId: 'program-1',
      level: '2.1',
      timeZone: 'America/Chicago',
    });
  });

  it('has a client from the day of admission, in the time zone of the program', () => {
    expect(stayAfter(admitted)).toStrictEqual(stay);
    expect(stayAfter(told('2026-03-03T05:30:00.000Z', clientAdmitted({ admittedAt: '2026-03-03T05:30:00.000Z' })))).toMatchObject({ fromDay: '2026-03-02' });
  });

  it('has a client on leave from its first day', () => {
    expect(stayAfter(admitted, onLeave)).toStrictEqual({ ...stay, leaves: [{ startedAt: noon('2026-03-16'), from: '2026-03-16', to: null }] });
  });

  it('has a client back on the day the leave ends', () => {
    expect(stayAfter(admitted, onLeave, back)).toStrictEqual({ ...stay, leaves: [{ startedAt: noon('2026-03-16'), from: '2026-03-16', to: '2026-03-20' }] });
  });

  it('has a client to the day of discharge', () => {
    expect(stayAfter(admitted, discharged)).toStrictEqual({ ...stay, toDay: '2026-04-24' });
  });

  it('makes nothing of a leave or a discharge of a stay it does not know', () => {
    expect([...rowsAfter(onLeave, back, discharged)]).toStrictEqual([]);
  });

  it('is the same with everything delivered twice', () => {
    const log = logged<CensusEvent>([registered, admitted, onLeave, back, discharged]);
    expect(filled(census, twice(log))).toStrictEqual(filled(census, log));
  });

  it('sorts a stay that goes on behind every day', () => {
    expect(census.columns['toDay']?.of(stay)).toBe('9999-12-31');
    expect(census.columns['toDay']?.of({ ...stay, toDay: '2026-04-24' })).toBe('2026-04-24');
  });
});

describe('a day of leave', () => {
  const away: CensusStay = { ...stay, leaves: [{ startedAt: noon('2026-03-16'), from: '2026-03-16', to: '2026-03-20' }] };

  it('is each from the first to the one before the return', () => {
    expect(['2026-03-15', '2026-03-16', '2026-03-19', '2026-03-20'].map((day) => isOnLeave(away, day))).toStrictEqual([false, true, true, false]);
  });
});
