import { planOf, type ClientPlan, type StayPlan } from '../population/client-plan.js';
import { Dice } from '../population/dice.js';
import { blockSize, type Run } from '../run.js';
import { milestonesOf, type Milestones } from './milestones.js';
import { intakesOf, type PlannedIntake } from './planned-intake.js';
import { isBookedBefore } from './booked-days.js';
import { stayDays, type StayDays } from './placed-stay.js';
import { groupKinds, seatsPerGroup, type GroupKind } from './therapy-groups.js';

/** A therapy group of a facility. */
export interface PlannedGroup {
  readonly number: number;
  readonly groupId: string;
  readonly kind: GroupKind;
  /** The day before its first client is admitted, or that day on the first of the run. */
  readonly openedDay: number;
}

/** A stay, its group and the client's seat in it. */
export interface PlannedStay extends StayDays {
  readonly plan: StayPlan;
  readonly client: PlannedClient;
  readonly group: PlannedGroup;
  readonly seat: number;
  readonly enrollmentId: string;
  readonly intakeId: string;
  readonly relapseDay?: number;
  /** The report of the relapse, and so the request for readmission and the intake that it opens. */
  readonly relapseIntakeId?: string;
  readonly milestones: Milestones;
}

export interface PlannedClient {
  readonly plan: ClientPlan;
  readonly clientRef: string;
  readonly referralDay: number;
  readonly stays: PlannedStay[];
}

/** A facility with its program, its groups and its clients: everything that happens there follows from it. */
export interface BlockPlan {
  readonly number: number;
  readonly facility: string;
  readonly programId: string;
  readonly groups: readonly PlannedGroup[];
  /** The clients that the run has; of the last block perhaps not all. */
  readonly clients: readonly PlannedClient[];
  readonly stays: readonly PlannedStay[];
  readonly intakes: readonly PlannedIntake[];
  isClosed(day: number): boolean;
}

interface Asked {
  readonly client: PlannedClient;
  readonly plan: StayPlan;
  readonly admissionDay: number;
}

interface OpenGroup {
  readonly group: PlannedGroup;
  /** By seat: the last day on which it is taken. */
  readonly takenUntil: number[];
}

/** Assumed: the share of weekdays on which a facility stays closed, for weather or a holiday. */
const closedPercent = 1.2;

const closedDays = (run: Run, block: number): ReadonlySet<number> => {
  const dice = new Dice(run.nameOf(`closed/${block}`));
  const closed = new Set<number>();
  for (let day = 0; day < run.days.count; day++) if (dice.chance(closedPercent / 100) && !run.days.isWeekend(day)) closed.add(day);
  return closed;
};

const freeSeat = ({ takenUntil }: OpenGroup, day: number): number | undefined => {
  for (let seat = 0; seat < seatsPerGroup; seat++) if ((takenUntil[seat] ?? -1) < day) return seat;
  return undefined;
};

/** Places stays in the order of their admissions: into the first group of their kind that has a seat, else into a new one. */
class Placement {
  readonly groups: OpenGroup[] = [];
  readonly stays: PlannedStay[] = [];

  constructor(
    private readonly run: Run,
    private readonly block: number,
    private readonly isClosed: (day: number) => boolean,
  ) {}

  place({ client, plan, admissionDay }: Asked): PlannedStay {
    const { open, seat } = this.#seatFor(plan, admissionDay);
    const { days } = this.run;
    const { index } = client.plan;
    const isMetOnAdmission = isBookedBefore(
      days,
      admissionDay,
      this.stays.filter(({ group }) => group === open.group),
    );
    const where = { days, kind: open.group.kind, isClosed: this.isClosed, isMetOnAdmission };
    const dates = stayDays(where, plan, admissionDay, seat, this.run.nameOf(`stay/${index}/${plan.ordinal}`));
    const name = `${client.clientRef.slice('client-'.length)}-${plan.ordinal + 1}`;
    const relapse =
      plan.relapse === undefined ? {} : { relapseDay: days.orMonday(dates.dischargeDay + plan.relapse.afterDays), relapseIntakeId: `return-${name}` };
    const intakeId = client.stays[plan.ordinal - 1]?.relapseIntakeId ?? `intake-${name}`;
    const placed = { ...dates, plan, client, group: open.group, seat, enrollmentId: `enrollment-${name}`, intakeId, ...relapse };
    const stay = { ...placed, milestones: milestonesOf(placed, new Dice(this.run.nameOf(`milestones/${index}/${plan.ordinal}`))) };
    open.takenUntil[seat] = dates.dischargeDay;
    client.stays.push(stay);
    this.stays.push(stay);
    return stay;
  }

  #seatFor(plan: StayPlan, day: number): { open: OpenGroup; seat: number } {
    const kind = groupKinds.find((one) => one.daysPerWeek === plan.daysPerWeek && one.isEvening === plan.isEvening);
    if (kind === undefined) throw new RangeError('No kind of group fits the client.');
    const withSeats = this.groups.filter(({ group }) => group.kind === kind).map((open) => ({ open, seat: freeSeat(open, day) }));
    for (const { open, seat } of withSeats) if (seat !== undefined) return { open, seat };
    const number = this.groups.length;
    const openedDay = Math.max(0, day - 1);
    const open = { group: { number, groupId: this.run.groupId(this.block, number), kind, openedDay }, takenUntil: [] };
    this.groups.push(open);
    return { open, seat: 0 };
  }
}

const byAdmission = (a: Asked, b: Asked): number => a.admissionDay - b.admissionDay || a.client.plan.index - b.client.plan.index;

const firstStay = (run: Run, client: PlannedClient): readonly Asked[] => {
  const { course } = client.plan;
  const [plan] = course.kind === 'admitted' ? course.stays : [];
  if (course.kind !== 'admitted' || plan === undefined) return [];
  return [{ client, plan, admissionDay: run.days.orMonday(client.referralDay + course.waitDays) }];
};

/** A readmission, once it is known when the stay before it ended. */
const nextStay = (run: Run, { client, plan, relapseDay }: PlannedStay): readonly Asked[] => {
  const { course } = client.plan;
  const next = course.kind === 'admitted' ? course.stays[plan.ordinal + 1] : undefined;
  if (next === undefined || plan.relapse === undefined || relapseDay === undefined) return [];
  return [{ client, plan: next, admissionDay: run.days.weekdaysAfter(relapseDay, plan.relapse.waitDays) }];
};

/** The whole plan of one facility. It costs milliseconds and is made anew whenever it is wanted. */
export const blockPlanOf = (run: Run, block: number): BlockPlan => {
  const { seed, clients: howMany } = run.options;
  const closed = closedDays(run, block);
  const isClosed = (day: number): boolean => closed.has(day);
  const first = block * blockSize;
  const clients: PlannedClient[] = Array.from({ length: blockSize }, (_none, at) => {
    const plan = planOf(seed, first + at, { arrivalDays: run.arrivalDays });
    return { plan, clientRef: run.clientRef(first + at), referralDay: run.days.orMonday(plan.referral.day), stays: [] };
  });

  const placement = new Placement(run, block, isClosed);
  const waiting = clients.flatMap((client) => firstStay(run, client)).sort(byAdmission);
  for (let asked = waiting.shift(); asked !== undefined; asked = waiting.shift()) {
    waiting.push(...nextStay(run, placement.place(asked)));
    waiting.sort(byAdmission);
  }

  const present = clients.filter(({ plan }) => plan.index < howMany);
  return {
    number: block,
    facility: run.facility(block),
    programId: run.programId(block),
    groups: placement.groups.map(({ group }) => group),
    clients: present,
    stays: placement.stays.filter(({ client }) => client.plan.index < howMany),
    intakes: present.flatMap((client) => intakesOf(run, client)),
    isClosed,
  };
};
