import { describe, expect, it } from '@jest/globals';
import { ToldTimelines } from './told-timelines.js';

const told = (text: string) => ({ bytes: Buffer.from(text), view: '1/1', facts: '1/1/1' });

describe('answers that were told before', () => {
  it('are told again', () => {
    const timelines = new ToldTimelines();
    timelines.keep('a', told('one'));
    timelines.keep('a', told('two'));
    expect(timelines.find('a')).toStrictEqual(told('two'));
    expect(timelines.find('b')).toBeUndefined();
  });

  it('are forgotten where they become too many, the longest unasked first', () => {
    const timelines = new ToldTimelines(10);
    for (const question of ['a', 'b']) timelines.keep(question, told('12345'));
    timelines.find('a');
    timelines.keep('c', told('12345'));
    expect([...'abc'].filter((question) => timelines.find(question) !== undefined)).toStrictEqual(['a', 'c']);
    timelines.keep('d', told('longer than all of them'));
    expect([...'abcd'].filter((question) => timelines.find(question) !== undefined)).toStrictEqual([]);
  });
});
