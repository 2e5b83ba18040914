import { describe, expect, it } from '@jest/globals';
import { validateSync } from 'class-validator';
import { defaultLimits, type AccreditationLapsed, type AccreditationRecorded, type ProgramPolicyPublished, type ProgramRegistered } from '@continuum/contracts';
import { order, specOf } from '@continuum/testing';
import type { PolicyChanges } from './policy-changes.js';
import { LapseAccreditation, PublishProgramPolicy, RecordAccreditation, RegisterProgram } from './program.commands.js';
import {
  AccreditationAlreadyRecorded,
  AccreditationEndsBeforeItBegins,
  AccreditationStillValid,
  AccreditationUnknown,
  BeforeProgramRegistered,
  LimitsContradictEachOther,
  PolicyInEffectTooEarly,
  ProgramAlreadyRegistered,
  ProgramUnknown,
} from './program.refusals.js';
import { isAccredited, policyAt, program, registered } from './program.js';

const programId = 'program-1';
const monday = '2026-03-02T09:00:00.000Z';
const details = {
  programId,
  timeZone: 'America/Chicago',
  levelOfCare: '2.1',
  tracks: ['SUD', 'COD'],
  populations: ['adult'],
  deliveryModes: ['in-person'],
  part2: true,
} satisfies ProgramRegistered['data'];

const programRegistered: ProgramRegistered = { type: 'ProgramRegistered', data: details };
const policyPublished = (over: Partial<ProgramPolicyPublished['data']> = {}): ProgramPolicyPublished => ({
  type: 'ProgramPolicyPublished',
  data: { programId, policyVersion: '1', limits: defaultLimits, effectiveFrom: monday, ...over },
});
const accreditationRecorded: AccreditationRecorded = {
  type: 'AccreditationRecorded',
  data: { programId, accreditationId: 'carf-1', body: 'CARF', validFrom: '2026-01-01', validTo: '2026-03-31' },
};
const accreditationLapsed = (over: Partial<AccreditationLapsed['data']> = {}): AccreditationLapsed => ({
  type: 'AccreditationLapsed',
  data: { programId, accreditationId: 'carf-1', body: 'CARF', cause: 'withdrawn', lapsedAt: monday, ...over },
});

const registerProgram = (over: Partial<RegisterProgram> = {}): RegisterProgram => Object.assign(new RegisterProgram(), details, { order: order() }, over);
const publishPolicy = (limits: PolicyChanges, over: Partial<PublishProgramPolicy> = {}): PublishProgramPolicy =>
  Object.assign(new PublishProgramPolicy(), { programId, limits, order: order() }, over);
const recordAccreditation = (over: Partial<RecordAccreditation> = {}): RecordAccreditation =>
  Object.assign(new RecordAccreditation(), accreditationRecorded.data, { order: order() }, over);
const lapseAccreditation = (over: Partial<LapseAccreditation> = {}): LapseAccreditation =>
  Object.assign(new LapseAccreditation(), { programId, accreditationId: 'carf-1', cause: 'withdrawn', order: order() }, over);

const { given } = specOf(program);

describe('the time zone of a program', () => {
  const isWellFormed = (timeZone: string): boolean => validateSync(registerProgram({ timeZone })).length === 0;

  it.each(['America/Chicago', 'America/Argentina/Buenos_Aires', 'UTC', 'Etc/GMT+5'])('may be %s', (timeZone) => expect(isWellFormed(timeZone)).toBe(true));
  it.each(['EST', 'Cuba', 'america/chicago', '+05:00', 'Mars/Olympus', 'America/Olympus'])(
    'may not be %s, which the catalogue or the calendar refuses',
    (timeZone) => expect(isWellFormed(timeZone)).toBe(false),
  );
});

describe('registering a program', () => {
  it('opens its books and publishes the first policy with the usual numbers', () =>
    given().when(registerProgram()).then([programRegistered, policyPublished()]));

  it('is refused the second time', () => given(programRegistered, policyPublished()).when(registerProgram()).thenRefused(ProgramAlreadyRegistered));
});

describe('publishing a policy', () => {
  it('changes the numbers named, keeps the others, and counts the version on', () =>
    given(programRegistered, policyPublished())
      .when(publishPolicy({ groupMax: 10 }))
      .then([policyPublished({ policyVersion: '2', limits: { ...defaultLimits, groupMax: 10 } })]));

  it('may take effect later', () =>
    given(programRegistered, policyPublished())
      .when(publishPolicy({ groupMax: 10 }, { effectiveFrom: '2026-04-01T05:00:00.000Z' }))
      .then([policyPublished({ policyVersion: '2', limits: { ...defaultLimits, groupMax: 10 }, effectiveFrom: '2026-04-01T05:00:00.000Z' })]));

  it('may not take effect before it is published', () =>
    given(programRegistered, policyPublished())
      .when(publishPolicy({ groupMax: 10 }, { effectiveFrom: '2026-03-02T08:59:59.999Z' }))
      .thenRefused(PolicyInEffectTooEarly));

  it('may not take effect before the policy it follows', () =>
    given(programRegistered, policyPublished({ effectiveFrom: '2026-04-01T05:00:00.000Z' }))
      .when(publishPolicy({ groupMax: 10 }))
      .thenRefused(PolicyInEffectTooEarly));

  it('is refused where a least exceeds its most', () =>
    given(programRegistered, policyPublished())
      .when(publishPolicy({ groupMin: 13 }))
      .thenRefused(LimitsContradictEachOther));

  it('takes a least that equals its most', () =>
    given(programRegistered, policyPublished())
      .when(publishPolicy({ groupMin: 12 }))
      .then([policyPublished({ policyVersion: '2', limits: { ...defaultLimits, groupMin: 12 } })]));

  it('says nothing where no number changes', () =>
    given(programRegistered, policyPublished())
      .when(publishPolicy({ groupMax: 12 }))
      .thenNothing());

  it('may want a treatment plan within so many sessions', () =>
    given(programRegistered, policyPublished())
      .when(publishPolicy({ planApprovedWithinSessions: 2 }))
      .then([policyPublished({ policyVersion: '2', limits: { ...defaultLimits, planApprovedWithinSessions: 2 } })]));

  describe('that had wanted a treatment plan within 2 sessions', () => {
    const wanted = policyPublished({ limits: { ...defaultLimits, planApprovedWithinSessions: 2 } });

    it('takes that limit away with 0', () =>
      given(programRegistered, wanted)
        .when(publishPolicy({ planApprovedWithinSessions: 0 }))
        .then([policyPublished({ policyVersion: '2' })]));
    it('keeps it where it is left out', () =>
      given(programRegistered, wanted)
        .when(publishPolicy({ groupMax: 10 }))
        .then([policyPublished({ policyVersion: '2', limits: { ...defaultLimits, planApprovedWithinSessions: 2, groupMax: 10 } })]));
  });

  it('says nothing where a limit of sessions is taken away that there was not', () =>
    given(programRegistered, policyPublished())
      .when(publishPolicy({ planApprovedWithinSessions: 0 }))
      .thenNothing());

  it('is refused of a program nobody knows', () =>
    given()
      .when(publishPolicy({ groupMax: 10 }))
      .thenRefused(ProgramUnknown));
});

describe('the policy of a day', () => {
  const { state } = given(programRegistered, policyPublished(), policyPublished({ policyVersion: '2', effectiveFrom: '2026-04-01T05:00:00.000Z' }));
  const known = registered(state, programId);

  it('is the last one in effect by then', () => {
    expect(policyAt(known, '2026-04-01T04:59:59.999Z').version).toBe('1');
    expect(policyAt(known, '2026-04-01T05:00:00.000Z').version).toBe('2');
  });

  it('does not exist before the program does', () => expect(() => policyAt(known, '2026-03-02T08:59:59.999Z')).toThrow(BeforeProgramRegistered));
});

describe('recording an accreditation', () => {
  it('keeps the days between which it holds', () => given(programRegistered).when(recordAccreditation()).then([accreditationRecorded]));
  it('is refused the second time', () => given(programRegistered, accreditationRecorded).when(recordAccreditation()).thenRefused(AccreditationAlreadyRecorded));
  it('is refused where it ends before it begins', () =>
    given(programRegistered)
      .when(recordAccreditation({ validTo: '2025-12-31' }))
      .thenRefused(AccreditationEndsBeforeItBegins));
});

describe('the lapse of an accreditation', () => {
  it('is recorded when the body takes it back', () => given(programRegistered, accreditationRecorded).when(lapseAccreditation()).then([accreditationLapsed()]));

  it('is recorded as expired from the day after its last, as the program counts days', () =>
    given(programRegistered, accreditationRecorded)
      .when(lapseAccreditation({ cause: 'expired', occurredAt: '2026-04-01T05:00:00.000Z' }))
      .then([accreditationLapsed({ cause: 'expired', lapsedAt: '2026-04-01T05:00:00.000Z' })]));

  it('is refused as expired on its last day', () =>
    given(programRegistered, accreditationRecorded)
      .when(lapseAccreditation({ cause: 'expired', occurredAt: '2026-04-01T04:59:59.999Z' }))
      .thenRefused(AccreditationStillValid));

  it('happens once', () => given(programRegistered, accreditationRecorded, accreditationLapsed()).when(lapseAccreditation()).thenNothing());
  it('is refused of an accreditation nobody knows', () => given(programRegistered).when(lapseAccreditation()).thenRefused(AccreditationUnknown));
});

describe('a program', () => {
  const accredited = registered(given(programRegistered, accreditationRecorded).state, programId);
  const lapsed = registered(given(programRegistered, accreditationRecorded, accreditationLapsed()).state, programId);

  it('is accredited from the first day to the last, in its own time zone', () => {
    expect(isAccredited(accredited, '2026-01-01T05:59:59.999Z')).toBe(false);
    expect(isAccredited(accredited, '2026-01-01T06:00:00.000Z')).toBe(true);
    expect(isAccredited(accredited, '2026-04-01T04:59:59.999Z')).toBe(true);
    expect(isAccredited(accredited, '2026-04-01T05:00:00.000Z')).toBe(false);
  });

  it('is not accredited any more from the lapse on', () => {
    expect(isAccredited(lapsed, '2026-03-02T08:59:59.999Z')).toBe(true);
    expect(isAccredited(lapsed, monday)).toBe(false);
  });
});
