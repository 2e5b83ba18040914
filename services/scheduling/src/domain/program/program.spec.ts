import { describe, expect, it } from '@jest/globals';
import type { ProgramPolicyPublished, ProgramRegistered } from '@continuum/contracts';
import { limits } from '../../testing/builders.js';
import { inForce, program, ProgramUnknown } from './program.js';

const at = { id: 'event-1', time: '2026-01-05T15:00:00.000Z', recordedtime: '2026-01-05T15:00:00.000Z', revision: 0, facility: 'facility-north' };
const registered: ProgramRegistered = {
  type: 'ProgramRegistered',
  data: {
    programId: 'program-1',
    timeZone: 'America/New_York',
    levelOfCare: '2.1',
    tracks: ['SUD'],
    populations: ['adult'],
    deliveryModes: ['in-person'],
    part2: true,
  },
};
const published = (policyVersion: string, effectiveFrom: string): ProgramPolicyPublished => ({
  type: 'ProgramPolicyPublished',
  data: { programId: 'program-1', policyVersion, limits: limits(), effectiveFrom },
});
const known = [registered, published('1', '2026-01-05T15:00:00.000Z'), published('2', '2026-03-01T05:00:00.000Z')].reduce(
  (before, event) => program.evolve(before, event, at),
  program.initial,
);
const versionAt = (instant: string): string => inForce(known, 'program-1', instant).policy.version;

describe('the policy in force', () => {
  it('is the one before until the next one begins', () => expect(versionAt('2026-03-01T04:59:59.999Z')).toBe('1'));
  it('is the next one from its first instant on', () => expect(versionAt('2026-03-01T05:00:00.000Z')).toBe('2'));
  it('is the first one for what is said to have happened before any', () => expect(versionAt('2025-12-01T05:00:00.000Z')).toBe('1'));
  it('is none of a program nobody registered', () => expect(() => inForce(program.initial, 'program-9', '2026-03-01T05:00:00.000Z')).toThrow(ProgramUnknown));
});
