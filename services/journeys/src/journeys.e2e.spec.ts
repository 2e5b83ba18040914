import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Fact, Recorded } from '@continuum/contracts';
import { VirtualClock } from '@continuum/event-sourcing';
import { ViewReader } from '@continuum/read-store';
import { createHost, EmbeddedKeys, readHostConfig, ViewPositions, type Role } from '@continuum/service-host';
import { JourneysModule } from './journeys.module.js';
import { aJourney, attended, clientAdmitted, clientDischarged, noon, programRegistered, weeklyDoseClosed } from './testing/a-journey.js';
import { keepViews, type KeptViews } from './testing/kept-views.js';
import { logged, told, type Told } from './testing/told.js';

/** Clients 2 to 6 of program 2: each admitted a day later, the last one discharged on 2026-03-20. */
const others = [2, 3, 4, 5, 6].flatMap((number) => {
  const own = { clientRef: `client-${number}`, enrollmentId: `enrollment-of-${number}`, programId: 'program-2' };
  const admittedAt = noon(`2026-03-0${number}`);
  return [
    told(admittedAt, clientAdmitted({ ...own, levelOfCare: '2.5', admittedAt })),
    attended('2026-03-11', '2026-W11', 100 + number, own),
    told('2026-03-16T05:00:00.000Z', weeklyDoseClosed({ ...own, isoWeek: '2026-W11', attendedMinutes: 100 + number })),
    ...(number === 6 ? [told(noon('2026-03-20'), clientDischarged({ ...own, dischargedAt: noon('2026-03-20') }))] : []),
  ];
});
const north: readonly Told<Fact>[] = [
  told(noon('2026-01-05'), programRegistered()),
  told(noon('2026-01-05'), programRegistered({ programId: 'program-2', levelOfCare: '2.5' })),
  ...aJourney(),
  ...others,
];
const south: readonly Told<Fact>[] = [
  told(noon('2026-01-05'), programRegistered({ programId: 'program-9' })),
  told(noon('2026-03-02'), clientAdmitted({ clientRef: 'client-9', enrollmentId: 'enrollment-9', programId: 'program-9' })),
];

/** Both facilities write one log. */
const oneLog = (): readonly Recorded[] => [...logged(north), ...logged(south, 'facility-south')].map((event, index) => ({ ...event, position: index + 1 }));

class AlwaysThere extends ViewPositions {
  positionOf(): number {
    return 1_000;
  }
  waitFor(): Promise<boolean> {
    return Promise.resolve(true);
  }
  head(): number {
    return 1_000;
  }
}

let app: NestFastifyApplication;
let views: KeptViews;
let url: string;
const dataDirectory = mkdtempSync(join(tmpdir(), 'continuum-journeys-host-'));
const clock = new VirtualClock('2026-03-11T04:00:00.000Z');

beforeAll(async () => {
  views = keepViews(oneLog());
  const config = readHostConfig({ PORT: '0', CONTINUUM_DATA: dataDirectory, LOG_LEVEL: 'silent' });
  const providers = [
    { provide: ViewReader, useValue: views.reader },
    { provide: ViewPositions, useValue: new AlwaysThere() },
  ];
  app = await createHost({ config, modules: [JourneysModule], clock, providers });
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
});

afterAll(async () => {
  await app.close();
  views.close();
  rmSync(dataDirectory, { recursive: true });
});

const ask = async (path: string, facility = 'facility-north', role: Role = 'analyst'): Promise<{ status: number; body: Record<string, unknown> }> => {
  const token = await app.get(EmbeddedKeys).issueToken({ roles: [role], facility, sub: 'staff-1', ttlSeconds: 3600 }, clock);
  const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

/** All pages of a list, `limit` items at a time. */
const everyPage = async (path: string, limit: number): Promise<readonly Record<string, unknown>[][]> => {
  const pages: Record<string, unknown>[][] = [];
  let next: unknown = '';
  while (next !== undefined) {
    const { body } = await ask(`${path}${path.includes('?') ? '&' : '?'}limit=${limit}${next === '' ? '' : `&cursor=${String(next)}`}`);
    pages.push(body['items'] as Record<string, unknown>[]);
    next = body['next'];
  }
  return pages;
};

const code = ({ status, body }: { status: number; body: Record<string, unknown> }): unknown[] => [status, body['code']];

describe('asking for a timeline', () => {
  it('tells the journey of that client alone', async () => {
    const { status, body } = await ask('/clients/client-1/timeline');
    expect(status).toBe(200);
    expect(body).toMatchObject({ clientRef: 'client-1', asOf: null, knownAt: null, facts: aJourney().length });
    expect(JSON.stringify(body)).not.toMatch(/client-[2-9]|enrollment-of/);
  });

  it('reads both clocks', async () => {
    const { body } = await ask('/clients/client-1/timeline?asOf=2026-03-06&knownAt=2026-03-05T00:00:00-06:00');
    expect(body).toMatchObject({ asOf: '2026-03-07T05:59:59.999Z', knownAt: '2026-03-05T06:00:00.000Z' });
    expect(body['enrollments']).toMatchObject([{ sessions: [{ minutes: 180 }, { minutes: 150 }] }]);
  });

  it.each(['2026-02-30', 'yesterday', '2026-03-02T25:00:00Z', '2026-03-02T09:00:00', '2026-W10'])('refuses %s as a moment', async (asOf) =>
    expect(code(await ask(`/clients/client-1/timeline?asOf=${asOf}`))).toStrictEqual([400, 'http.validation-failed']),
  );

  it('knows nothing of a client of another facility, nor of one nobody knows', async () => {
    expect(code(await ask('/clients/client-9/timeline'))).toStrictEqual([404, 'journeys.client-unknown']);
    expect(code(await ask('/clients/client-77/timeline'))).toStrictEqual([404, 'journeys.client-unknown']);
    expect((await ask('/clients/client-9/timeline', 'facility-south')).status).toBe(200);
  });

  it('is for the staff of the facility, not for partners', async () => {
    const paths = [
      '/clients/client-1/timeline',
      '/clients/client-1/attendance',
      '/census',
      '/programs/program-1/census',
      '/programs/program-1/attendance?week=2026-W10',
    ];
    const allowed: readonly Role[] = ['intake-coordinator', 'scheduler', 'therapist', 'aftercare-coordinator', 'analyst', 'admin'];
    for (const path of paths) {
      expect((await ask(path, 'facility-north', 'partner')).status).toBe(403);
      for (const role of allowed) expect((await ask(path, 'facility-north', role)).status).toBe(200);
    }
  });
});

describe('asking for the census', () => {
  const clientsOn = async (path: string): Promise<unknown> =>
    ((await ask(path)).body['items'] as { clientRef: string }[]).map(({ clientRef }) => clientRef).sort();

  it('has a client from the first to the last day', async () => {
    expect(await clientsOn('/programs/program-1/census?on=2026-03-01')).toStrictEqual([]);
    expect(await clientsOn('/programs/program-1/census?on=2026-03-02')).toStrictEqual(['client-1']);
    expect(await clientsOn('/programs/program-1/census?on=2026-04-24')).toStrictEqual(['client-1']);
    expect(await clientsOn('/programs/program-1/census?on=2026-04-25')).toStrictEqual([]);
    expect(await clientsOn('/programs/program-1/census?on=2026-06-14')).toStrictEqual(['client-1']);
  });

  it('counts who is on leave', async () => {
    const { body } = await ask('/programs/program-1/census?on=2026-03-17');
    expect(body).toMatchObject({ on: '2026-03-17', programId: 'program-1', level: '2.1', present: { clients: 1, onLeave: 1 }, items: [{ onLeave: true }] });
  });

  it('is of today in the time zone of the program where no day is named', async () => {
    expect((await ask('/programs/program-2/census')).body).toMatchObject({ on: '2026-03-10', present: { clients: 5, onLeave: 0 } });
  });

  it('counts a facility by program and level, and lists its own clients alone', async () => {
    const { body } = await ask('/census?on=2026-03-12');
    expect(body).toMatchObject({
      on: '2026-03-12',
      present: { clients: 6, onLeave: 0 },
      programs: [
        { programId: 'program-1', present: { clients: 1, onLeave: 0 }, levels: [{ level: '2.1', clients: 1, onLeave: 0 }] },
        { programId: 'program-2', present: { clients: 5, onLeave: 0 }, levels: [{ level: '2.5', clients: 5, onLeave: 0 }] },
      ],
    });
    expect(JSON.stringify(body)).not.toContain('client-9');
  });

  it('comes in pages, each client once', async () => {
    const pages = await everyPage('/census?on=2026-03-12', 4);
    expect(pages.map((page) => page.length)).toStrictEqual([4, 2]);
    expect(new Set(pages.flat().map(({ enrollmentId }) => enrollmentId)).size).toBe(6);
  });

  it('knows nothing of a program of another facility, nor of a day that does not exist', async () => {
    expect(code(await ask('/programs/program-9/census'))).toStrictEqual([404, 'journeys.program-unknown']);
    expect(code(await ask('/census?on=2026-02-30'))).toStrictEqual([400, 'http.validation-failed']);
  });
});

describe('asking for attendance', () => {
  it('tells a client’s weeks, oldest first', async () => {
    const { body } = await ask('/clients/client-1/attendance');
    expect(body['items']).toMatchObject([
      { isoWeek: '2026-W10', prescribedMinutes: 540, attendedMinutes: 330, attendedDays: 2, missed: { 'no-show': 1 }, verdict: 'short-client' },
      { isoWeek: '2026-W11', attendedMinutes: 550, verdict: 'met' },
      { isoWeek: '2026-W12', scheduledMinutes: null, prescribedMinutes: 540, attended: 0, missed: { 'cancelled-excused': 1 } },
      { isoWeek: '2026-W13', attendedMinutes: 180 },
      { isoWeek: '2026-W25', enrollmentId: 'enrollment-2' },
    ]);
  });

  it('tells the clients of a program in a week, in pages', async () => {
    const pages = await everyPage('/programs/program-2/attendance?week=2026-W11', 2);
    expect(pages.map((page) => page.map(({ clientRef }) => clientRef))).toStrictEqual([['client-2', 'client-3'], ['client-4', 'client-5'], ['client-6']]);
    expect(pages[0]?.[0]).toMatchObject({ attendedMinutes: 102, verdict: 'short-client' });
  });

  it('is refused without a week, and with one that the calendar does not have', async () => {
    expect(code(await ask('/programs/program-2/attendance'))).toStrictEqual([400, 'http.validation-failed']);
    expect(code(await ask('/programs/program-2/attendance?week=2025-W53'))).toStrictEqual([400, 'http.validation-failed']);
  });

  it('knows nothing of what belongs to another facility', async () => {
    expect(code(await ask('/clients/client-9/attendance'))).toStrictEqual([404, 'journeys.client-unknown']);
    expect(code(await ask('/programs/program-9/attendance?week=2026-W10'))).toStrictEqual([404, 'journeys.program-unknown']);
  });
});
