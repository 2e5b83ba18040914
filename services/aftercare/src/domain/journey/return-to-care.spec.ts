import { describe, it } from '@jest/globals';
import type { JourneyClosed, JourneyOpened, JourneyReopened, ReadmissionRequested, RelapseReported } from '@continuum/contracts';
import { specOf } from '@continuum/testing';
import { enrollment, ordered } from '../../testing/builders.js';
import { ClientNeverEnrolled } from '../enrollments/client-enrollments.js';
import { CloseJourney, ReopenJourney, ReportRelapse, RequestReadmission } from './journey.commands.js';
import {
  ClientStillEnrolled,
  ClosedBeforeOpened,
  JourneyIsClosed,
  JourneyNotClosed,
  JourneyUnknown,
  RelapseBeganLater,
  ReopenedBeforeClosed,
} from './journey.refusals.js';
import { journey } from './journey.js';

const at = '2026-06-01T14:00:00.000Z';
const left = enrollment({ discharge: { reason: 1, at: '2026-05-04T14:00:00.000Z' } });
const opened: JourneyOpened = { type: 'JourneyOpened', data: { clientRef: 'client-1', openedAt: '2026-03-02T15:00:00.000Z' } };
const closed: JourneyClosed = { type: 'JourneyClosed', data: { clientRef: 'client-1', outcome: 'client-request', closedAt: '2026-05-20T14:00:00.000Z' } };
const reopened = (cause: JourneyReopened['data']['cause'], reopenedAt = at): JourneyReopened => ({
  type: 'JourneyReopened',
  data: { clientRef: 'client-1', cause, reopenedAt },
});
const relapse: RelapseReported = {
  type: 'RelapseReported',
  data: { clientRef: 'client-1', reportId: 'report-1', substance: 2, since: '2026-05-30T14:00:00.000Z', disclosedBy: 'client', reportedAt: at },
};
const requested: ReadmissionRequested = {
  type: 'ReadmissionRequested',
  data: { clientRef: 'client-1', programId: 'program-1', requestId: 'request-1', track: 'SUD', cause: 'relapse', requestedAt: at },
};

const report = (over: Partial<ReportRelapse> = {}) =>
  ordered(ReportRelapse, {
    reportId: 'report-1',
    clientRef: 'client-1',
    substance: 2,
    since: '2026-05-30T14:00:00.000Z',
    disclosedBy: 'client',
    occurredAt: at,
    ...over,
  });
const request = (over: Partial<RequestReadmission> = {}) =>
  ordered(RequestReadmission, { requestId: 'request-1', clientRef: 'client-1', cause: 'relapse', occurredAt: at, ...over });
const close = (over: Partial<CloseJourney> = {}) =>
  ordered(CloseJourney, { clientRef: 'client-1', outcome: 'client-request', occurredAt: '2026-05-20T14:00:00.000Z', ...over });
const reopen = (occurredAt = at) => ordered(ReopenJourney, { clientRef: 'client-1', cause: 'client-request', occurredAt });

const { given } = specOf(journey, [left]);

describe('reporting a relapse', () => {
  it('is recorded', () => given(opened).when(report()).then([relapse]));
  it('is recorded of a client still in the program, and ends nothing', () => given(opened).knowing([enrollment()]).when(report()).then([relapse]));
  it('reopens a closed journey', () =>
    given(opened, closed)
      .when(report())
      .then([reopened('relapse'), relapse]));
  it('changes nothing when the same was reported', () => given(opened, relapse).when(report()).thenNothing());
  it('may tell of one that begins now', () =>
    given(opened)
      .when(report({ since: at }))
      .then([{ type: 'RelapseReported', data: { ...relapse.data, since: at } }]));
  it('is refused of one that begins later', () =>
    given(opened)
      .when(report({ since: '2026-06-01T14:01:00.000Z' }))
      .thenRefused(RelapseBeganLater));
  it('is refused of a client who was never enrolled', () => given(opened).knowing([]).when(report()).thenRefused(ClientNeverEnrolled));
});

describe('requesting a readmission', () => {
  it('goes to the program that treated the client last', () => given(opened).when(request()).then([requested]));
  it('goes to the program named', () =>
    given(opened)
      .when(request({ programId: 'program-2' }))
      .then([{ type: 'ReadmissionRequested', data: { ...requested.data, programId: 'program-2' } }]));
  it('changes nothing when the same was requested', () => given(opened, requested).when(request()).thenNothing());
  it('reopens a closed journey', () =>
    given(opened, closed)
      .when(request())
      .then([reopened('readmission-requested'), requested]));
  it('is refused while the client is in the program', () => given(opened).knowing([enrollment()]).when(request()).thenRefused(ClientStillEnrolled));
  it('is refused of a client who was never enrolled', () => given(opened).knowing([]).when(request()).thenRefused(ClientNeverEnrolled));
});

describe('closing a journey', () => {
  it('ends it', () => given(opened).when(close()).then([closed]));
  it('changes nothing when it was closed so', () => given(opened, closed).when(close()).thenNothing());
  it('is refused when it was closed otherwise', () =>
    given(opened, closed)
      .when(close({ outcome: 'moved-away' }))
      .thenRefused(JourneyIsClosed));
  it('is refused where there is none', () => given().when(close()).thenRefused(JourneyUnknown));
  it('is refused before it opened', () =>
    given(opened)
      .when(close({ occurredAt: '2026-03-02T14:59:00.000Z' }))
      .thenRefused(ClosedBeforeOpened));
});

describe('reopening a journey', () => {
  it('lets it go on', () =>
    given(opened, closed)
      .when(reopen())
      .then([reopened('client-request')]));
  it('is refused while it is open', () => given(opened).when(reopen()).thenRefused(JourneyNotClosed));
  it('is refused where there is none', () => given().when(reopen()).thenRefused(JourneyUnknown));
  it('is refused before it closed', () => given(opened, closed).when(reopen('2026-05-20T13:59:00.000Z')).thenRefused(ReopenedBeforeClosed));
});
