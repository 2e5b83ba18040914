import { describe, it } from '@jest/globals';
import type { JourneyClosed, JourneyOpened, JourneyReopened, LevelOfCareStarted, SteppedDown } from '@continuum/contracts';
import { specOf } from '@continuum/testing';
import { enrollment, ordered } from '../../testing/builders.js';
import { ClientNeverEnrolled, EnrollmentUnknown } from '../enrollments/client-enrollments.js';
import { OpenJourney, StartLevelOfCare, StepDown, StepUp, TransferOut } from './journey.commands.js';
import { ClientNotAtLevel, JourneyIsClosed, NotAStepDown, NotAStepUp, SendingDischargeAfterStep, StepBeforeAdmission } from './journey.refusals.js';
import { journey } from './journey.js';

const admittedAt = '2026-03-02T15:00:00.000Z';
const leftAt = '2026-05-04T14:00:00.000Z';
const opened: JourneyOpened = { type: 'JourneyOpened', data: { clientRef: 'client-1', openedAt: admittedAt } };
const closed = (outcome: JourneyClosed['data']['outcome']): JourneyClosed => ({
  type: 'JourneyClosed',
  data: { clientRef: 'client-1', outcome, closedAt: admittedAt },
});
const reopened = (reopenedAt: string, cause: JourneyReopened['data']['cause']): JourneyReopened => ({
  type: 'JourneyReopened',
  data: { clientRef: 'client-1', cause, reopenedAt },
});
const here: LevelOfCareStarted = {
  type: 'LevelOfCareStarted',
  data: { clientRef: 'client-1', enrollmentId: 'enrollment-1', programId: 'program-1', level: '2.1', startedAt: admittedAt },
};
const elsewhere = (level: LevelOfCareStarted['data']['level'], startedAt = leftAt): LevelOfCareStarted => ({
  type: 'LevelOfCareStarted',
  data: { clientRef: 'client-1', level, startedAt },
});
const inbound = (over: Partial<SteppedDown['data']> = {}): SteppedDown => ({
  type: 'SteppedDown',
  data: {
    clientRef: 'client-1',
    enrollmentId: 'enrollment-1',
    from: '3.5',
    to: '2.1',
    direction: 'inbound',
    reason: 'transferred',
    warmHandoff: true,
    steppedDownAt: admittedAt,
    ...over,
  },
});
const outbound = (over: Partial<SteppedDown['data']> = {}): SteppedDown =>
  inbound({ from: '2.1', to: '1.5', direction: 'outbound', reason: 'graduated', steppedDownAt: leftAt, ...over });

const startLevel = (over: Partial<StartLevelOfCare> = {}) =>
  ordered(StartLevelOfCare, { clientRef: 'client-1', enrollmentId: 'enrollment-1', level: '2.1', occurredAt: admittedAt, ...over });
const stepIn = (over: Partial<StepDown> = {}) =>
  ordered(StepDown, {
    clientRef: 'client-1',
    enrollmentId: 'enrollment-1',
    from: '3.5',
    to: '2.1',
    direction: 'inbound',
    reason: 'transferred',
    warmHandoff: true,
    occurredAt: admittedAt,
    ...over,
  });
const stepOut = (over: Partial<StepDown> = {}) => stepIn({ from: '2.1', to: '1.5', direction: 'outbound', reason: 'graduated', occurredAt: leftAt, ...over });
const stepUp = (over: Partial<StepUp> = {}) =>
  ordered(StepUp, { clientRef: 'client-1', from: '2.1', to: '4', cause: 'hospitalized', occurredAt: leftAt, ...over });

const { given } = specOf(journey, [enrollment()]);

describe('opening a journey', () => {
  const openJourney = ordered(OpenJourney, { clientRef: 'client-1', occurredAt: admittedAt });

  it('lets a client set out', () => given().when(openJourney).then([opened]));
  it('changes nothing when it is open', () => given(opened).when(openJourney).thenNothing());
  it('is refused once it was closed', () => given(opened, closed('client-request')).when(openJourney).thenRefused(JourneyIsClosed));
});

describe('starting a level of care', () => {
  it('opens the journey where there is none', () => given().when(startLevel()).then([opened, here]));
  it('goes on in an open journey', () => given(opened).when(startLevel()).then([here]));
  it('changes nothing when the client is at that level of that enrollment', () => given(opened, here).when(startLevel()).thenNothing());
  it('reopens a closed journey', () =>
    given(opened, closed('no-contact'))
      .when(startLevel())
      .then([reopened(admittedAt, 'admitted'), here]));
  it('is refused after a death', () => given(opened, closed('deceased')).when(startLevel()).thenRefused(JourneyIsClosed));
  it('is refused in an enrollment nobody knows', () =>
    given()
      .when(startLevel({ enrollmentId: 'enrollment-2' }))
      .thenRefused(EnrollmentUnknown));
  it('is refused before the enrollment', () =>
    given()
      .when(startLevel({ occurredAt: '2026-03-02T14:59:00.000Z' }))
      .thenRefused(StepBeforeAdmission));
});

describe('stepping down into the program', () => {
  it('opens the journey and starts the level', () => given().when(stepIn()).then([opened, inbound(), here]));
  it('is refused where the level named lower is the same', () =>
    given()
      .when(stepIn({ from: '2.1' }))
      .thenRefused(NotAStepDown));
  it('is refused where the level named lower is higher', () =>
    given()
      .when(stepIn({ from: '1.7' }))
      .thenRefused(NotAStepDown));
  it('goes from the next higher level', () =>
    given()
      .when(stepIn({ from: '2.5' }))
      .then([opened, inbound({ from: '2.5' }), here]));

  it('counts the days since the sending level discharged the client', () =>
    given()
      .when(stepIn({ sendingDischargedAt: '2026-02-27T20:00:00.000Z', sendingOrg: 'org-1' }))
      .then([opened, inbound({ sendingOrg: 'org-1', gapDays: 3 }), here]));
  it('counts none where that was the same day', () =>
    given()
      .when(stepIn({ sendingDischargedAt: '2026-03-02T14:00:00.000Z' }))
      .then([opened, inbound({ gapDays: 0 }), here]));
  it('is refused where the sending level discharged the client later', () =>
    given()
      .when(stepIn({ sendingDischargedAt: '2026-03-02T15:01:00.000Z' }))
      .thenRefused(SendingDischargeAfterStep));
  it('counts from an earlier enrollment here where that was the sending level', () => {
    const partialDay = enrollment({
      enrollmentId: 'enrollment-0',
      levelOfCare: '2.5',
      admittedAt: '2026-01-05T15:00:00.000Z',
      discharge: { reason: 4, at: '2026-02-28T15:00:00.000Z' },
    });

    given()
      .knowing([partialDay, enrollment()])
      .when(stepIn({ from: '2.5' }))
      .then([opened, inbound({ from: '2.5', gapDays: 2 }), here]);
  });
});

describe('stepping down out of the program', () => {
  it('starts the next level elsewhere', () =>
    given(opened, here)
      .when(stepOut())
      .then([outbound(), elsewhere('1.5')]));
  it('names the organizations', () =>
    given(opened, here)
      .when(stepOut({ sendingOrg: 'org-1', receivingOrg: 'org-2' }))
      .then([outbound({ sendingOrg: 'org-1', receivingOrg: 'org-2' }), elsewhere('1.5')]));
  it('takes the latest enrollment where none is named', () => {
    const { enrollmentId: _enrollmentId, ...command } = stepOut();

    given(opened, here)
      .when(ordered(StepDown, command))
      .then([outbound(), elsewhere('1.5')]);
  });
  it('may lead to aftercare alone', () =>
    given(opened, here)
      .when(stepOut({ to: 'aftercare' }))
      .then([outbound({ to: 'aftercare' }), elsewhere('aftercare')]));
  it('is refused where it goes up', () =>
    given(opened, here)
      .when(stepOut({ to: '2.5' }))
      .thenRefused(NotAStepDown));
  it('is refused from a level the client is not at', () =>
    given(opened, here)
      .when(stepOut({ from: '2.5' }))
      .thenRefused(ClientNotAtLevel));
  it('is refused before the admission', () =>
    given(opened)
      .when(stepOut({ occurredAt: '2026-03-02T14:59:00.000Z' }))
      .thenRefused(StepBeforeAdmission));
  it('is refused of a client who was never enrolled', () => {
    const { enrollmentId: _enrollmentId, ...command } = stepOut();

    given().knowing([]).when(ordered(StepDown, command)).thenRefused(ClientNeverEnrolled);
  });
});

describe('stepping up', () => {
  it('starts the higher level', () =>
    given(opened, here)
      .when(stepUp())
      .then([{ type: 'SteppedUp', data: { clientRef: 'client-1', from: '2.1', to: '4', cause: 'hospitalized', steppedUpAt: leftAt } }, elsewhere('4')]));
  it('into the program starts the level there', () =>
    given(opened, elsewhere('1.5', '2026-01-05T14:00:00.000Z'))
      .when(stepUp({ enrollmentId: 'enrollment-1', from: '1.5', to: '2.1', cause: 'relapse', occurredAt: admittedAt }))
      .then([
        {
          type: 'SteppedUp',
          data: { clientRef: 'client-1', enrollmentId: 'enrollment-1', from: '1.5', to: '2.1', cause: 'relapse', steppedUpAt: admittedAt },
        },
        here,
      ]));
  it('is refused where it goes down', () =>
    given(opened, here)
      .when(stepUp({ to: '1.5' }))
      .thenRefused(NotAStepUp));
  it('is refused where it goes nowhere', () =>
    given(opened, here)
      .when(stepUp({ to: '2.1' }))
      .thenRefused(NotAStepUp));
  it('is refused from a level the client is not at', () =>
    given(opened, here)
      .when(stepUp({ from: '1.5' }))
      .thenRefused(ClientNotAtLevel));
});

describe('transferring out', () => {
  const transfer = (over: Partial<TransferOut> = {}) =>
    ordered(TransferOut, { clientRef: 'client-1', enrollmentId: 'enrollment-1', from: '2.1', occurredAt: leftAt, ...over });

  it('is recorded where the next level is not known', () =>
    given(opened, here)
      .when(transfer({ receivingOrg: 'org-2' }))
      .then([
        { type: 'TransferredOut', data: { clientRef: 'client-1', enrollmentId: 'enrollment-1', from: '2.1', receivingOrg: 'org-2', transferredAt: leftAt } },
      ]));
  it('starts the same level elsewhere', () =>
    given(opened, here)
      .when(transfer({ to: '2.1' }))
      .then([
        { type: 'TransferredOut', data: { clientRef: 'client-1', enrollmentId: 'enrollment-1', from: '2.1', to: '2.1', transferredAt: leftAt } },
        elsewhere('2.1'),
      ]));
});
