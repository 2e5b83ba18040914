import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { inAFreeWeek } from '../support/days.js';
import { dataFolderOfASpec, Product, type Answered } from '../support/product.js';
import { admission, booking, eachOf, eventsOf, tally, Ward } from '../support/ward.js';

const hundred = Array.from({ length: 100 }, (_each, index) => index);
const clients = hundred.map((index) => `client-${index}`);
const folder = dataFolderOfASpec();
let product: Product;
let ward: Ward;

// A process takes as long to start as the machine is busy.
jest.setTimeout(180_000);
beforeAll(async () => {
  product = await Product.start(folder.path);
  ward = new Ward(product);
  await ward.program('program-1');
  await ward.program('program-php', { levelOfCare: '2.5' });
  await ward.clients(clients);
});
afterAll(async () => {
  await product.stop();
  folder.remove();
});

const atOnce = (deed: (index: number) => Promise<Answered>): Promise<Answered[]> => Promise.all(hundred.map(deed));

describe('a hundred who admit the same client at once', () => {
  it('leave the client with one open enrollment, be it into one program or two levels of care (R8)', async () => {
    const admissions = await eachOf(hundred, 10, async (index) => {
      const intakeId = `intake-twice-${index}`;
      if (index % 2 === 0) return admission(await ward.intake('client-twice', { intakeId }));
      await ward.intake('client-twice', { intakeId, programId: 'program-php', level: '2.5' });
      return { ...admission(intakeId), prescribedMinutesPerWeek: 1_200, prescribedDaysPerWeek: 5 };
    });
    const answers = await atOnce((index) => product.post('/clients/client-twice/enrollments', admissions[index]));

    const { '201': admitted, ...refused } = tally(answers);
    expect(admitted).toBe(1);
    expect(Object.keys(refused).sort()).toStrictEqual(['409 intake.already-enrolled', '409 intake.levels-overlap']);
    expect(Object.values(refused).reduce((sum, count) => sum + count)).toBe(99);
    const { body } = await product.reads('/clients/client-twice/timeline');
    expect(body['enrollments']).toHaveLength(1);
  });
});

describe('a hundred who want the last seats of a group at once', () => {
  it('fill it to its capacity; everyone else waits, each in a place of their own (R9)', async () => {
    await ward.done('/groups', {
      groupId: 'group-1',
      programId: 'program-1',
      topicSet: ['coping'],
      minCapacity: 2,
      maxCapacity: 12,
      facilitatorRef: 'staff-7',
    });
    await ward.done('/groups/group-1/enroll', { clientRef: 'client-0' });

    const answers = await atOnce((index) => product.post('/groups/group-1/enroll', { clientRef: clients[index] }));

    expect(tally(answers)).toStrictEqual({ '200': 100 });
    const events = answers.flatMap(eventsOf);
    const seats = events.filter(({ type }) => type === 'ClientEnrolledInGroup').map(({ data }) => data['seat']);
    const places = events.filter(({ type }) => type === 'GroupWaitlisted').map(({ data }) => data['place']);
    expect(seats).toHaveLength(11);
    expect(new Set(seats).size).toBe(11);
    expect(places).toHaveLength(88);
    expect(new Set(places).size).toBe(88);
  });
});

describe('a hundred who book the same hour at once', () => {
  it('book a facilitator once (R10)', async () => {
    const start = inAFreeWeek(1, '16:00');
    const answers = await atOnce((index) => product.post('/sessions', booking({ clientRefs: [clients[index]], start, facilitatorRef: 'staff-1' })));
    expect(tally(answers)).toStrictEqual({ '200': 1, '409 scheduling.facilitator-double-booked': 99 });
  });

  it('book a client once (R10)', async () => {
    const start = inAFreeWeek(2, '16:00');
    const answers = await atOnce((index) => product.post('/sessions', booking({ clientRefs: ['client-0'], start, facilitatorRef: `staff-of-${index}` })));
    expect(tally(answers)).toStrictEqual({ '200': 1, '409 scheduling.client-double-booked': 99 });
  });

  it('all get an hour where nobody is wanted twice', async () => {
    const start = inAFreeWeek(3, '16:00');
    const answers = await atOnce((index) => product.post('/sessions', booking({ clientRefs: [clients[index]], start, facilitatorRef: `staff-of-${index}` })));
    expect(tally(answers)).toStrictEqual({ '200': 100 });
  });
});

describe('a hundred who send the same command under the same key at once', () => {
  it('are answered the same outcome, and it happens once', async () => {
    const before = await product.settled();
    const body = { referralId: 'referral-many', clientRef: 'client-many', programId: 'program-1', source: 1 };
    const answers = await atOnce(() => product.post('/referrals', body, { key: 'the-very-same-key' }));

    expect(tally(answers)).toStrictEqual({ '201': 100 });
    expect(new Set(answers.map(({ body: { events } }) => JSON.stringify(events))).size).toBe(1);
    expect(await product.settled()).toBe(before + 1);
  });
});
