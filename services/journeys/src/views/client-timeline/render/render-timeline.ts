import { dayIn, minuteIn } from '../../../calendar/ward-days.js';
import type { ContinuityGap, Enrollment, LevelSpan, Timeline } from '../timeline.js';
import { levelNames } from './level-names.js';
import { painter, type Paint } from './paint.js';
import { weekLines } from './render-weeks.js';
import { doseBar } from './week-marks.js';

export interface RenderOptions {
  /** With ANSI colours. Left out: plain text. */
  readonly colour?: boolean;
}

const endOf = (at: string | null, zone: string): string => (at === null ? 'ongoing   ' : dayIn(zone, at));
const daysText = (days: number): string => (days === 1 ? '1 day' : `${days} days`);

const levelLine = ({ level, from, to, days, gapDays }: LevelSpan, zone: string, paint: Paint): string => {
  const stay = `${dayIn(zone, from)} → ${endOf(to, zone)}`;
  const gap = gapDays === undefined || gapDays <= 1 ? '' : paint('yellow', `after ${daysText(gapDays)} without care`);
  return `  ${paint('bold', level.padEnd(9))} ${levelNames[level].padEnd(40)} ${stay}  ${(days === null ? '' : daysText(days)).padEnd(9)} ${gap}`;
};

const stayLines = (stay: Enrollment, paint: Paint): readonly string[] => {
  const { attendedMinutes, prescribedMinutes, sessions } = stay.totals;
  const ended = stay.reason === undefined ? 'in treatment' : `${stay.reason.text}${stay.againstAdvice === true ? ', against advice' : ''}`;
  const length = stay.lengthOfStayDays === undefined ? '' : `, length of stay ${daysText(stay.lengthOfStayDays)}`;
  const share = prescribedMinutes === 0 ? '' : ` ${Math.round((100 * attendedMinutes) / prescribedMinutes)} % of the prescribed dose`;
  const { attended, missed, excused } = sessions;
  return [
    `  ${paint('bold', stay.programId)}  ${stay.admittedOn} → ${stay.dischargedOn ?? 'ongoing'}  ${ended}${length}`,
    `    ${doseBar(attendedMinutes, prescribedMinutes, paint)}${share}; sessions: ${attended} attended, ${missed} missed, ${excused} excused`,
  ];
};

const gapLine = ({ since, closedAt, days, lostToFollowUpAt }: ContinuityGap, zone: string, paint: Paint): string => {
  const length = closedAt === null ? 'still open' : `${dayIn(zone, closedAt)}, ${daysText(days ?? 0)}`;
  const lost = lostToFollowUpAt === undefined ? '' : `, lost to follow-up on ${dayIn(zone, lostToFollowUpAt)}`;
  return paint('yellow', `  ! ${dayIn(zone, since)} → ${length}${lost}`);
};

const section = (title: string, lines: readonly string[], paint: Paint): readonly string[] => (lines.length === 0 ? [] : ['', paint('bold', title), ...lines]);

const seenFrom = ({ asOf, knownAt, facts, timeZone }: Timeline): string =>
  [
    asOf === null ? [] : `as of ${minuteIn(timeZone, asOf)}`,
    knownAt === null ? [] : `as known at ${minuteIn(timeZone, knownAt)}`,
    facts === 1 ? '1 fact' : `${facts} facts`,
  ]
    .flat()
    .join(', ');

const legend = [
  '● attended  ◐ came late  ○ missed  – excused  × cancelled by the program  * corrected',
  '✓ dose met  ✗ short of it  ~ excused, or less was offered  L on leave  ◆ milestone  ! look here',
];

/** A timeline for a terminal: levels, stays, then the weeks with dose, sessions and milestones. At most 100 columns. */
export const renderTimeline = (timeline: Timeline, { colour = false }: RenderOptions = {}): string => {
  const paint = painter(colour);
  const { levels, enrollments, gaps, timeZone, clientRef } = timeline;
  const weeks = weekLines(timeline, paint);
  return [
    `${paint('bold', clientRef)}  ${paint('dim', seenFrom(timeline))}`,
    ...section(
      'Levels of care',
      levels.map((level) => levelLine(level, timeZone, paint).trimEnd()),
      paint,
    ),
    ...section(
      'Stays',
      enrollments.flatMap((stay) => stayLines(stay, paint)),
      paint,
    ),
    ...section(
      'Gaps in care',
      gaps.map((gap) => gapLine(gap, timeZone, paint)),
      paint,
    ),
    ...(weeks.length === 0 ? [] : ['', ...weeks, '', ...legend.map((line) => paint('dim', line))]),
    '',
  ].join('\n');
};
