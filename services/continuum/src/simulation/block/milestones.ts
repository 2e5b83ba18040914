import type { Dice } from '../population/dice.js';
import type { StayPlan } from '../population/client-plan.js';
import type { StayDays } from './placed-stay.js';

type Stay = StayDays & { readonly plan: StayPlan };

/** What is done beside the sessions of a stay, and on which of its days. Days that never come are absent. */
export interface Milestones {
  /** The treatment plan is approved and the goals are set. */
  readonly planDay?: number;
  readonly reviewDays: readonly number[];
  /** The level of care is assessed anew and the goals are rated (R23). */
  readonly assessDays: readonly number[];
  readonly risk?: { readonly raisedDay: number; readonly resolvedDay: number };
  /** Of those who complete, and of those who are transferred with a service found for them. */
  readonly wayOut?: {
    readonly draftDay: number;
    readonly approveDay: number;
    readonly goalsDay: number;
    readonly lastAssessmentDay: number;
    readonly linkDay: number;
  };
}

/** Assumed (docs/simulation.md): days between, and how often. */
const reviewEveryDays = 24;
const assessEveryDays = 13;
const draftBeforeDays = 16;
const riskShare = 0.04;
const transferLinkedShare = 0.7;

const daysOfContact = ({ programDays, lastContactDay }: Stay): readonly number[] =>
  programDays.filter(({ day, group }) => day <= lastContactDay && group.status === 'attended').map(({ day }) => day);

/** The first day of contact so many days after the last such day, again and again. */
const every = (kept: readonly number[], from: number, days: number): readonly number[] => {
  const found: number[] = [];
  for (const day of kept) if (day >= (found.at(-1) ?? from) + days) found.push(day);
  return found;
};

const wayOutOf = (stay: Stay, kept: readonly number[], dice: Dice): Milestones['wayOut'] => {
  const { plan, lastContactDay, admissionDay } = stay;
  const isLinked = dice.chance(transferLinkedShare);
  if (plan.reason === 4 && isLinked && lastContactDay > admissionDay) {
    return { draftDay: lastContactDay, approveDay: lastContactDay, goalsDay: lastContactDay, lastAssessmentDay: lastContactDay, linkDay: lastContactDay };
  }
  const [approveDay, goalsDay, linkDay] = kept.slice(-4);
  if (plan.reason !== 1 || approveDay === undefined || goalsDay === undefined || linkDay === undefined) return undefined;
  const draftDay = kept.find((day) => day >= lastContactDay - draftBeforeDays) ?? approveDay;
  return { draftDay: Math.min(draftDay, approveDay), approveDay, goalsDay, lastAssessmentDay: goalsDay, linkDay };
};

export const milestonesOf = (stay: Stay, dice: Dice): Milestones => {
  const kept = daysOfContact(stay);
  const wayOut = wayOutOf(stay, kept, dice);
  const isAtRisk = dice.chance(riskShare);
  const [, , raisedDay, , resolvedDay] = kept;
  const planDay = kept[1] !== undefined && kept[1] <= stay.admissionDay + 6 ? kept[1] : kept[0];
  const beforeTheEnd = (day: number): boolean => wayOut === undefined || day < wayOut.lastAssessmentDay - 3;
  return {
    ...(planDay === undefined ? {} : { planDay }),
    reviewDays: planDay === undefined ? [] : every(kept, planDay, reviewEveryDays),
    assessDays: every(kept, stay.admissionDay, assessEveryDays).filter((day) => day > (planDay ?? 0) && beforeTheEnd(day)),
    ...(isAtRisk && kept.length >= 8 && raisedDay !== undefined && resolvedDay !== undefined ? { risk: { raisedDay, resolvedDay } } : {}),
    ...(wayOut === undefined ? {} : { wayOut }),
  };
};
