import type { NotAdmittedReason } from '../population/client-plan.js';
import type { Run } from '../run.js';
import type { PlannedClient, PlannedStay } from './block-plan.js';

/** The way to an admission: its days, and what comes of it. */
export interface PlannedIntake {
  readonly client: PlannedClient;
  readonly intakeId: string;
  /** Opened by hand after a referral; a readmission's is opened by the reaction to the request. */
  readonly opensBy: 'referral' | 'readmission-request';
  readonly contactDay: number;
  readonly consultDay: number;
  readonly decisionDay: number;
  readonly outcome: { readonly kind: 'admitted'; readonly stay: PlannedStay } | { readonly kind: 'not-admitted'; readonly reason: NotAdmittedReason };
}

const weekdayBefore = (run: Run, day: number): number => {
  const { weekday } = run.days.at(day);
  return day - (weekday === 'MO' ? 3 : weekday === 'SU' ? 2 : 1);
};

const afterReferral = (run: Run, client: PlannedClient, decisionDay: number, outcome: PlannedIntake['outcome'], intakeId: string): PlannedIntake => {
  const consultDay = Math.max(client.referralDay, weekdayBefore(run, decisionDay));
  const contactDay = Math.min(run.days.weekdaysAfter(client.referralDay, 1), consultDay);
  return { client, intakeId, opensBy: 'referral', contactDay, consultDay, decisionDay, outcome };
};

const afterRelapse = (run: Run, before: PlannedStay): readonly PlannedIntake[] => {
  const { client, relapseDay, plan, relapseIntakeId } = before;
  if (relapseDay === undefined || plan.relapse === undefined || relapseIntakeId === undefined) return [];
  const stay = client.stays[plan.ordinal + 1];
  const decisionDay = stay?.admissionDay ?? run.days.weekdaysAfter(relapseDay, plan.relapse.waitDays + 3);
  const common = { client, intakeId: relapseIntakeId, opensBy: 'readmission-request', contactDay: relapseDay, decisionDay } as const;
  if (stay === undefined) return [{ ...common, consultDay: decisionDay, outcome: { kind: 'not-admitted', reason: 'contact-lost' } }];
  return [{ ...common, consultDay: weekdayBefore(run, decisionDay), outcome: { kind: 'admitted', stay } }];
};

/** Every intake of a client, in the order of their days. */
export const intakesOf = (run: Run, client: PlannedClient): readonly PlannedIntake[] => {
  const { course } = client.plan;
  if (course.kind === 'declined') return [];
  if (course.kind === 'not-admitted') {
    const decisionDay = run.days.weekdaysAfter(client.referralDay, 3);
    return [afterReferral(run, client, decisionDay, { kind: 'not-admitted', reason: course.reason }, `intake-${client.clientRef.slice('client-'.length)}-1`)];
  }
  const [first] = client.stays;
  const fromReferral = first === undefined ? [] : [afterReferral(run, client, first.admissionDay, { kind: 'admitted', stay: first }, first.intakeId)];
  return [...fromReferral, ...client.stays.flatMap((stay) => afterRelapse(run, stay))];
};
