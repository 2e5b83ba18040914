import { describe, expect, it } from '@jest/globals';
import { titleOf } from './problem.js';

describe('the title of a problem', () => {
  it.each([
    ['ReferralNotAwaitingTriage', 'Referral not awaiting triage'],
    ['NotAStepDown', 'Not a step down'],
    ['Part2NoticeMissing', 'Part2 notice missing'],
    ['Unexpected', 'Unexpected'],
  ])('%s is "%s"', (name, title) => expect(titleOf(name)).toBe(title));
});
