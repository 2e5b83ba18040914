import type { Milestone, MilestoneTone } from '../milestones.js';
import { wordsOf } from './milestone-words.js';
import type { Ink, Paint } from './paint.js';

const tones: Readonly<Record<MilestoneTone, readonly [mark: string, ink: Ink]>> = { good: ['◆', 'green'], concern: ['!', 'red'], plain: ['·', 'dim'] };

/** Words on lines of at most `width`; a single longer word is cut. */
const wrapped = (words: string, width: number): readonly string[] => {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word.slice(0, width));
  }
  return lines;
};

interface Said {
  readonly tone: MilestoneTone;
  readonly words: string;
}

/** What is said several times in a week is said once, with its number. */
const counted = (milestones: readonly Milestone[]): readonly Said[] => {
  const same = Map.groupBy(milestones, (milestone) => `${milestone.tone} ${wordsOf(milestone)}`);
  return [...same.values()].flatMap((all) => {
    const [first] = all;
    return first === undefined ? [] : [{ tone: first.tone, words: all.length === 1 ? wordsOf(first) : `${wordsOf(first)} (${all.length} times)` }];
  });
};

/** What merely happened runs on; what stands out has a line of its own. */
const runOn = (said: readonly Said[]): readonly Said[] =>
  said.reduce<readonly Said[]>((lines, next) => {
    const before = lines.at(-1);
    if (before?.tone !== 'plain' || next.tone !== 'plain') return [...lines, next];
    return [...lines.slice(0, -1), { tone: 'plain', words: `${before.words}; ${next.words}` }];
  }, []);

/** A week's milestones as lines of at most `width` columns. */
export const milestoneLines = (milestones: readonly Milestone[], width: number, paint: Paint): readonly string[] =>
  runOn(counted(milestones)).flatMap(({ tone, words }) => {
    const [mark, ink] = tones[tone];
    return wrapped(words, width - 2).map((line, index) => paint(ink, `${index === 0 ? mark : ' '} ${line}`));
  });
