import { describe, expect, it } from '@jest/globals';
import { defaultLimits, type FollowUpCompleted, type JourneyClosed, type JourneyReopened } from '@continuum/contracts';
import { ask } from '@continuum/messaging';
import { CloseJourney } from '../domain/journey/journey.commands.js';
import { clientAdmitted, clientDischarged } from '../testing/builders.js';
import { runOf } from '../testing/process-run.js';
import { journeyEnd } from './journey-end.js';

const run = runOf(journeyEnd);
const followedUp: FollowUpCompleted = {
  type: 'FollowUpCompleted',
  data: {
    enrollmentId: 'enrollment-1',
    clientRef: 'client-1',
    day: 90,
    channel: 'phone',
    abstinent30d: true,
    completedAt: '2026-08-03T14:00:00.000Z',
  },
};
const closed: JourneyClosed = { type: 'JourneyClosed', data: { clientRef: 'client-1', outcome: 'no-contact', closedAt: '2027-05-05T05:00:00.000Z' } };
const reopened: JourneyReopened = { type: 'JourneyReopened', data: { clientRef: 'client-1', cause: 'relapse', reopenedAt: '2027-06-01T14:00:00.000Z' } };

// 365 days after 2026-05-04 is 2027-05-04; the day after begins at 05:00 UTC in Chicago.
const theEnd = '2027-05-05T05:00:00.000Z';

describe('the end of a journey (R28)', () => {
  it('is not awaited while the client is in the program', () => expect(run(clientAdmitted()).waitsFor).toStrictEqual({}));
  it('does not come to the end of day 365 after the last contact', () =>
    expect(run(clientAdmitted(), clientDischarged(), { until: '2027-05-05T04:59:59.999Z' }).asked).toStrictEqual([]));
  it('comes when that day is over', () =>
    expect(run(clientAdmitted(), clientDischarged(), { until: theEnd }).asked).toStrictEqual([
      ask(CloseJourney, { clientRef: 'client-1', outcome: 'no-contact', occurredAt: theEnd }),
    ]));
  it('comes when the policy says', () =>
    expect(run(clientAdmitted({ policy: { version: '2', limits: { ...defaultLimits, journeyClosesDays: 30 } } }), clientDischarged()).waitsFor).toStrictEqual({
      'journey-end': '2026-06-04T05:00:00.000Z',
    }));
  it('moves on with every contact', () =>
    expect(run(clientAdmitted(), clientDischarged(), followedUp).waitsFor).toStrictEqual({ 'journey-end': '2027-08-04T05:00:00.000Z' }));
  it('does not move back for a contact told of late', () =>
    expect(run(clientAdmitted(), followedUp, clientDischarged()).waitsFor).toStrictEqual({ 'journey-end': '2027-08-04T05:00:00.000Z' }));
  it('is not awaited once the client is back', () =>
    expect(run(clientAdmitted(), clientDischarged(), clientAdmitted({ enrollmentId: 'enrollment-2' })).waitsFor).toStrictEqual({}));
  it('is not awaited once it has come', () => expect(run(clientAdmitted(), clientDischarged(), closed).waitsFor).toStrictEqual({}));
  it('is awaited anew when the journey goes on', () =>
    expect(run(clientAdmitted(), clientDischarged(), closed, reopened).waitsFor).toStrictEqual({ 'journey-end': '2028-06-01T05:00:00.000Z' }));
  it('comes with a death', () =>
    expect(run(clientAdmitted(), clientDischarged({ reason: 6 })).asked).toStrictEqual([
      ask(CloseJourney, { clientRef: 'client-1', outcome: 'deceased', occurredAt: '2026-05-04T14:00:00.000Z' }),
    ]));
});
