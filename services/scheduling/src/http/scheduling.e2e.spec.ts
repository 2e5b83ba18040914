import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SessionScheduled } from '@continuum/contracts';
import { LoadDecideAppend, VirtualClock, type Outcome } from '@continuum/event-sourcing';
import { createHost, EmbeddedKeys, readHostConfig, type Problem, type Role } from '@continuum/service-host';
import { SchedulingModule } from '../scheduling.module.js';
import { facility } from '../testing/facility.js';

interface Answer {
  readonly status: number;
  readonly body: Outcome & Problem;
}

const clock = new VirtualClock('2026-03-02T15:00:00.000Z');
const group = { programId: 'program-1', topicSet: ['coping'], minCapacity: 2, maxCapacity: 12, facilitatorRef: 'staff-7' };
const session = {
  programId: 'program-1',
  modality: 'individual',
  clientRefs: ['client-1'],
  start: '2026-03-03T09:00:00-05:00',
  plannedMinutes: 60,
  facilitatorRef: 'staff-1',
  delivery: 'in-person',
};
let app: Awaited<ReturnType<typeof createHost>>;
let data: string;
let post: (path: string, body: unknown, role?: Role) => Promise<Answer>;

beforeAll(async () => {
  const { kernel } = await facility(20);
  data = await mkdtemp(join(tmpdir(), 'continuum-scheduling-'));
  const config = readHostConfig({ PORT: '0', CONTINUUM_DATA: data, LOG_LEVEL: 'error' });
  app = await createHost({ config, clock, modules: [SchedulingModule], providers: [{ provide: LoadDecideAppend, useValue: kernel }] });
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const keys = await EmbeddedKeys.open(data, config.auth);
  post = async (path, body, role = 'scheduler') => {
    const token = await keys.issueToken({ roles: [role], facility: 'facility-north', sub: 'staff-1', ttlSeconds: 3600 }, clock);
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: response.status, body: (await response.json()) as Outcome & Problem };
  };
});

afterAll(async () => {
  await app.close();
  await rm(data, { recursive: true });
});

const schedule = async (over: object = {}): Promise<string> => {
  const { body } = await post('/sessions', { ...session, ...over });
  return (body.events[0]?.data as SessionScheduled['data']).sessionId;
};

describe('scheduling over HTTP', () => {
  it('opens a group under an id of its own and lets twenty callers at once take its twelve seats', async () => {
    const opened = await post('/groups', group);
    expect(opened.status).toBe(201);
    const path = `/groups/${opened.body.stream.replace('group-', '')}`;

    const joined = await Promise.all(Array.from({ length: 20 }, (_, index) => post(`${path}/enroll`, { clientRef: `client-${index + 1}` })));
    const seated = joined.filter(({ body }) => body.events[0]?.type === 'ClientEnrolledInGroup');

    expect(joined.map(({ status }) => status)).toStrictEqual(Array.from({ length: 20 }, () => 200));
    expect(seated).toHaveLength(12);
    expect((await post(`${path}/remove`, { clientRef: 'client-1', reason: 'clinical' })).status).toBe(200);
    expect((await post(`${path}/close`, { reason: 'completed' })).status).toBe(200);
  });

  it('books a session, moves it and cancels it', async () => {
    const path = `/sessions/${await schedule()}`;

    expect((await post(`${path}/reschedule`, { start: '2026-03-03T10:00:00-05:00' })).status).toBe(200);
    expect((await post('/sessions', { ...session, start: '2026-03-03T10:30:00-05:00', clientRefs: ['client-2'] })).body).toMatchObject({
      status: 409,
      code: 'scheduling.facilitator-double-booked',
    });
    expect((await post(`${path}/cancel`, { cancelledBy: 'client', reason: 'illness' }, 'therapist')).status).toBe(200);
  });

  it('assigns a schedule, changes it, and keeps what the client has to go around', async () => {
    const path = '/client-schedules/enrollment-2';
    const days = { days: ['MO', 'WE', 'FR'], minutesPerDay: [180, 180, 180], effectiveFrom: '2026-03-02', reason: 'admission' };
    const obligation = { clientRef: 'client-2', obligationId: 'obligation-1', kind: 'work', windows: [{ day: 'FR', from: '22:00', to: '06:00' }] };

    expect((await post(`${path}/assign`, { ...days, clientRef: 'client-2' })).status).toBe(200);
    expect((await post(`${path}/change`, { ...days, minutesPerDay: [180, 180, 179] })).body).toMatchObject({
      status: 422,
      code: 'scheduling.weekly-dose-outside-policy',
    });
    expect((await post(`${path}/change`, { ...days, minutesPerDay: [180, 180, 240] })).status).toBe(200);
    expect((await post(`${path}/obligations`, obligation)).status).toBe(201);
    expect((await post(`${path}/obligations/obligation-1/end`, {})).status).toBe(200);
  });

  it('names what is wrong with a request', async () => {
    const windows = [{ day: 'FR', from: '25:00', to: '06:00', why: 'night shift' }];
    const { status, body } = await post('/client-schedules/enrollment-2/obligations', { clientRef: 'client-2', kind: 'work', windows });

    expect(status).toBe(400);
    expect(body.errors?.map(({ field }) => field).sort()).toStrictEqual(['windows[0].from', 'windows[0].why']);
    expect((await post('/client-schedules/enrollment-2/obligations', { clientRef: 'client-2', kind: 'work', windows: [[]] })).status).toBe(400);
    expect((await post('/client-schedules/enrollment-2/obligations', { clientRef: 'client-2', kind: 'work', windows: [null] })).status).toBe(400);
    expect((await post('/sessions', { ...session, plannedMinutes: 0 })).status).toBe(400);
    expect((await post('/sessions', { ...session, clientRefs: ['client-1', 'client-1'] })).status).toBe(400);
  });

  it('is the scheduler’s', async () => expect((await post('/groups', group, 'analyst')).status).toBe(403));
});
