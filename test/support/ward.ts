import { daysAgo, inAFreeWeek, minutesAgo } from './days.js';
import type { Answered, Product } from './product.js';

/** What a test tells of the event it looks for. */
export interface Told {
  readonly id: string;
  readonly type: string;
  readonly data: Record<string, unknown>;
}

/** The events that a command answered. */
export const eventsOf = ({ body }: Answered): readonly Told[] => (body['events'] ?? []) as readonly Told[];

/** A field of the first event that a command answered. */
export const fieldOf = (answer: Answered, field: string): string => String(eventsOf(answer)[0]?.data[field]);

/** How often each status was answered, with its code where it is a refusal: `{ '201': 1, '409 intake.already-enrolled': 99 }`. */
export const tally = (answers: readonly Answered[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers) {
    const outcome = status < 300 ? String(status) : `${status} ${String(body['code'])}`;
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
};

/** As many as fit are under way at once, in order of their start. */
export const eachOf = async <T, R>(things: readonly T[], atOnce: number, deed: (thing: T) => Promise<R>): Promise<R[]> => {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < things.length; index = next++) results[index] = await deed(things[index] as T);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, things.length) }, worker));
  return results;
};

const demand = (answer: Answered): Answered => {
  if (answer.status >= 300) throw new Error(`It was refused: ${JSON.stringify(answer.body)}`);
  return answer;
};

/** Things of a ward as tests need them, done over HTTP; what a test does not care about is usual. */
export class Ward {
  constructor(
    readonly product: Product,
    readonly facility = 'facility-1',
  ) {}

  /** Does something that must be done before the test, and fails where it is refused. */
  async done(path: string, body: unknown = {}): Promise<Answered> {
    return demand(await this.product.post(path, body, { facility: this.facility }));
  }

  /** A program that takes clients, accredited, since two years. */
  async program(programId: string, over: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const populations = { tracks: ['SUD', 'MH', 'COD'], populations: ['adult'], deliveryModes: ['in-person'] };
    await this.done('/programs', {
      programId,
      timeZone: 'America/Chicago',
      levelOfCare: '2.1',
      ...populations,
      part2: false,
      occurredAt: daysAgo(700),
      ...over,
    });
    await this.done(`/programs/${programId}/accreditations`, {
      accreditationId: `accreditation-${programId}`,
      body: 'CARF',
      validFrom: daysAgo(700).slice(0, 10),
      validTo: daysAgo(-700).slice(0, 10),
      occurredAt: daysAgo(699),
    });
  }

  /** An intake with everything that an admission wants (R5 to R7), begun so many minutes ago. */
  async intake(clientRef: string, { programId = 'program-1', level = '2.1', intakeId = `intake-${clientRef}`, minutes = 120 } = {}): Promise<string> {
    const at = (after: number): { readonly occurredAt: string } => ({ occurredAt: minutesAgo(minutes - after) });
    const path = `/intakes/${intakeId}`;
    await this.done('/intakes', { intakeId, clientRef, programId, track: 'COD', ...at(0) });
    await this.done(`${path}/consultations`, { counselorRef: 'counselor-1', fitOutcome: 'fit', goalsDiscussed: ['coping'], ...at(1) });
    const rated = { edition: 4, ratings: [1, 0, 2, 2, 1], recommended: level, provided: level, assessor: 'clinician-1' };
    await this.done(`${path}/assessments`, { ...rated, ...at(2) });
    await this.done(`${path}/eligibility`, { criteria: allMet, ...at(3) });
    return intakeId;
  }

  /** An admitted client; the enrollment's id. */
  async client(clientRef: string, { programId = 'program-1', minutes = 120 } = {}): Promise<string> {
    const intakeId = await this.intake(clientRef, { programId, minutes });
    const admitted = await this.done(`/clients/${clientRef}/enrollments`, { ...admission(intakeId), occurredAt: minutesAgo(minutes - 10) });
    return fieldOf(admitted, 'enrollmentId');
  }

  /** One thing of each kind that a path can name, all of one client in treatment; its id by the name it has in paths. */
  async oneOfEach(): Promise<Readonly<Record<string, string>>> {
    await this.program('program-1');
    const clientRef = 'client-1';
    await this.done('/referrals', { referralId: 'referral-1', clientRef, programId: 'program-1', source: 1 });
    const enrollmentId = await this.client(clientRef);
    await this.done('/groups', group);
    await this.done('/groups/group-1/enroll', { clientRef });
    // The process managers follow: a schedule, a journey.
    await this.product.settled();
    const windows = [{ day: 'SU', from: '06:00', to: '07:00' }];
    await this.done(`/client-schedules/${enrollmentId}/obligations`, { obligationId: 'obligation-1', clientRef, kind: 'work', windows });
    const sessionId = fieldOf(
      await this.done('/sessions', booking({ clientRefs: [clientRef], start: minutesAgo(60), facilitatorRef: 'staff-1', occurredAt: minutesAgo(90) })),
      'sessionId',
    );
    await this.done(`/sessions/${sessionId}/start`, { occurredAt: minutesAgo(60) });
    const ofPlan = { clientRef, planId: 'plan-1', problems: ['substance-use'], signedByClient: true, clinicianRef: 'staff-1' };
    await this.done(`/enrollments/${enrollmentId}/plan`, { ...ofPlan, occurredAt: minutesAgo(55) });
    await this.done(`/enrollments/${enrollmentId}/goals`, { goalId: 'goal-1', domain: 'coping', target: 8, required: true });
    await this.done(`/clients/${clientRef}/risks`, { riskId: 'risk-1', level: 'low' });
    await this.done('/aftercare-plans', { aftercarePlanId: 'aftercare-1', enrollmentId, clientRef });
    const appointment = { providerRef: 'provider-1', firstAppointmentAt: inAFreeWeek(1, '16:00') };
    await this.done(`/aftercare-plans/${enrollmentId}/links`, { linkId: 'link-1', kind: 'outpatient', levelOfCare: '1.5', ...appointment });
    await this.done('/consents', { ...consent, consentId: 'consent-1', clientRef, signedAt: minutesAgo(20) });
    return {
      programId: 'program-1',
      referralId: 'referral-1',
      intakeId: `intake-${clientRef}`,
      clientRef,
      enrollmentId,
      groupId: 'group-1',
      sessionId,
      obligationId: 'obligation-1',
      goalId: 'goal-1',
      riskId: 'risk-1',
      linkId: 'link-1',
      consentId: 'consent-1',
      accreditationId: 'accreditation-program-1',
    };
  }

  /** Several admitted clients, admitted side by side. */
  clients(clientRefs: readonly string[]): Promise<readonly string[]> {
    return eachOf(clientRefs, 10, (clientRef) => this.client(clientRef));
  }
}

const allMet = {
  stableLiving: true,
  supportiveHome: true,
  severityMildModerate: true,
  motivated: true,
  noImminentRisk: true,
  no24hNeed: true,
  detoxComplete: true,
};

const group = { groupId: 'group-1', programId: 'program-1', topicSet: ['coping'], minCapacity: 2, maxCapacity: 12, facilitatorRef: 'staff-7' };

const consent = {
  kind: 'tpo',
  disclosers: ['program-1'],
  recipientClass: 'treating-providers-plans-payers-and-operators',
  informationScope: ['all-sud-records'],
  purposes: ['tpo'],
  expiration: { kind: 'none' },
  signer: { capacity: 'patient' },
  statements: { revocation: true, redisclosure: true, refusalConsequences: true },
};

/** The body of an admission. */
export const admission = (intakeId: string): Readonly<Record<string, unknown>> => ({
  intakeId,
  pathway: 'primary',
  ageGroup: 'adult',
  presentingConcerns: ['substance-use'],
  primarySubstance: 2,
  coOccurring: false,
  livingArrangement: 3,
  employment: 1,
  arrests30d: 0,
  selfHelpAttendance30d: 1,
  consentIds: [],
  prescribedMinutesPerWeek: 540,
  prescribedDaysPerWeek: 3,
});

/** The body of a booking in the week after next. */
export const booking = (over: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({
  programId: 'program-1',
  modality: 'individual',
  plannedMinutes: 60,
  delivery: 'in-person',
  ...over,
});
