import type { Session, Week } from '../timeline.js';
import type { Ink, Paint } from './paint.js';

/** Cells that stand for the prescribed minutes of a week. */
export const barCells = 20;
const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

const inkOf = (attended: number, prescribed: number): Ink => {
  if (attended >= prescribed) return 'green';
  return attended >= prescribed * 0.8 ? 'cyan' : attended >= prescribed * 0.5 ? 'yellow' : 'red';
};

/** Attended minutes against prescribed: a full bar is the prescription, an arrow says that it was more. Always one cell longer than `cells`. */
export const doseBar = (attended: number, prescribed: number, paint: Paint, cells = barCells): string => {
  const share = prescribed === 0 ? (attended > 0 ? 1 : 0) : Math.min(1, attended / prescribed);
  const filled = Math.round(share * cells * 8);
  const bar = '█'.repeat(Math.floor(filled / 8)) + (eighths[filled % 8] ?? '');
  return paint(inkOf(attended, prescribed), bar) + paint('dim', '·'.repeat(cells - bar.length)) + paint('green', attended > prescribed ? '▸' : ' ');
};

/** How the closed week came out, in one sign. */
export const verdictMark = ({ verdict, onLeave }: Week, paint: Paint): string => {
  if (onLeave === true) return paint('dim', 'L');
  if (verdict === undefined) return ' ';
  return verdict === 'met' ? paint('green', '✓') : verdict === 'short-client' ? paint('red', '✗') : paint('yellow', '~');
};

const marks: Readonly<Record<Session['status'], readonly [mark: string, ink: Ink]>> = {
  attended: ['●', 'green'],
  'no-show': ['○', 'red'],
  'cancelled-late': ['○', 'red'],
  'cancelled-excused': ['–', 'yellow'],
  medical: ['–', 'yellow'],
  incarcerated: ['–', 'yellow'],
  'program-cancelled': ['×', 'dim'],
};

const markOf = ({ status, partial, corrections }: Session): readonly [mark: string, ink: Ink] => {
  const [mark, ink] = partial === true ? (['◐', 'cyan'] as const) : marks[status];
  return [corrections === undefined ? mark : `${mark}*`, ink];
};

const widthOf = (days: readonly (readonly Session[])[]): number =>
  days.reduce((sum, sessions) => sum + sessions.reduce((width, session) => width + markOf(session)[0].length, 0), Math.max(0, days.length - 1));

/** Marks and how many columns they take, inks not counted. */
export interface Marks {
  readonly text: string;
  readonly width: number;
}

/** A week's sessions, the days apart: `●● ● ○`. Numbers where that would be longer than `most`. */
export const sessionMarks = (sessions: readonly Session[], { sessions: { attended, missed, excused } }: Week, most: number, paint: Paint): Marks => {
  const days = [...Map.groupBy(sessions, ({ day }) => day).values()];
  const width = widthOf(days);
  if (width > most) {
    const text = `●${attended} ○${missed} –${excused}`;
    return { text, width: text.length };
  }
  const text = days.map((own) => own.map((session) => paint(markOf(session)[1], markOf(session)[0])).join('')).join(' ');
  return { text, width };
};
