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

  it('are forgotten where a stream was the longest neither appended to nor asked for', () => {
    const revisions = new LastRevisions(2);
    revisions.note('program-1', 0);
    revisions.note('referral-1', 0);
    revisions.of('program-1');
    revisions.note('referral-2', 0);
    expect(['program-1', 'referral-1', 'referral-2'].map((stream) => revisions.of(stream))).toEqual([0, Infinity, 0]);
  });
});
