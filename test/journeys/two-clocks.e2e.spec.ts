import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { daysAgo } from '../support/days.js';
import { continuum, dataFolderOfASpec, Product } from '../support/product.js';

interface Session {
  readonly sessionId: string;
  readonly day: string;
  readonly isoWeek: string;
  readonly status: string;
  readonly minutes: number;
  readonly corrections?: readonly { readonly recordedAt: string }[];
}
interface Week {
  readonly isoWeek: string;
  readonly attendedMinutes: number;
  readonly verdict?: string;
}
interface Timeline {
  readonly clientRef: string;
  readonly enrollments: readonly { readonly sessions: readonly Session[]; readonly weeks: readonly Week[] }[];
}

const facility = 'facility-clocks-1';
// A Saturday, which is over in every time zone wherever the new week has begun.
const sinceMonday = (new Date().getUTCDay() + 6) % 7;
const lastSaturday = daysAgo(sinceMonday + 2).slice(0, 10);
const lastMonday = daysAgo(sinceMonday + 7).slice(0, 10);
const folder = dataFolderOfASpec();
let product: Product;

// A process takes as long to start as the machine is busy.
jest.setTimeout(180_000);
beforeAll(async () => {
  // Weeks of care that were written down as they happened; the last of them was last week.
  const made = await continuum(folder.path, ['simulate', '--clients', '14', '--weeks', '10', '--seed', 'clocks', '--from', daysAgo(71).slice(0, 10), '--json']);
  expect(made.code).toBe(0);
  product = await Product.start(folder.path);
});
afterAll(async () => {
  await product.stop();
  folder.remove();
});

const timeline = async (clientRef: string, query = ''): Promise<Timeline> =>
  (await product.reads(`/clients/${clientRef}/timeline${query}`, { facility })).body as unknown as Timeline;

const sessionsOf = ({ enrollments }: Timeline): readonly Session[] => enrollments.flatMap(({ sessions }) => sessions);
const sessionIn = (told: Timeline, sessionId: string): Session | undefined => sessionsOf(told).find((session) => session.sessionId === sessionId);
const weekIn = (told: Timeline, isoWeek: string): Week | undefined => told.enrollments.flatMap(({ weeks }) => weeks).find((week) => week.isoWeek === isoWeek);

/** A client who attended a session last week, and the session. */
const attendedLastWeek = async (): Promise<{ readonly clientRef: string; readonly session: Session }> => {
  const { body } = await product.reads('/census', { facility });
  for (const { clientRef } of body['items'] as { clientRef: string }[]) {
    const sessions = sessionsOf(await timeline(clientRef));
    const session = sessions.find(({ day, status, minutes }) => day >= lastMonday && day <= lastSaturday && status === 'attended' && minutes > 60);
    if (session !== undefined) return { clientRef, session };
  }
  throw new Error('Nobody attended a session last week.');
};

describe('a correction recorded today for last week', () => {
  it('changes the timeline as of last week, and leaves what was known last week as it was', async () => {
    const { clientRef, session } = await attendedLastWeek();
    const { sessionId, isoWeek, minutes } = session;
    const asOf = `?asOf=${lastSaturday}`;
    const known = `?knownAt=${lastSaturday}`;
    const both = `${asOf}&knownAt=${lastSaturday}`;
    const before = { asOf: await timeline(clientRef, asOf), known: await timeline(clientRef, known), both: await timeline(clientRef, both) };

    const correction = { clientRef, newMinutes: minutes - 45, reason: 'entry-error' };
    const corrected = await product.post(`/sessions/${sessionId}/corrections`, correction, { facility });
    expect({ status: corrected.status, code: corrected.body['code'] }).toStrictEqual({ status: 200, code: undefined });
    const after = { asOf: await timeline(clientRef, asOf), known: await timeline(clientRef, known), both: await timeline(clientRef, both) };

    expect(sessionIn(before.asOf, sessionId)?.minutes).toBe(minutes);
    expect(sessionIn(after.asOf, sessionId)).toMatchObject({ minutes: minutes - 45, corrections: [{ from: { status: 'attended', minutes } }] });
    expect(weekIn(after.asOf, isoWeek)?.attendedMinutes).toBe(Number(weekIn(before.asOf, isoWeek)?.attendedMinutes) - 45);
    expect(after.known).toStrictEqual(before.known);
    expect(after.both).toStrictEqual(before.both);
    expect(sessionIn(await timeline(clientRef), sessionId)?.minutes).toBe(minutes - 45);

    const printed = await continuum(folder.path, ['timeline', clientRef, '--as-of', lastSaturday, '--known-at', lastSaturday, '--json']);
    const sessions = sessionsOf(JSON.parse(printed.out) as Timeline);
    expect(sessions.find((one) => one.sessionId === sessionId)?.minutes).toBe(minutes);
  });

  it('is counted anew in the dose of the week, which is closed again', async () => {
    const { clientRef, session } = await attendedLastWeek();
    const weeks = async (): Promise<readonly Week[]> =>
      (await product.reads(`/clients/${clientRef}/attendance`, { facility })).body['items'] as readonly Week[];
    const minutesIn = (all: readonly Week[]): number | undefined => all.find(({ isoWeek }) => isoWeek === session.isoWeek)?.attendedMinutes;
    const before = minutesIn(await weeks());

    await product.post(`/sessions/${session.sessionId}/corrections`, { clientRef, newMinutes: session.minutes - 1, reason: 'entry-error' }, { facility });
    const { status } = await product.reads('/census', { facility });

    expect(status).toBe(200);
    expect(minutesIn(await weeks())).toBe(Number(before) - 1);
    expect(weekIn(await timeline(clientRef), session.isoWeek)?.verdict).toBeDefined();
  });
});
