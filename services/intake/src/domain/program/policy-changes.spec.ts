import { describe, expect, it } from '@jest/globals';
import { validateSync } from 'class-validator';
import { defaultLimits } from '@continuum/contracts';
import { PolicyChanges } from './policy-changes.js';

const faultsOf = (changes: object): readonly string[] =>
  validateSync(Object.assign(new PolicyChanges(), changes), { whitelist: true, forbidNonWhitelisted: true }).map(({ property }) => property);

describe('the numbers of a policy', () => {
  it('can be published, every one of them', () => expect(faultsOf(defaultLimits)).toEqual([]));
  it('can be published one at a time', () => expect(faultsOf({ groupMax: 10 })).toEqual([]));
  it.each([
    ['0, which takes it away', 0, []],
    ['1', 1, []],
    ['100', 100, []],
    ['fewer', -1, ['planApprovedWithinSessions']],
    ['more', 101, ['planApprovedWithinSessions']],
    ['a part', 1.5, ['planApprovedWithinSessions']],
  ])('may want a treatment plan within 1 to 100 sessions: %s', (_what, planApprovedWithinSessions, faults) =>
    expect(faultsOf({ planApprovedWithinSessions })).toEqual(faults),
  );
  it('are those of the catalogue, and no other', () => expect(faultsOf({ groupMiddle: 7 })).toEqual(['groupMiddle']));
});
