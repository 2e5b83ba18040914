import { DoseVerdict, LevelOfCare, valuesOf } from '@continuum/contracts';

/** What the queries answer with, as JSON Schema for the reference. The types stand with the views. */
type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: 'string' };
const whole: Schema = { type: 'integer', minimum: 0 };
const flag: Schema = { type: 'boolean' };
const day: Schema = { type: 'string', format: 'date', examples: ['2026-03-02'] };
const instant: Schema = { type: 'string', format: 'date-time' };
const week: Schema = { type: 'string', examples: ['2026-W10'] };
const level: Schema = { type: 'string', enum: valuesOf(LevelOfCare) };
const verdict: Schema = { type: 'string', enum: valuesOf(DoseVerdict), description: 'Absent while the week is open, and until a correction is recounted.' };

const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
const list = (items: Schema): Schema => ({ type: 'array', items });
/** An object; the fields named after it may be absent. */
const fixed = (properties: Record<string, Schema>, ...optional: readonly string[]): Schema => ({
  type: 'object',
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
});

const counts = fixed({ attended: whole, missed: whole, excused: whole });

const levelSpan = fixed(
  { level, from: instant, to: orNull(instant), days: orNull(whole), gapDays: whole, enrollmentId: text, programId: text },
  'gapDays',
  'enrollmentId',
  'programId',
);

const correction = fixed({ eventId: text, recordedAt: instant, reason: text, from: fixed({ status: text, minutes: whole }) });

const session = fixed(
  {
    sessionId: text,
    eventId: text,
    at: instant,
    day,
    isoWeek: week,
    modality: text,
    status: { type: 'string', description: '`attended`, or the way it was missed' },
    minutes: whole,
    partial: flag,
    mode: text,
    participation: whole,
    plannedMinutes: whole,
    corrections: list(correction),
  },
  'partial',
  'mode',
  'participation',
  'plannedMinutes',
  'corrections',
);

const weekOfStay = fixed(
  { isoWeek: week, prescribedMinutes: whole, attendedMinutes: whole, attendedDays: whole, sessions: counts, verdict, onLeave: flag },
  'verdict',
  'onLeave',
);

const enrollment = fixed(
  {
    enrollmentId: text,
    programId: text,
    level,
    pathway: text,
    track: text,
    timeZone: text,
    admittedOn: day,
    dischargedOn: day,
    reason: fixed({ code: { type: 'integer', minimum: 1, maximum: 7, description: 'TEDS REASON' }, text }),
    againstAdvice: flag,
    lengthOfStayDays: whole,
    readmission: fixed({ previousEnrollmentId: text, daysSinceDischarge: whole, linked: flag }),
    prescribed: fixed({ minutesPerWeek: whole, daysPerWeek: whole }),
    schedule: list(fixed({ effectiveFrom: day, days: list(text), minutesPerDay: list(whole), minutesPerWeek: whole })),
    leaves: list(fixed({ from: instant, to: orNull(instant), reason: text, expectedReturn: day }, 'expectedReturn')),
    totals: fixed({ prescribedMinutes: whole, attendedMinutes: whole, sessions: counts }),
    weeks: list(weekOfStay),
    sessions: list(session),
  },
  'dischargedOn',
  'reason',
  'againstAdvice',
  'lengthOfStayDays',
  'readmission',
);

const milestone = fixed(
  {
    at: instant,
    day,
    what: { type: 'string', examples: ['plan-approved', 'graduated'] },
    tone: { type: 'string', enum: ['good', 'concern', 'plain'] },
    eventId: text,
    enrollmentId: text,
    detail: { type: 'object' },
  },
  'enrollmentId',
  'detail',
);

const gap = fixed(
  {
    eventId: text,
    enrollmentId: text,
    since: instant,
    detectedAt: instant,
    thresholdDays: whole,
    lostToFollowUpAt: instant,
    closedAt: orNull(instant),
    days: orNull(whole),
  },
  'lostToFollowUpAt',
);

export const timelineAnswer = fixed({
  clientRef: text,
  asOf: orNull(instant),
  knownAt: orNull(instant),
  timeZone: text,
  facts: whole,
  position: whole,
  levels: list(levelSpan),
  enrollments: list(enrollment),
  milestones: list(milestone),
  gaps: list(gap),
});

/** One item of the page; the counts stand beside the items. */
export const presentAnswer = fixed({ clientRef: text, enrollmentId: text, programId: text, level, since: day, until: day, onLeave: flag }, 'until');

export const weekAnswer = fixed(
  {
    clientRef: text,
    enrollmentId: text,
    programId: text,
    isoWeek: week,
    prescribedMinutes: orNull(whole),
    scheduledMinutes: orNull(whole),
    attendedMinutes: whole,
    attendedDays: whole,
    attended: whole,
    missed: { type: 'object', additionalProperties: whole },
    verdict,
    corrections: whole,
  },
  'verdict',
);
