import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ClientAdmitted } from '@continuum/contracts';
import { allMet } from '../testing/care-builders.js';
import { start, type Answer, type Running } from '../testing/running.js';

let intake: Running;
const at = (day: string): string => `2026-02-${day}T15:00:00.000Z`;

beforeAll(async () => {
  intake = await start('2026-03-02T15:00:00.000Z');
  const program = {
    programId: 'program-1',
    timeZone: 'America/Chicago',
    levelOfCare: '2.1',
    tracks: ['SUD'],
    populations: ['adult'],
    deliveryModes: ['in-person'],
    part2: true,
  };
  await admin('/programs', { ...program, occurredAt: '2025-01-01T15:00:00.000Z' });
  await admin('/programs/program-1/accreditations', { body: 'CARF', validFrom: '2025-01-01', validTo: '2027-12-31' });
  await admin('/programs', { ...program, programId: 'program-php', levelOfCare: '2.5', occurredAt: '2025-01-01T15:00:00.000Z' });
  await admin('/programs/program-php/accreditations', { body: 'CARF', validFrom: '2025-01-01', validTo: '2027-12-31' });
});
afterAll(() => intake.stop());

const admin = (path: string, body: unknown): Promise<Answer> => intake.ask('POST', path, body, { role: 'admin' });
const post = (path: string, body: unknown = {}): Promise<Answer> => intake.ask('POST', path, body);

/** Takes a client up to the admission; the path of the intake. */
const prepare = async (clientRef: string, intakeId: string, { programId = 'program-1', provided = '2.1' } = {}): Promise<string> => {
  await post('/referrals', { referralId: `referral-${intakeId}`, clientRef, programId, source: 1, occurredAt: at('18') });
  await post(`/referrals/referral-${intakeId}/accept`, { occurredAt: at('19') });
  await post('/intakes', { intakeId, clientRef, programId, referralId: `referral-${intakeId}`, track: 'SUD', occurredAt: at('20') });
  const path = `/intakes/${intakeId}`;
  await post(`${path}/screenings`, { instrument: 'PHQ-9', items: [1, 1, 1, 1, 1, 1, 1, 1, 0], occurredAt: at('20') });
  await post(`${path}/consultations`, { counselorRef: 'counselor-1', fitOutcome: 'fit', goalsDiscussed: ['coping'], occurredAt: at('21') });
  await post(`${path}/assessments`, { edition: 4, ratings: [1, 0, 2, 2, 1], recommended: provided, provided, assessor: 'clinician-1', occurredAt: at('22') });
  await post(`${path}/eligibility`, { criteria: allMet, obligations: ['work'], occurredAt: at('23') });
  await post(`${path}/part2-notice`, { noticeVersion: 'notice-2026', method: 'paper', occurredAt: at('23') });
  return path;
};
const admission = (intakeId: string) => ({
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

describe('the way of one client over HTTP', () => {
  it('goes from referral to discharge', async () => {
    await prepare('client-1', 'intake-1');
    const consent = await post('/consents', {
      clientRef: 'client-1',
      kind: 'tpo',
      disclosers: ['program-1'],
      recipientClass: 'treating-providers-plans-payers-and-operators',
      informationScope: ['all-sud-records'],
      purposes: ['tpo'],
      expiration: { kind: 'none' },
      signer: { capacity: 'patient' },
      signedAt: at('23'),
      statements: { revocation: true, redisclosure: true, refusalConsequences: true },
    });
    expect(consent.status).toBe(201);
    const consentIds = [consent.body.stream.slice('consent-'.length)];

    const admitted = await post('/clients/client-1/enrollments', { ...admission('intake-1'), consentIds, occurredAt: at('25') });
    expect(admitted.status).toBe(201);
    const { enrollmentId, policy, timeZone } = admitted.body.events[0]?.data as ClientAdmitted['data'];
    expect({ version: policy.version, timeZone }).toStrictEqual({ version: '1', timeZone: 'America/Chicago' });

    const path = `/clients/client-1/enrollments/${enrollmentId}`;
    expect((await post(`${path}/leave`, { reason: 'family', occurredAt: at('26') })).status).toBe(200);
    expect((await post(`${path}/return`, { occurredAt: at('27') })).status).toBe(200);
    const discharged = await post(`${path}/discharge`, { reason: 4, lastContactAt: at('27'), occurredAt: at('28') });
    expect(discharged.body.events[0]?.data).toMatchObject({ reason: 4, lengthOfStayDays: 3, levelAtDischarge: '2.1' });
    expect((await post(`/consents/${consentIds[0]}/revoke`)).status).toBe(200);

    await prepare('client-1', 'intake-1b');
    const back = await post('/clients/client-1/enrollments/readmissions', {
      ...admission('intake-1b'),
      pathway: undefined,
      previousEnrollmentId: enrollmentId,
    });
    expect(back.body.events[1]).toMatchObject({ type: 'ClientReadmitted', data: { daysSinceDischarge: 2, linked: true } });
  });

  it('is stopped by a high C-SSRS, and goes on once the danger is over (R6)', async () => {
    const path = await prepare('client-2', 'intake-2');
    const screened = await post(`${path}/screenings`, { instrument: 'C-SSRS', items: [1, 1, 1, 1, 0, 0], redirectedTo: 'ED', occurredAt: at('24') });
    expect(screened.body.events.map(({ type }) => type)).toStrictEqual(['ScreeningCompleted', 'ImminentRiskIdentified']);
    const { riskId } = screened.body.events[1]?.data as { riskId: string };

    expect((await post('/clients/client-2/enrollments', admission('intake-2'))).body).toMatchObject({
      status: 409,
      code: 'intake.imminent-risk-open',
      details: { riskIds: [riskId] },
    });
    expect((await post(`${path}/risks/${riskId}/resolve`, { resolution: 'stabilized-elsewhere', occurredAt: at('26') })).status).toBe(200);
    expect((await post('/clients/client-2/enrollments', admission('intake-2'))).status).toBe(201);
  });

  it('tells everything that an admission still needs (R7)', async () => {
    await post('/intakes', { intakeId: 'intake-3', clientRef: 'client-3', programId: 'program-1', track: 'SUD', occurredAt: at('20') });
    const { body } = await post('/clients/client-3/enrollments', admission('intake-3'));
    expect(body).toMatchObject({
      code: 'intake.admission-requirements-missing',
      details: { missing: ['consultation', 'assessment', 'eligibility', 'part2-notice'] },
    });
  });

  it('admits one of a hundred who come at once, into one program or two levels (R8)', async () => {
    await prepare('client-4', 'intake-4');
    await prepare('client-4', 'intake-4-php', { programId: 'program-php', provided: '2.5' });
    const php = { ...admission('intake-4-php'), prescribedMinutesPerWeek: 1_200, prescribedDaysPerWeek: 5 };
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_each, index) => post('/clients/client-4/enrollments', index % 2 === 0 ? admission('intake-4') : php)),
    );

    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(99);
    expect((await intake.store.readStream('enrollment-client-4')).map(({ type }) => type)).toStrictEqual(['ClientAdmitted']);
  });

  it('answers a repeat with the first outcome, and refuses another body under the same key', async () => {
    await prepare('client-5', 'intake-5');
    const admit = (body: unknown): Promise<Answer> =>
      intake.ask('POST', '/clients/client-5/enrollments', body, { key: '0190caba-0000-7000-8000-000000000005' });
    const first = await admit(admission('intake-5'));
    const again = await admit(admission('intake-5'));
    expect(again.body).toStrictEqual({ ...first.body, repeated: true });
    expect((await admit({ ...admission('intake-5'), employment: 2 })).body).toMatchObject({ status: 409, code: 'command.id-reused' });
  });
});

describe('a policy over HTTP', () => {
  it('changes the numbers named', async () => {
    const { body } = await admin('/programs/program-php/policies', { limits: { groupMax: 10, followUpDays: [30, 90] } });
    expect(body.events[0]?.data).toMatchObject({ policyVersion: '2', limits: { groupMax: 10, followUpDays: [30, 90], groupMin: 2 } });
  });

  it('names the numbers that are none', async () => {
    const { body } = await admin('/programs/program-php/policies', { limits: { groupMax: 'ten', seats: 3 } });
    expect(body.errors?.map(({ field }) => field).sort()).toStrictEqual(['limits.groupMax', 'limits.seats']);
  });
});

describe('a request that is not well formed', () => {
  it.each([
    [
      'an impossible day',
      '/intakes',
      { intakeId: 'intake-9', clientRef: 'client-9', programId: 'program-1', track: 'SUD', occurredAt: '2026-02-30T15:00:00Z' },
      400,
      'http.validation-failed',
    ],
    [
      'a time ahead',
      '/intakes',
      { intakeId: 'intake-9', clientRef: 'client-9', programId: 'program-1', track: 'SUD', occurredAt: '2026-03-03T15:00:00Z' },
      422,
      'command.happens-in-the-future',
    ],
    ['an unknown program', '/intakes', { intakeId: 'intake-9', clientRef: 'client-9', programId: 'program-9', track: 'SUD' }, 404, 'intake.program-unknown'],
    ['a referral to an unknown program', '/referrals', { clientRef: 'client-9', programId: 'program-9', source: 1 }, 404, 'intake.program-unknown'],
    ['an unknown intake', '/intakes/intake-9/part2-notice', { noticeVersion: 'notice-1', method: 'paper' }, 404, 'intake.intake-unknown'],
    ['a time zone that is none', '/programs', { timeZone: 'Mars/Olympus' }, 400, 'http.validation-failed'],
    ['eligibility without its criteria', '/intakes/intake-1/eligibility', {}, 400, 'http.validation-failed'],
    ['a policy without its numbers', '/programs/program-1/policies', {}, 400, 'http.validation-failed'],
    ['a consent that ends on a list', '/consents', { kind: 'specific', expiration: [] }, 400, 'http.validation-failed'],
    ['a consent without its elements', '/consents', { kind: 'specific' }, 422, 'intake.consent-invalid'],
  ])('%s', async (_what, path, body, status, code) => expect((await admin(path, body)).body).toMatchObject({ status, code }));

  it("another facility's client is not found", async () => {
    const { body } = await intake.ask('POST', '/intakes/intake-1/part2-notice', { noticeVersion: 'notice-1', method: 'paper' }, { facility: 'facility-south' });
    expect(body).toMatchObject({ status: 404 });
  });

  it('nothing of it is in the log', async () => {
    const events = await intake.store.readAll(0, 10_000);
    expect(events.filter(({ subject }) => subject === 'client-9')).toStrictEqual([]);
  });
});
