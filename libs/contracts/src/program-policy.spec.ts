import { describe, expect, it } from '@jest/globals';
import { catalogue, defaultLimits } from './index.js';

const { planApprovedWithinSessions: _none, ...byDays } = defaultLimits;

describe('a policy that was published before a plan could be due by sessions', () => {
  const policy = { programId: 'program-1', policyVersion: '1', effectiveFrom: '2026-03-02T09:00:00.000Z' };

  it('has no such limit', () =>
    expect(catalogue.upcast({ type: 'ProgramPolicyPublished', version: 1, data: { ...policy, limits: byDays } })).toStrictEqual({
      type: 'ProgramPolicyPublished',
      version: 2,
      data: { ...policy, limits: { ...byDays, planApprovedWithinSessions: null } },
    }));

  it('has none for those admitted under it', () =>
    expect(catalogue.upcast({ type: 'ClientAdmitted', version: 1, data: { clientRef: 'client-1', policy: { version: '3', limits: byDays } } })).toStrictEqual({
      type: 'ClientAdmitted',
      version: 2,
      data: { clientRef: 'client-1', policy: { version: '3', limits: { ...byDays, planApprovedWithinSessions: null } } },
    }));
});

describe('how many sessions a policy may give a plan', () => {
  const faultsOf = (planApprovedWithinSessions: unknown): readonly string[] => {
    const data = {
      programId: 'program-1',
      policyVersion: '1',
      limits: { ...defaultLimits, planApprovedWithinSessions },
      effectiveFrom: '2026-03-02T09:00:00.000Z',
    };
    return catalogue.faultsOf({ type: 'ProgramPolicyPublished', version: 2, data });
  };

  it.each([[null], [1], [2]])('may be %p', (sessions) => expect(faultsOf(sessions)).toStrictEqual([]));
  it.each([[0], [1.5], [undefined]])('may not be %p', (sessions) => expect(faultsOf(sessions)).not.toStrictEqual([]));
});
