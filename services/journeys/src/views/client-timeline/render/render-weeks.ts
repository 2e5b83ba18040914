import { mondayOf } from '../../../calendar/ward-days.js';
import type { Timeline } from '../timeline.js';
import { milestoneLines } from './milestone-lines.js';
import type { Paint } from './paint.js';
import { barCells, doseBar, sessionMarks, verdictMark, type Marks } from './week-marks.js';
import { isQuiet, weekRows, type WeekRow } from './week-rows.js';

const pageWidth = 98;
const leastMarks = 8;
const mostMarks = 16;
const minutesWidth = 9;
const doseWidth = barCells + 1 + 1 + minutesWidth + 1 + 1;
const headWidth = '2026-W10 Mar 02  2.1  '.length + doseWidth + 2;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const mondayText = (isoWeek: string): string => {
  const monday = mondayOf(isoWeek);
  return `${months[Number(monday.slice(5, 7)) - 1]} ${monday.slice(8)}`;
};

const doseText = ({ enrolled }: WeekRow, paint: Paint): string => {
  if (enrolled === undefined) return ' '.repeat(doseWidth);
  const { attendedMinutes, prescribedMinutes } = enrolled.week;
  const minutes = `${attendedMinutes}/${prescribedMinutes}`.padStart(minutesWidth);
  return `${doseBar(attendedMinutes, prescribedMinutes, paint)} ${minutes} ${verdictMark(enrolled.week, paint)}`;
};

const marksOf = ({ enrolled }: WeekRow, paint: Paint): Marks =>
  enrolled === undefined ? { text: '', width: 0 } : sessionMarks(enrolled.sessions, enrolled.week, mostMarks, paint);

const rowLines = (row: WeekRow, marksWidth: number, paint: Paint): readonly string[] => {
  const marks = marksOf(row, paint);
  const level = paint('bold', row.level.slice(0, 4).padEnd(4));
  const head = `${row.isoWeek} ${paint('dim', mondayText(row.isoWeek))}  ${level} ${doseText(row, paint)}  `;
  const [first = '', ...others] = milestoneLines(row.milestones, pageWidth - headWidth - marksWidth - 2, paint);
  const indent = ' '.repeat(headWidth + marksWidth + 2);
  return [`${head}${marks.text}${' '.repeat(Math.max(0, marksWidth - marks.width))}  ${first}`, ...others.map((line) => indent + line)];
};

const quietLine = (weeks: number, paint: Paint): string => paint('dim', `   ⋮     ${weeks === 1 ? 'a quiet week' : `${weeks} quiet weeks`}`);

const heading = (marksWidth: number): string =>
  `${'Weeks'.padEnd(17)}level${' dose; full = prescribed'.padEnd(doseWidth - minutesWidth - 2)}${'minutes'.padStart(minutesWidth)}    ${'sessions'.padEnd(marksWidth)}  milestones`;

/** The weeks as lines, the heading first; weeks of which nothing is told are folded into one. None where nothing is told at all. */
export const weekLines = (timeline: Timeline, paint: Paint): readonly string[] => {
  const rows = weekRows(timeline);
  if (rows.length === 0) return [];
  const marksWidth = rows.reduce((most, row) => Math.max(most, marksOf(row, paint).width), leastMarks);
  const lines = [paint('bold', heading(marksWidth))];
  let quiet = 0;
  for (const row of rows) {
    if (isQuiet(row)) {
      quiet += 1;
      continue;
    }
    if (quiet > 0) lines.push(quietLine(quiet, paint));
    quiet = 0;
    lines.push(...rowLines(row, marksWidth, paint));
  }
  return lines.map((line) => line.trimEnd());
};
