import { describe, expect, it } from '@jest/globals';
import { validateSync } from 'class-validator';
import { defaultLimits } from '@continuum/contracts';
import { PolicyChanges } from './policy-changes.js';

const faultsOf = (changes: object): readonly string[] =>
  validateSync(Object.assign(new PolicyChanges(), changes), { whitelist: true, forbidNonWhitelisted: true }).map(({ property }) => property);

describe('the numbers of a policy', () => {
  it('can be published, every one of them', () => expect(faultsOf(defaultLimits)).toEqual([]));
  it('can be published one at a time', () => expect(faultsOf({ groupMax: 10 })).toEqual([]));
  it('are those of the catalogue, and no other', () => expect(faultsOf({ groupMiddle: 7 })).toEqual(['groupMiddle']));
});
