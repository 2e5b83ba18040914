import type { Milestone } from '../milestones.js';

type Detail = NonNullable<Milestone['detail']>;

const spoken = (code: unknown): string => String(code).replaceAll('-', ' ');
const list = (codes: unknown): string => (Array.isArray(codes) ? codes.join(' ') : String(codes));
const beside = (detail: Detail, name: string, before: string): string => (detail[name] === undefined ? '' : `${before}${spoken(detail[name])}`);

/** Milestones that say more than their own name. */
const sentences: Readonly<Record<string, (detail: Detail) => string>> = {
  'referral-received': (detail) => `referred${beside(detail, 'from', ' from level ')}`,
  'intake-opened': (detail) => `intake opened${beside(detail, 'track', ', ')}`,
  screened: ({ instrument, score, band }) => `${instrument}: ${score}, ${spoken(band)}`,
  'imminent-risk-identified': (detail) => `imminent risk${beside(detail, 'riskType', ': ')}${beside(detail, 'redirectedTo', ', sent to ')}`,
  'level-of-care-assessed': ({ recommended, provided }) => `assessed: level ${recommended}${recommended === provided ? '' : `, provided ${provided}`}`,
  'consultation-held': (detail) => `consultation${beside(detail, 'fitOutcome', ': ')}`,
  'eligibility-determined': (detail) => spoken(detail['decision']),
  'admission-declined': (detail) => `not admitted${beside(detail, 'reason', ': ')}`,
  admitted: (detail) => `admitted to ${detail['level']} (${spoken(detail['pathway'])}${beside(detail, 'from', ' from ')})`,
  readmitted: ({ daysSinceDischarge, linked }) => `back ${daysSinceDischarge} days after discharge${linked === true ? ', counted as readmission' : ''}`,
  'leave-started': (detail) => `leave${beside(detail, 'reason', ': ')}${beside(detail, 'expectedReturn', ', back ')}`,
  'leave-ended': () => 'back from leave',
  discharged: ({ text, lengthOfStayDays }) => `discharged: ${text}, ${lengthOfStayDays} days`,
  'schedule-assigned': ({ minutesPerWeek, days }) => `schedule ${list(days)}, ${minutesPerWeek} min`,
  'schedule-changed': ({ minutesPerWeek, days }) => `new schedule ${list(days)}, ${minutesPerWeek} min`,
  'plan-lapsed': (detail) => `plan lapsed: ${spoken(detail['lapse'])}`,
  'goal-achieved': (detail) => `goal achieved: ${spoken(detail['domain'])}`,
  'safety-risk-raised': (detail) => `safety risk: ${spoken(detail['level'])}`,
  'attendance-alarm': (detail) => `attendance: ${spoken(detail['kind'])}`,
  'graduation-ready': () => 'ready to graduate',
  graduated: (detail) => `GRADUATED${beside(detail, 'nextLevel', ', next level ')}`,
  'aftercare-plan-approved': ({ components }) => `aftercare plan: ${list(components)}`,
  'relapse-prevention-plan-signed': () => 'relapse prevention plan',
  'continuing-care-linked': (detail) => `linked to ${spoken(detail['kind'])}${beside(detail, 'level', ', level ')}`,
  'warm-handoff': ({ kept }) => (kept === true ? 'warm handoff kept' : 'first appointment not kept'),
  'stepped-down': ({ from, to }) => `stepped down ${from} → ${to}`,
  'stepped-up': (detail) => `stepped up ${detail['from']} → ${detail['to']}${beside(detail, 'cause', ': ')}`,
  'receiving-service-seen': ({ gapDays }) => `seen by the next service after ${gapDays} days`,
  'continuity-gap': ({ sinceDays }) => `no care for ${sinceDays} days`,
  'lost-to-follow-up': ({ sinceDays }) => `lost to follow-up after ${sinceDays} days`,
  'relapse-reported': (detail) => `relapse${beside(detail, 'disclosedBy', ', told by ')}`,
  'follow-up-attempted': ({ day, result }) => `day ${day} follow-up: ${spoken(result)}`,
  'follow-up-completed': ({ day, abstinent30d }) =>
    `day ${day} follow-up${abstinent30d === undefined ? '' : abstinent30d === true ? ': abstinent' : ': not abstinent'}`,
  'journey-closed': (detail) => `journey closed${beside(detail, 'outcome', ': ')}`,
};

/** A milestone as a clinician would say it. */
export const wordsOf = ({ what, detail = {} }: Milestone): string => sentences[what]?.(detail) ?? spoken(what);
