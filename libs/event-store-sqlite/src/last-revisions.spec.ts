import { describe, expect, it } from '@jest/globals';
import { LastRevisions } from './last-revisions.js';

describe('the revisions that a writer remembers', () => {
  it('are those of its own appends, the furthest of each stream whatever the order of the answers', () => {
    const revisions = new LastRevisions();
    revisions.note('enrollment-1', 4);
    revisions.note('enrollment-1', 2);
    expect(revisions.of('enrollment-1')).toBe(4);
  });

  it('say nothing of a stream that others may have written before', () => {
    expect(new LastRevisions().of('enrollment-1')).toBe(Infinity);
  });

  it('are kept as long as they are asked for', () => {
    const revisions = new LastRevisions(2);
    revisions.note('program-1', 0);
    for (const stream of ['referral-1', 'referral-2', 'referral-3']) {
      revisions.note(stream, 0);
      expect(revisions.of('program-1')).toBe(0);
    }
    expect(revisions.of('referral-1')).toBe(Infinity);
  });
});
