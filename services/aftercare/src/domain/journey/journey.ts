import type {
  ContinuityGapDetected,
  JourneyClosed,
  JourneyOpened,
  JourneyOutcome,
  JourneyReopenCause,
  JourneyReopened,
  LevelOfCare,
  LevelOfCareStarted,
  LostToFollowUp,
  ReadmissionRequested,
  ReceivingServiceSeen,
  RelapseReported,
  SteppedDown,
  SteppedUp,
  TransferredOut,
} from '@continuum/contracts';
import type { Decider } from '@continuum/event-sourcing';
import type { ClientEnrollments } from '../enrollments/client-enrollments.js';
import { declareLost, detectGap, recordReceivingService } from './continuity.js';
import type { JourneyCommand } from './journey.commands.js';
import { JourneyIsClosed, JourneyUnknown } from './journey.refusals.js';
import { startLevel, stepDown, stepUp, transferOut } from './levels.js';
import { close, open, reopen, reportRelapse, requestReadmission } from './return-to-care.js';

export type JourneyEvent =
  | JourneyOpened
  | LevelOfCareStarted
  | SteppedDown
  | SteppedUp
  | TransferredOut
  | ReceivingServiceSeen
  | ContinuityGapDetected
  | LostToFollowUp
  | RelapseReported
  | ReadmissionRequested
  | JourneyClosed
  | JourneyReopened;

/** A step out of the program that no receiving service has completed yet (R27). */
export interface StepOut {
  readonly enrollmentId: string;
  readonly to: LevelOfCare | null;
  readonly since: string;
  readonly isGap: boolean;
  readonly isLost: boolean;
}

export interface Stay {
  readonly level: LevelOfCare;
  readonly startedAt: string;
  readonly enrollmentId: string | null;
}

interface Walked {
  readonly openedAt: string;
  readonly stay: Stay | null;
  readonly stepOut: StepOut | null;
  readonly reportIds: readonly string[];
  readonly requestIds: readonly string[];
}

export type Journey =
  | { readonly status: 'Unknown' }
  | ({ readonly status: 'Open' } & Walked)
  | ({ readonly status: 'Closed'; readonly outcome: JourneyOutcome; readonly closedAt: string } & Walked);

const fresh: Walked = { openedAt: '', stay: null, stepOut: null, reportIds: [], requestIds: [] };

/** What was walked so far; nothing where the journey is not known. */
export const walkedOf = (journey: Journey): Walked => (journey.status === 'Unknown' ? fresh : journey);

export const openJourneyOf = (journey: Journey, clientRef: string): Extract<Journey, { status: 'Open' }> => {
  if (journey.status === 'Unknown') throw new JourneyUnknown(`Client ${clientRef} has no journey.`, { clientRef });
  if (journey.status === 'Closed') throw new JourneyIsClosed(`The journey of ${clientRef} is closed.`, { clientRef });
  return journey;
};

/** The facts that open a journey which is not open; none where it is. After a death nothing opens it but `ReopenJourney`. */
export const openingOf = (journey: Journey, clientRef: string, at: string, cause: JourneyReopenCause): readonly (JourneyOpened | JourneyReopened)[] => {
  if (journey.status === 'Open') return [];
  if (journey.status === 'Unknown') return [{ type: 'JourneyOpened', data: { clientRef, openedAt: at } }];
  if (journey.outcome === 'deceased') throw new JourneyIsClosed(`The journey of ${clientRef} is closed.`, { clientRef });
  return [{ type: 'JourneyReopened', data: { clientRef, cause, reopenedAt: at } }];
};

const decide = (command: JourneyCommand, journey: Journey, enrollments: ClientEnrollments): readonly JourneyEvent[] => {
  switch (command.type) {
    case 'OpenJourney':
      return open(command, journey);
    case 'StartLevelOfCare':
      return startLevel(command, journey, enrollments);
    case 'StepDown':
      return stepDown(command, journey, enrollments);
    case 'StepUp':
      return stepUp(command, journey, enrollments);
    case 'TransferOut':
      return transferOut(command, journey, enrollments);
    case 'RecordReceivingService':
      return recordReceivingService(command, journey, enrollments);
    case 'DetectContinuityGap':
      return detectGap(command, journey, enrollments);
    case 'DeclareLostToFollowUp':
      return declareLost(command, journey, enrollments);
    case 'ReportRelapse':
      return reportRelapse(command, journey, enrollments);
    case 'RequestReadmission':
      return requestReadmission(command, journey, enrollments);
    case 'CloseJourney':
      return close(command, journey);
    case 'ReopenJourney':
      return [reopen(command, journey)];
  }
};

const steppedOut = (enrollmentId: string, to: LevelOfCare | undefined, since: string): StepOut => ({
  enrollmentId,
  to: to ?? null,
  since,
  isGap: false,
  isLost: false,
});

const evolve = (journey: Journey, event: JourneyEvent): Journey => {
  const walked = walkedOf(journey);
  const status = journey.status === 'Closed' ? { status: journey.status, outcome: journey.outcome, closedAt: journey.closedAt } : { status: 'Open' as const };
  switch (event.type) {
    case 'JourneyOpened':
      return { ...walked, status: 'Open', openedAt: event.data.openedAt };
    case 'JourneyReopened':
      return { ...walked, status: 'Open' };
    case 'LevelOfCareStarted': {
      const { level, startedAt, enrollmentId = null } = event.data;
      const isNewest = walked.stay === null || startedAt >= walked.stay.startedAt;
      return { ...walked, ...status, stay: isNewest ? { level, startedAt, enrollmentId } : walked.stay };
    }
    case 'SteppedDown': {
      const { direction, enrollmentId, to, steppedDownAt } = event.data;
      if (direction === 'inbound' || enrollmentId === undefined) return { ...walked, ...status };
      return { ...walked, ...status, stepOut: steppedOut(enrollmentId, to, steppedDownAt) };
    }
    case 'TransferredOut':
      return { ...walked, ...status, stepOut: steppedOut(event.data.enrollmentId, event.data.to, event.data.transferredAt) };
    case 'SteppedUp':
      return { ...walked, ...status };
    case 'ReceivingServiceSeen':
      return { ...walked, ...status, stepOut: null };
    case 'ContinuityGapDetected':
      return { ...walked, ...status, stepOut: walked.stepOut && { ...walked.stepOut, isGap: true } };
    case 'LostToFollowUp':
      return { ...walked, ...status, stepOut: walked.stepOut && { ...walked.stepOut, isLost: true } };
    case 'RelapseReported':
      return { ...walked, ...status, reportIds: [...walked.reportIds, event.data.reportId] };
    case 'ReadmissionRequested':
      return { ...walked, ...status, requestIds: [...walked.requestIds, event.data.requestId] };
    case 'JourneyClosed':
      return { ...walked, status: 'Closed', outcome: event.data.outcome, closedAt: event.data.closedAt, stepOut: null };
  }
};

/** A client's way through the continuum of care, across enrollments. One stream per client. */
export const journey: Decider<JourneyCommand, Journey, JourneyEvent, ClientEnrollments> = { initial: { status: 'Unknown' }, decide, evolve };
