import { mondayOf } from '../../../calendar/ward-days.js';
import type { Milestone } from '../milestones.js';
import type { Timeline } from '../timeline.js';
import { wordsOf } from './milestone-words.js';
import type { Ink, Paint } from './paint.js';
import { barCells, doseBar, sessionMarks, verdictMark } from './week-marks.js';
import { isQuiet, weekRows, type WeekRow } from './week-rows.js';

const pageWidth = 98;
const mostMarks = 16;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const tones: Readonly<Record<Milestone['tone'], readonly [mark: string, ink: Ink]>> = { good: ['◆', 'green'], concern: ['!', 'red'], plain: ['·', 'dim'] };

const mondayText = (isoWeek: string): string => {
  const monday = mondayOf(isoWeek);
  return `${months[Number(monday.slice(5, 7)) - 1]} ${monday.slice(8)}`;
};

/** Words on lines of at most `width`; a single longer word is cut. */
const wrapped = (words: string, width: number): readonly string[] =>
  words.split(' ').reduce<string[]>((lines, word) => {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= width) return [...lines.slice(0, -1), `${line} ${word}`];
    return [...lines, word.slice(0, width)];
  }, []);

/** A week's milestones, one below the other; a day said twice in the same words is said once. */
const milestoneLines = (milestones: readonly Milestone[], width: number, paint: Paint): readonly string[] => {
  const said = new Map(milestones.map((milestone) => [`${milestone.tone} ${wordsOf(milestone)}`, milestone]));
  return [...said.values()].flatMap((milestone) => {
    const [mark, ink] = tones[milestone.tone];
    return wrapped(wordsOf(milestone), width - 2).map((line, index) => paint(ink, `${index === 0 ? mark : ' '} ${line}`));
  });
};

const doseCells = ({ enrolled }: WeekRow, paint: Paint): string => {
  if (enrolled === undefined) return ' '.repeat(barCells + 1 + 2 + 9 + 2);
  const { week } = enrolled;
  const minutes = `${week.attendedMinutes}/${week.prescribedMinutes}`.padStart(9);
  return `${doseBar(week.attendedMinutes, week.prescribedMinutes, paint)} ${minutes} ${verdictMark(week, paint)} `;
};

const rowLines = (row: WeekRow, paint: Paint): readonly string[] => {
  const marks = row.enrolled === undefined ? { text: '', width: 0 } : sessionMarks(row.enrolled.sessions, row.enrolled.week, mostMarks, paint);
  const head = `${row.isoWeek} ${paint('dim', mondayText(row.isoWeek))}  ${paint('bold', row.level.slice(0, 4).padEnd(4))} ${doseCells(row, paint)}`;
  const headWidth = 8 + 1 + 6 + 2 + 4 + 1 + (barCells + 1 + 1 + 9 + 1 + 1 + 1);
  const left = `${head} ${marks.text}${' '.repeat(mostMarks - Math.min(mostMarks, marks.width))} `;
  const [first = '', ...others] = milestoneLines(row.milestones, pageWidth - headWidth - mostMarks - 2, paint);
  return [`${left}${first}`, ...others.map((line) => ' '.repeat(headWidth + mostMarks + 2) + line)].map((line) => line.trimEnd());
};

const quietLine = (weeks: number, paint: Paint): string => paint('dim', `   ⋮     ${weeks === 1 ? 'a quiet week' : `${weeks} quiet weeks`}`);

/** The weeks as lines; weeks of which nothing is told are folded into one. */
export const weekLines = (timeline: Timeline, paint: Paint): readonly string[] => {
  const lines: string[] = [];
  let quiet = 0;
  for (const row of weekRows(timeline)) {
    if (isQuiet(row)) {
      quiet += 1;
      continue;
    }
    if (quiet > 0) lines.push(quietLine(quiet, paint));
    quiet = 0;
    lines.push(...rowLines(row, paint));
  }
  return lines;
};
