import { defaultLimits, type ProgramLimits } from '@continuum/contracts';
import type { Enrollment } from '../domain/enrollment/enrollments.js';
import type { Policy, RegisteredProgram } from '../domain/program/program.js';

/** Builders for specs: they default what a spec does not speak of. */
export const limits = (over: Partial<ProgramLimits> = {}): ProgramLimits => ({ ...defaultLimits, ...over });

/** program-1 in New York, with one policy, version 1. */
export const programOf = (policy: Partial<Policy> = {}): RegisteredProgram => ({
  status: 'Registered',
  programId: 'program-1',
  timeZone: 'America/New_York',
  policies: [{ version: '1', limits: limits(), effectiveFrom: '2026-01-01', ...policy }],
});

/** client-1, an adult, admitted to program-1 on Monday 2026-02-09 in New York. */
export const enrollment = (over: Partial<Enrollment> = {}): Enrollment => ({
  enrollmentId: 'enrollment-1',
  clientRef: 'client-1',
  programId: 'program-1',
  levelOfCare: '2.1',
  ageGroup: 'adult',
  timeZone: 'America/New_York',
  policy: { version: '1', limits: limits() },
  admittedAt: '2026-02-09T14:00:00.000Z',
  dischargedAt: null,
  leaves: [],
  ...over,
});
