import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { aJourney, attended } from '../../../testing/a-journey.js';
import { filled, logged, type Told } from '../../../testing/told.js';
import { clientTimeline, type TimelineEvent } from '../client-timeline.view.js';
import { timelineOf } from '../timeline-of.js';
import type { Moment } from '../timeline.js';
import { renderTimeline } from './render-timeline.js';

const printed = (tale: readonly Told<TimelineEvent>[], moment: Moment = {}, colour = false): string =>
  renderTimeline(timelineOf([...filled(clientTimeline, logged(tale)).values()], moment), { colour });

const lineOf = (text: string, isoWeek: string): string => text.split('\n').find((line) => line.startsWith(isoWeek)) ?? '';

describe('a printed timeline', () => {
  const text = printed(aJourney());

  it('shows a week as a row: level, dose against prescription, sessions, milestones', () => {
    expect(lineOf(text, '2026-W10')).toBe('2026-W10 Mar 02  2.1  ████████████▎·······    330/540 ✗  ● ◐ ○     ◆ admitted to 2.1 (step down');
    expect(lineOf(text, '2026-W11')).toBe('2026-W11 Mar 09  2.1  ████████████████████▸   550/540 ✓  ● ● ●');
    expect(lineOf(text, '2026-W12')).toBe('2026-W12 Mar 16  2.1  ····················      0/540 L  –         · leave: family; back from');
  });

  it('shows weeks outside the program by their milestones, and folds the quiet ones', () => {
    expect(lineOf(text, '2026-W18')).toMatch(/^2026-W18 Apr 27 {2}1\.0 {47}! no care for 8 days$/);
    expect(text).toContain('⋮     2 quiet weeks');
  });

  it('begins with levels, stays and gaps', () => {
    expect(text).toMatch(/Levels of care\n {2}2\.1 {7}intensive outpatient {21}2026-03-02 → 2026-04-24 {2}53 days\n/);
    expect(text).toContain('completed, length of stay 54 days');
    expect(text).toContain('! 2026-04-24 → 2026-05-04, 10 days');
  });

  it('is at most 100 columns wide, however full the weeks', () => {
    const full = Array.from({ length: 30 }, (_, index) => attended('2026-03-03', '2026-W10', 10, { sessionId: `session-${index}` }));
    const wide = printed([...aJourney(), ...full]);
    expect(Math.max(...wide.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(100);
    expect(lineOf(wide, '2026-W10')).toContain('●32 ○1 –0');
  });

  it('has no control characters without colour, and the same text with it', () => {
    expect(stripVTControlCharacters(text)).toBe(text);
    const coloured = printed(aJourney(), {}, true);
    expect(coloured).not.toBe(text);
    expect(
      stripVTControlCharacters(coloured)
        .split('\n')
        .map((line) => line.trimEnd())
        .join('\n'),
    ).toBe(text);
  });

  it('says from which moment it is seen', () => {
    expect(printed(aJourney(), { asOf: '2026-03-08', knownAt: '2026-03-10T00:00:00Z' })).toContain(
      'as of 2026-03-08 23:59, as known at 2026-03-09 19:00, 9 facts',
    );
  });

  it('of a time before anything was known is but a heading', () => {
    expect(printed(aJourney(), { asOf: '2020-01-01' })).toBe('client-1  as of 2020-01-01 23:59, 0 facts\n');
  });
});
